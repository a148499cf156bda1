import type { Finding, Place } from '../../schemas/finding.ts';
import { formOf } from '../../schemas/form/index.ts';

/** A part of the report with its title; without place it is the report as a whole. */
export interface Part {
  readonly place: Place | undefined;
  readonly title: string;
}

/** The parts of a report in printed order, by their official titles, which all editions share. */
export const parts: readonly Part[] = [
  { place: undefined, title: '全文' },
  { place: 'title', title: '标题' },
  { place: 'preamble', title: '引言' },
  ...formOf('2021').sections.map(({ key, numeral, title }) => ({ place: key, title: `${numeral}、${title}` })),
];

/** Where a finding belongs: where its rule says, otherwise where its words stand. */
export const placeOf = ({ section, quotes }: Pick<Finding, 'section' | 'quotes'>): Place | undefined =>
  section ?? quotes[0]?.place;
