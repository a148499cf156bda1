import type { Report } from '../../schemas/report.ts';
import type { RollUp } from '../../schemas/rollUp.ts';
import { asFigures } from './figures.ts';
import { titleOfRollUp } from './words.ts';

/** The sums as the tables of a report without text, for whatever prints or checks reports. */
export const sumReport = (rolled: RollUp): Report => ({
  ...asFigures(rolled.edition, Object.fromEntries(Object.entries(rolled.cells).map(([name, { sum }]) => [name, sum]))),
  title: titleOfRollUp(rolled),
  agency: rolled.parentName,
  year: rolled.year,
  preamble: [],
  headings: [],
  sections: { overview: [], problems: [], other: [] },
  tableNotes: { disclosure: [], applications: [], disputes: [] },
});
