import type { DocumentBlock, Grid } from './document.ts';
import { guardRows, layOut, type StatedCell } from './grid.ts';

/** A cell as word processors store it: one in every row, those hidden under a vertical merge included. */
export interface StoredCell {
  /** From 0, counted in grid columns. */
  readonly column: number;
  readonly columnSpan: number;
  /** `start` begins a vertical merge, `continue` is hidden under the cell above. */
  readonly merge: 'none' | 'start' | 'continue';
  readonly blocks: readonly DocumentBlock[];
}

type Row = readonly StoredCell[];

/** Number of rows a cell reaches down: those below it that continue it in the same column. */
const rowSpanOf = (rows: readonly Row[], rowIndex: number, cell: StoredCell): number => {
  if (cell.merge === 'none') return 1;
  let span = 1;
  while (rows[rowIndex + span]?.some((below) => below.merge === 'continue' && below.column === cell.column)) span += 1;
  return span;
};

/** A continuation with nothing above it is a cell of its own; otherwise it is hidden under the cell it continues. */
const isHidden = (rows: readonly Row[], rowIndex: number, cell: StoredCell): boolean =>
  cell.merge === 'continue' &&
  (rows[rowIndex - 1]?.some((above) => above.merge !== 'none' && above.column === cell.column) ?? false);

/** Columns a row leaves out at its beginning or between cells, as one empty cell. */
const gap = (columnSpan: number): StatedCell => ({ columnSpan, rowSpan: 1, blocks: [] });

const statedRow = (rows: readonly Row[], rowIndex: number): StatedCell[] => {
  const stated: StatedCell[] = [];
  let column = 0;
  for (const cell of rows[rowIndex]!) {
    if (cell.column > column) stated.push(gap(cell.column - column));
    if (!isHidden(rows, rowIndex, cell)) {
      stated.push({ columnSpan: cell.columnSpan, rowSpan: rowSpanOf(rows, rowIndex, cell), blocks: cell.blocks });
    }
    column = cell.column + cell.columnSpan;
  }
  return stated;
};

/** Lays stored cells out on a grid: vertical merges become spans. Throws Unreadable `limitExceeded`. */
export const layOutStored = (rows: readonly Row[]): Grid => {
  guardRows(rows.length);
  return layOut(rows.map((_, rowIndex) => statedRow(rows, rowIndex)));
};
