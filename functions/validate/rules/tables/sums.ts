import { type Equation, equationsOf } from '../../../../schemas/form/derive.ts';
import type { Form } from '../../../../schemas/form/model.ts';

/** An equation of the form with its two sides as filled in. */
export interface Sum {
  readonly equation: Equation;
  readonly left: number;
  readonly right: number;
  /** left − right; 0 when the sum holds. */
  readonly difference: number;
}

/** Sums that do not hold, by one root. */
export interface Break {
  /** The sum to show. */
  readonly main: Sum;
  /** The one cell that, made smaller by `excess`, mends `main` and all of `follows`; undefined when no single cell does. */
  readonly root?: { readonly name: string; readonly excess: number };
  /** Further broken sums that have the same root. */
  readonly follows: readonly Sum[];
}

/** Adds up one equation; undefined when a figure is not known. */
export const sumOf = (equation: Equation, figure: (name: string) => number | undefined): Sum | undefined => {
  const side = (names: readonly string[]): number => names.reduce((total, name) => total + (figure(name) ?? NaN), 0);
  const [left, right] = [side(equation.left), side(equation.right)];
  return Number.isNaN(left + right) ? undefined : { equation, left, right, difference: left - right };
};

/**
 * Finds the roots of the sums that do not hold (A06: one typing error is reported once).
 *
 * A single wrong cell breaks all of its equations by the same amount: such a cell is taken as their root, unless another
 * cell explains one of them as well. What is left is shown sum by sum, except in the column 总计: its sum is the sum of
 * the other columns and of the rows involved, so when all of these are known it never breaks of its own.
 */
export const breaksOf = (form: Form, sums: readonly Sum[], figure: (name: string) => number | undefined): Break[] => {
  const rooted = unrivalled(candidatesIn(form, sums, figure));
  const claimed = new Set(rooted.flatMap(sumsOf));
  const rest = sums.filter((sum) => sum.difference !== 0 && !claimed.has(sum));
  const terms = new Map(rest.map((sum) => [sum, termsOf(form, sum, sums)]));
  const mains = rest.filter((sum) => terms.get(sum) === undefined);
  // A root cancels out between its row and its column; so a derived sum follows from a break that has none.
  const causeOf = (sum: Sum): Sum | undefined => mains.find((main) => terms.get(sum)?.includes(main));
  const breaks = [...rooted, ...mains.map((main) => ({ main, follows: rest.filter((sum) => causeOf(sum) === main) }))];
  return breaks.sort((one, other) => sums.indexOf(one.main) - sums.indexOf(other.main));
};

interface Candidate extends Break {
  readonly root: { readonly name: string; readonly excess: number };
}

const candidatesIn = (form: Form, sums: readonly Sum[], figure: (name: string) => number | undefined): Candidate[] => {
  const known = byCell(sums.map((sum) => [sum, sum.equation]));
  const all = byCell(equationsOf(form).map((equation) => [equation, equation]));
  return (
    [...known]
      // Where a sum of the cell is not known, nobody can say that it would hold.
      .filter(([name, own]) => own.length === all.get(name)?.length)
      .flatMap(([name, own]) => candidateOf(name, own, figure(name) ?? 0))
  );
};

/** What stands beside each equation, by the cells of the equation. */
const byCell = <T>(entries: readonly (readonly [T, Equation])[]): Map<string, T[]> => {
  const found = new Map<string, T[]>();
  for (const [entry, { left, right }] of entries) {
    for (const name of [...left, ...right]) found.set(name, [...(found.get(name) ?? []), entry]);
  }
  return found;
};

/** The cell as root of all its equations, if each of them is broken by the same excess. */
const candidateOf = (name: string, own: readonly Sum[], value: number): Candidate[] => {
  const excesses = own.map(({ equation, difference }) => (equation.left.includes(name) ? difference : -difference));
  const [excess = 0] = excesses;
  const explains = excess !== 0 && excesses.every((each) => each === excess) && value >= excess;
  if (!explains) return [];
  // Where the cell is the total of the others, that sum is the plainest to show.
  const main = own.find(({ equation }) => equation.left.length === 1 && equation.left[0] === name) ?? own[0]!;
  return [{ main, root: { name, excess }, follows: own.filter((sum) => sum !== main) }];
};

const sumsOf = ({ main, follows }: Break): Sum[] => [main, ...follows];

/** Those that explain most, as long as no other candidate explains as much of the same. */
const unrivalled = (candidates: readonly Candidate[]): Candidate[] => {
  const accepted: Candidate[] = [];
  const sizes = [...new Set(candidates.map((candidate) => sumsOf(candidate).length))].sort((a, b) => b - a);
  for (const size of sizes) {
    const taken = new Set(accepted.flatMap(sumsOf));
    const open = candidates.filter((one) => sumsOf(one).length === size && !sumsOf(one).some((sum) => taken.has(sum)));
    const shares = (one: Candidate, other: Candidate): boolean =>
      one !== other && sumsOf(one).some((sum) => sumsOf(other).includes(sum));
    accepted.push(...open.filter((one) => !open.some((other) => shares(one, other))));
  }
  return accepted;
};

/** The sums from which the one in the column of totals follows; undefined for other sums and when one is not known. */
const termsOf = (form: Form, sum: Sum, sums: readonly Sum[]): Sum[] | undefined => {
  const { footing, key, left, right } = sum.equation;
  const across = form.footing.find((other) => other.table === footing.table && other.along === 'row');
  if (footing.along !== 'column' || !across?.left.includes(key)) return undefined;
  const terms = sums.filter(({ equation }) =>
    equation.footing === footing
      ? across.right.includes(equation.key)
      : equation.footing === across && equation.left.some((name) => left.includes(name) || right.includes(name)),
  );
  return terms.length === across.right.length + left.length + right.length ? terms : undefined;
};
