import { cellsOf, type Equation, equationsOf } from '../../../../schemas/form/derive.ts';
import { cellNamed } from '../../place.ts';
import type { Context } from '../../rule.ts';
import { notAFigure } from './figure.ts';
import { type Break, breaksOf, type Sum, sumOf } from './sums.ts';

/** The sums of the form (F1–F4 of the field notes) and what stands in their way. */
interface Account {
  readonly breaks: readonly Break[];
  /** Totals left empty over parts that are not 0, with what they should say. */
  readonly emptyTotals: readonly EmptyTotal[];
  /** Equations with a cell that holds no figure. */
  readonly open: readonly Equation[];
  /** What a cell counts for: a blank as 0 (A08 asks to fill it), what is no figure not at all. */
  readonly figure: (name: string) => number | undefined;
}

interface EmptyTotal {
  readonly sum: Sum;
  /** Whether the column agrees with what the row adds up to, once other roots are mended. */
  readonly certain: boolean;
}

const accounts = new WeakMap<Context, Account>();

/** Worked out once for each context; several rules ask for it. */
export const accountOf = (context: Context): Account => {
  const account = accounts.get(context) ?? workOut(context);
  accounts.set(context, account);
  return account;
};

const workOut = ({ form, report }: Context): Account => {
  const equations = equationsOf(form);
  const written = new Map(
    cellsOf(form).map(({ name }) => {
      const cell = report.cells[name]!;
      return [name, notAFigure(cellNamed(form, name), cell) ? undefined : (cell.value ?? 0)];
    }),
  );
  const empty = equations
    .filter(({ footing, left }) => footing.along === 'row' && report.cells[left[0]!]!.value === null)
    .flatMap((equation) => sumOf(equation, (name) => written.get(name)) ?? [])
    .filter(({ difference }) => difference !== 0);
  const meant = new Map(empty.map(({ equation, right }) => [equation.left[0], right]));
  const figure = (name: string): number | undefined => meant.get(name) ?? written.get(name);
  const sums = equations.flatMap((equation) => sumOf(equation, figure) ?? []);
  const summed = new Set(sums.map(({ equation }) => equation));
  const breaks = breaksOf(form, sums, figure);
  const unexplained = breaks.filter(({ root }) => !root).flatMap(({ main, follows }) => [main, ...follows]);
  const doubtful = new Set(unexplained.flatMap(cellsOfSum));
  return {
    breaks,
    emptyTotals: empty.map((sum) => ({ sum, certain: !doubtful.has(sum.equation.left[0]!) })),
    open: equations.filter((equation) => !summed.has(equation)),
    figure,
  };
};

export const cellsOfSum = ({ equation }: Sum): string[] => [...equation.left, ...equation.right];

/** Cells the sums already speak of by name; they need no second finding for being empty. */
export const namedBySums = (context: Context): ReadonlySet<string> => {
  const { breaks, emptyTotals } = accountOf(context);
  const roots = breaks.flatMap(({ root }) => root?.name ?? []);
  return new Set([...roots, ...emptyTotals.map(({ sum }) => sum.equation.left[0]!)]);
};
