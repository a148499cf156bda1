import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { exactSum } from './exactSum.ts';
import { type Figures, figureOf } from './figures.ts';

export const applicants = ['naturalPerson', 'corp', 'research', 'welfare', 'legalService', 'other'] as const;
export type Applicant = (typeof applicants)[number];

/**
 * What both editions count alike in tables 2 and 3, for one report or one sum. Null: not known. Of table 1 nothing is
 * here: documents issued and documents made public, fees and fee items are different things.
 */
export interface Counts {
  /** New applications (一), taken over (二), answered (三（七）), carried on (四); all applicants. */
  readonly received: number | null;
  readonly carriedIn: number | null;
  readonly handled: number | null;
  readonly carriedOut: number | null;
  /** Results under 三 by group; （六） is one row in 2019 and three since 2021. */
  readonly disclosed: number | null;
  readonly partly: number | null;
  readonly refused: number | null;
  readonly unable: number | null;
  readonly notProcessed: number | null;
  readonly otherwise: number | null;
  /** New applications by kind of applicant. */
  readonly byApplicant: Readonly<Record<Applicant, number | null>>;
  /** Table 3, reviews and both kinds of lawsuits together: all, those not closed yet, those whose result was corrected. */
  readonly disputes: number | null;
  readonly pending: number | null;
  readonly corrected: number | null;
}

/** Shares of a whole, 0 to 1; null where the whole is 0 or something is not known. */
export interface Rates {
  /** 公开率: (予以公开 + 部分公开) / 办理结果总计. */
  readonly disclosure: number | null;
  /** 纠错率: 结果纠正 / 总计, reviews and lawsuits together, those not closed yet included. */
  readonly correction: number | null;
  /** 结转率: 结转下年度 / (本年新收 + 上年结转). */
  readonly carried: number | null;
  /** New applications by kind of applicant. */
  readonly byApplicant: Readonly<Record<Applicant, number | null>>;
}

/** Cells of table 2 by the beginning of their row, in one column. */
const rowsOf = (edition: Figures['edition'], rows: RegExp, column: string): string[] =>
  cellsOf(formOf(edition))
    .filter(({ table, row, column: own }) => table === 't2' && rows.test(row.leaf.key) && own.leaf.key === column)
    .map(({ name }) => name);

const disputesOf = (edition: Figures['edition'], member: string): string[] =>
  cellsOf(formOf(edition))
    .filter(({ table, column }) => table === 't3' && column.leaf.key.endsWith(`.${member}`))
    .map(({ name }) => name);

const addUp = (values: readonly (number | null)[]): number | null =>
  values.includes(null) ? null : exactSum(values.filter((value) => value !== null));

/** Counts one report. */
export const countsOf = (figures: Figures): Counts => {
  const { edition } = figures;
  const sum = (names: readonly string[]): number | null => addUp(names.map((name) => figureOf(figures, name) ?? null));
  const total = (rows: RegExp): number | null => sum(rowsOf(edition, rows, 'total'));
  return {
    received: total(/^r1$/u),
    carriedIn: total(/^r2$/u),
    handled: total(/^r3_7$/u),
    carriedOut: total(/^r4$/u),
    disclosed: total(/^r3_1$/u),
    partly: total(/^r3_2$/u),
    refused: total(/^r3_3_/u),
    unable: total(/^r3_4_/u),
    notProcessed: total(/^r3_5_/u),
    otherwise: total(/^r3_6/u),
    byApplicant: eachApplicant((applicant) => sum(rowsOf(edition, /^r1$/u, applicant))),
    disputes: sum(disputesOf(edition, 'total')),
    pending: sum(disputesOf(edition, 'pending')),
    corrected: sum(disputesOf(edition, 'correct')),
  };
};

const eachApplicant = (value: (applicant: Applicant) => number | null): Counts['byApplicant'] =>
  Object.fromEntries(applicants.map((applicant) => [applicant, value(applicant)])) as Counts['byApplicant'];

type Single = Exclude<keyof Counts, 'byApplicant'>;
const singles: readonly Single[] = [
  ...(['received', 'carriedIn', 'handled', 'carriedOut', 'disclosed', 'partly', 'refused'] as const),
  ...(['unable', 'notProcessed', 'otherwise', 'disputes', 'pending', 'corrected'] as const),
];

/** Adds up the counts of several reports, of whatever edition; what one does not tell is not known of all. */
export const totalOf = (all: readonly Counts[]): Counts => ({
  ...(Object.fromEntries(singles.map((name) => [name, addUp(all.map((one) => one[name]))])) as Record<
    Single,
    number | null
  >),
  byApplicant: eachApplicant((applicant) => addUp(all.map((one) => one.byApplicant[applicant]))),
});

const share = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

/** The rates that follow from counts. */
export const ratesOf = (counts: Counts): Rates => ({
  disclosure: share(addUp([counts.disclosed, counts.partly]), counts.handled),
  correction: share(counts.corrected, counts.disputes),
  carried: share(counts.carriedOut, addUp([counts.received, counts.carriedIn])),
  byApplicant: eachApplicant((applicant) => share(counts.byApplicant[applicant], counts.received)),
});
