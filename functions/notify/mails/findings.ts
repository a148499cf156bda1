import type { Finding } from '../../../schemas/finding.ts';
import { formOf } from '../../../schemas/form/index.ts';
import type { Part } from '../letter.ts';

const marks = { error: '【须改正】', warning: '【请核对】', info: '' } as const;

/** The parts of a report in printed order, by their official titles, which all editions share. */
const places: readonly (readonly [section: Finding['section'], title: string])[] = [
  [undefined, '全文'],
  ['title', '标题'],
  ['preamble', '引言'],
  ...formOf('2021').sections.map(({ key, numeral, title }) => [key, `${numeral}、${title}`] as const),
];

/**
 * Findings in words a clerk can act on, grouped by part of the report in printed order; in each part what must be
 * corrected comes first. What could not be assessed is not the sender's concern and is left out.
 */
export const findingLists = (findings: readonly Finding[]): Part[] =>
  places.flatMap(([section, title]): Part[] => {
    const here = findings.filter((finding) => finding.section === section);
    const items = (['error', 'warning'] as const).flatMap((severity) =>
      here.filter((finding) => finding.severity === severity).map(({ message }) => `${marks[severity]}${message}`),
    );
    return items.length > 0 ? [{ kind: 'list', title, items }] : [];
  });
