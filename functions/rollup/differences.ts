import { counterparts } from '../../schemas/form/counterparts.ts';
import type { CellDefinition } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { RollUp, RollUpMember } from '../../schemas/rollUp.ts';
import { exactSum } from './exactSum.ts';
import { type Figures, figureOf } from './figures.ts';
import { filedIn } from './rollUp.ts';

/** One cell of a government's report beside the sum of its agencies'. */
export interface Beside {
  /** Of the government's own edition. */
  readonly cell: CellDefinition;
  /** Name of the cell in the roll-up. */
  readonly name: string;
  /** Undefined when the report gives no figure there. */
  readonly own: number | undefined;
  readonly sum: number;
  /** own − sum; 0 where `own` is not known. */
  readonly difference: number;
  /** Members whose report is there but says nothing about this cell. */
  readonly without: readonly string[];
}

/** Holds a report against a roll-up, cell by cell, where both mean the same. */
export const besides = (own: Figures, rolled: RollUp): Beside[] =>
  counterparts(formOf(own.edition), formOf(rolled.edition)).flatMap(({ cell, other }) => {
    const rolledCell = rolled.cells[other.name];
    if (!rolledCell) return [];
    const figure = figureOf(own, cell.name);
    const { sum, without } = rolledCell;
    const difference = figure === undefined ? 0 : exactSum([figure, -sum]);
    return [{ cell, name: other.name, own: figure, sum, difference, without }];
  });

/** The one member that explains all differences: it was left out, or counted twice. */
export interface Culprit {
  readonly member: RollUpMember;
  readonly kind: 'leftOut' | 'twice';
}

/**
 * Looks for a single member whose figures are the difference in every cell, so that the mistake has a name. A member that
 * has hardly any figures explains nothing.
 */
export const culpritOf = (cells: readonly Beside[], rolled: RollUp): Culprit | undefined => {
  const known = cells.filter(({ own, without }) => own !== undefined && without.length === 0);
  const explains = ({ figures }: RollUpMember, sign: 1 | -1): boolean =>
    known.every(({ name, difference }) => difference === sign * (figures[name] ?? 0) + 0);
  const candidates = filedIn(rolled).filter(({ figures }) => known.some(({ name }) => (figures[name] ?? 0) !== 0));
  const found = (
    [
      ['leftOut', -1],
      ['twice', 1],
    ] as const
  ).flatMap(([kind, sign]) =>
    candidates.filter((member) => explains(member, sign)).map((member) => ({ member, kind })),
  );
  return found.length === 1 ? found[0] : undefined;
};
