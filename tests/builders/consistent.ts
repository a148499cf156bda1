import fc from 'fast-check';
import { cellsOf, equationsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Edition, Form } from '../../schemas/form/model.ts';
import type { Report } from '../../schemas/report.ts';
import { reportOf } from './report.ts';

type Figures = Readonly<Record<string, number>>;

/**
 * Reports in which every sum of the form holds, with figures from none to many: made top-down, as cases come in. What
 * came in is answered or carried on, what was answered is shared out among the results; totals follow.
 */
export const consistentReports = (edition: Edition): fc.Arbitrary<Report> =>
  fc.tuple(disclosureOf(edition), applicationsOf(edition), disputesOf(edition)).map((tables) => {
    const year = Number.parseInt(edition, 10) + (edition === '2021' ? 4 : 0);
    return reportOf({ edition, year, cells: withTotals(formOf(edition), Object.assign({}, ...tables)) });
  });

/** Two years of one body on the form in force, the second going on from the first: its row 二 and its stocks. */
export const consistentYears = (): fc.Arbitrary<{ readonly lastYear: Report; readonly report: Report }> =>
  fc
    .tuple(disclosureOf('2021'), disclosureOf('2021'), applicationsOf('2021'), applicationsOf('2021'))
    .map(([firstDisclosure, disclosure, firstApplications, applications]) => {
      const form = formOf('2021');
      const first = withTotals(form, { ...firstDisclosure, ...firstApplications });
      const second = withTotals(form, continued(first, { ...disclosure, ...applications }));
      return { lastYear: reportOf({ year: 2024, cells: first }), report: reportOf({ year: 2025, cells: second }) };
    });

/** The figures of a year that takes over what the one before carried on; what that adds is granted. */
const continued = (first: Figures, second: Figures): Figures => {
  const cells: Record<string, number> = { ...second };
  for (const applicant of applicants) {
    const [r1, r2, granted, answered] = ['r1', 'r2', 'r3_1', 'r3_7'].map((row) => `t2.${row}.${applicant}`);
    const received = cells[r1!]! + cells[r2!]!;
    const carriedIn = first[`t2.r4.${applicant}`]!;
    const more = Math.max(0, carriedIn - received);
    Object.assign(cells, { [r1!]: received + more - carriedIn, [r2!]: carriedIn });
    Object.assign(cells, { [granted!]: cells[granted!]! + more, [answered!]: cells[answered!]! + more });
  }
  for (const row of ['t1.rule', 't1.normdoc']) {
    cells[`${row}.valid`] = first[`${row}.valid`]! + cells[`${row}.issued`]!;
    cells[`${row}.repealed`] = 0;
  }
  return cells;
};

const applicants = ['naturalPerson', 'corp', 'research', 'welfare', 'legalService', 'other'];

/** Mostly small, as most bodies have few cases. */
const count = (): fc.Arbitrary<number> => fc.oneof(fc.constant(0), fc.nat({ max: 9 }), fc.nat({ max: 9_000 }));

/** Table 1: anything the form allows, but with stocks that cover what was issued. */
const disclosureOf = (edition: Edition): fc.Arbitrary<Figures> => {
  const cells = cellsOf(formOf(edition)).filter(({ table }) => table === 't1');
  const figure = fc.record(
    Object.fromEntries(cells.map(({ name, column }) => [name, allowed(column.leaf.decimals ?? 0, column.leaf.signed)])),
  );
  return figure.map((figures) => {
    const valid = ['t1.rule', 't1.normdoc'].filter((row) => `${row}.valid` in figures);
    return { ...figures, ...Object.fromEntries(valid.map((row) => [`${row}.valid`, stock(figures, row)])) };
  });
};

const stock = (figures: Figures, row: string): number => figures[`${row}.valid`]! + figures[`${row}.issued`]!;

const allowed = (decimals: number, signed = false): fc.Arbitrary<number> => {
  if (signed) return fc.integer({ min: -99, max: 99 });
  return decimals === 0 ? count() : fc.nat({ max: 99_999_999 }).map((value) => value / 10 ** decimals);
};

/** Table 2, column by column. */
const applicationsOf = (edition: Edition): fc.Arbitrary<Figures> => {
  const results = formOf(edition).footing.find(({ rule }) => rule === 'A02')!.right;
  const column = fc.record({
    fresh: count(),
    carriedIn: fc.oneof(fc.constant(0), count()),
    /** Share of what came in that is carried on, in hundredths. */
    carriedOn: fc.oneof(fc.constant(0), fc.nat({ max: 100 })),
    weights: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 9 })), {
      minLength: results.length,
      maxLength: results.length,
    }),
  });
  return fc.tuple(...applicants.map(() => column)).map((columns) =>
    Object.assign(
      {},
      ...columns.map(({ fresh, carriedIn, carriedOn, weights }, index) => {
        const open = Math.floor(((fresh + carriedIn) * carriedOn) / 100);
        const answered = fresh + carriedIn - open;
        const shares = sharedOut(answered, weights).map((share, at) => [results[at]!, share] as const);
        const rows = [['r1', fresh], ['r2', carriedIn], ...shares, ['r3_7', answered], ['r4', open]] as const;
        return Object.fromEntries(rows.map(([row, value]) => [`t2.${row}.${applicants[index]}`, value]));
      }),
    ),
  );
};

/** A whole in parts by weight; what does not divide goes to the first. */
const sharedOut = (whole: number, weights: readonly number[]): number[] => {
  const all = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => (all === 0 ? 0 : Math.floor((whole * weight) / all)));
  const rest = whole - shares.reduce((total, share) => total + share, 0);
  return shares.map((share, index) => (index === 0 ? share + rest : share));
};

const disputesOf = (edition: Edition): fc.Arbitrary<Figures> =>
  fc.record(
    Object.fromEntries(
      cellsOf(formOf(edition))
        .filter(({ table, column }) => table === 't3' && !column.leaf.key.endsWith('.total'))
        .map(({ name }) => [name, count()]),
    ),
  );

/** Fills in the totals of rows and groups. */
const withTotals = (form: Form, figures: Figures): Figures => {
  const rows = equationsOf(form).filter(({ footing }) => footing.along === 'row');
  const totals = rows.map(({ left, right }) => [left[0]!, right.reduce((sum, name) => sum + (figures[name] ?? 0), 0)]);
  return { ...figures, ...Object.fromEntries(totals) };
};
