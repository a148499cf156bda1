import { type CellDefinition, cellsOf } from './derive.ts';
import { forms } from './index.ts';
import type { Edition, Form } from './model.ts';

/** One figure over all editions: labels and unit are those of the newest edition that has it. */
export interface UnionCell {
  readonly cell: CellDefinition;
  /** Editions that have it, newest first. */
  readonly editions: readonly Edition[];
}

/** The editions, the one in force first; what is right for no year stands last. */
export const formsNewestFirst = (): Form[] =>
  Object.values(forms).sort((one, other) => (other.years?.first ?? 0) - (one.years?.first ?? 0));

/**
 * All figures of all editions, by table. A figure only an older edition has stands behind the one it follows there, so that
 * 其他处理 in one row is beside 其他处理 in three; what follows none stands at the end of its table.
 */
export const unionCells = (all: readonly Form[] = formsNewestFirst()): UnionCell[] => {
  const merged: { cell: CellDefinition; editions: Edition[] }[] = [];
  for (const form of all) {
    let before: CellDefinition | undefined;
    for (const cell of cellsOf(form)) {
      const known = merged.find(({ cell: { name } }) => name === cell.name);
      if (known) known.editions.push(form.edition);
      else merged.splice(placeOf(merged, cell, before), 0, { cell, editions: [form.edition] });
      before = cell;
    }
  }
  return merged;
};

const placeOf = (
  merged: readonly UnionCell[],
  { table }: CellDefinition,
  before: CellDefinition | undefined,
): number => {
  const behind = before?.table === table ? merged.findIndex(({ cell }) => cell.name === before.name) : -1;
  if (behind >= 0) return behind + 1;
  const last = merged.findLastIndex(({ cell }) => cell.table <= table);
  return last + 1;
};
