import { type CellDefinition, cellsOf } from './derive.ts';
import type { Form } from './model.ts';

/** A cell of one form and the one that counts the same in another. */
export interface Counterpart {
  readonly cell: CellDefinition;
  readonly other: CellDefinition;
}

/**
 * What two editions count in common: same row, same column, same unit. So table 2 but for （六）其他处理, table 3, and of
 * table 1 the decisions; documents issued and documents made public are different things, fees and fee items as well.
 */
export const counterparts = (form: Form, otherForm: Form): Counterpart[] => {
  const others = new Map(cellsOf(otherForm).map((cell) => [placeOf(cell), cell]));
  return cellsOf(form).flatMap((cell) => {
    const other = others.get(placeOf(cell));
    return other && other.column.leaf.unit === cell.column.leaf.unit ? [{ cell, other }] : [];
  });
};

const placeOf = ({ table, row, column }: CellDefinition): string => [table, row.leaf.key, column.leaf.key].join(' ');
