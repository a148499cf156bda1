import type { Edition } from '../../../schemas/form/model.ts';
import type { PublishedReport } from '../../../schemas/publishedReport.ts';

/** The figures of one agency's year, as far as they are numbers: null where nothing, a nil sign or a word was written. */
export interface YearFigures {
  readonly year: number;
  readonly edition: Edition;
  /** The agency's name in that year. */
  readonly agencyName: string;
  /** By cell name, see `schemas/form/`. */
  readonly cells: Readonly<Record<string, number | null>>;
}

/** The figures of a published `report.json`. */
export const figuresOf = ({ year, edition, agency, cells }: PublishedReport): YearFigures => ({
  year,
  edition,
  agencyName: agency,
  cells: Object.fromEntries(Object.entries(cells).map(([name, { value }]) => [name, value])),
});

/**
 * A figure by its name in the form in force, also out of an older edition where it means the same: decisions on licences,
 * penalties and coercion stand in table 1 of both; what else table 1 asks for differs. `t2.r3_6.<applicant>` is
 * （六）其他处理 as a whole: one row until 2020, the sum of three since. Undefined: that edition has nothing of this meaning.
 */
export const figureOf = ({ cells }: YearFigures, name: string): number | null | undefined => {
  if (name in cells) return cells[name];
  const trial = name.replace(/^t1\.(licence|penalty|coercion)\.decisions$/, 't1x.$1.decisions');
  if (trial in cells) return cells[trial];
  const whole = /^t2\.r3_6\.(\w+)$/.exec(name);
  const parts = whole ? ['1', '2', '3'].map((part) => `t2.r3_6_${part}.${whole[1]}`) : [];
  return parts.length > 0 && parts.every((part) => part in cells) ? sumOf(parts.map((part) => cells[part])) : undefined;
};

/** The sum of what is there; null when nothing is. */
export const sumOf = (values: readonly (number | null | undefined)[]): number | null => {
  const there = values.filter((value) => value !== null && value !== undefined);
  return there.length > 0 ? there.reduce((sum, value) => sum + value, 0) : null;
};

const plain = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 4 });

/** A figure in words and tables: no separators, no noise of binary fractions; a dash where there is none. */
export const shownFigure = (value: number | null | undefined): string =>
  value === null || value === undefined ? '—' : plain.format(value);

/** What a figure changed by, with its sign; 持平 when it did not, a dash when one of the two is missing. */
export const shownChange = (before: number | null | undefined, after: number | null | undefined): string => {
  if (typeof before !== 'number' || typeof after !== 'number') return '—';
  const change = plain.format(after - before);
  if (Number(change) === 0) return '持平';
  return Number(change) > 0 ? `+${change}` : change.replace('-', '−');
};
