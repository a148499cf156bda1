import { type DocumentBlock, type Grid, type GridCell, textOf } from './document.ts';
import { maximumColumns, maximumRows, maximumTableCells } from './limits.ts';
import { limitExceeded } from './reasons.ts';

/** A cell as a format states it: its spans, not its place. */
export interface StatedCell {
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly blocks: readonly DocumentBlock[];
  readonly place?: string;
}

const clamp = (span: number, most: number): number =>
  Number.isFinite(span) ? Math.min(Math.max(1, Math.trunc(span)), Math.max(1, most)) : 1;

/** Stops tables no report has, before anything is multiplied by their size. */
export const guardRows = (count: number): void => {
  if (count > maximumRows) throw limitExceeded(`一张表格多于 ${maximumRows} 行`);
};

/** Lays rows of stated cells out on a grid, as a browser does: each cell takes the first columns no span from above holds. */
export const layOut = (stated: readonly (readonly StatedCell[])[]): Grid => {
  guardRows(stated.length);
  /** For each column, the first row it is free again. */
  const freeFrom: number[] = [];
  let cells = 0;
  const rows = stated.map((row, rowIndex) => {
    const placed: GridCell[] = [];
    let column = 0;
    for (const cell of row) {
      while ((freeFrom[column] ?? 0) > rowIndex) column += 1;
      const columnSpan = clamp(cell.columnSpan, maximumColumns);
      const rowSpan = clamp(cell.rowSpan, stated.length - rowIndex);
      cells += columnSpan * rowSpan;
      if (column + columnSpan > maximumColumns) throw limitExceeded(`一张表格多于 ${maximumColumns} 列`);
      if (cells > maximumTableCells) throw limitExceeded(`一张表格多于 ${maximumTableCells} 格`);
      placed.push({ ...cell, column, columnSpan, rowSpan, text: textOf(cell.blocks) });
      for (let index = column; index < column + columnSpan; index++) freeFrom[index] = rowIndex + rowSpan;
      column += columnSpan;
    }
    return placed;
  });
  return { type: 'grid', rows, placed: true };
};

/** A grid from rows of plain texts; `placed` when the texts stand in their columns. */
export const gridOfTexts = (rows: readonly (readonly string[])[], placed: boolean): Grid => {
  guardRows(rows.length);
  return {
    type: 'grid',
    placed,
    rows: rows.map((row) => {
      if (row.length > maximumColumns) throw limitExceeded(`一张表格多于 ${maximumColumns} 列`);
      return row.map((text, column) => ({
        column,
        columnSpan: 1,
        rowSpan: 1,
        text: text.trim(),
        blocks: [{ type: 'paragraph', text: text.trim() }],
      }));
    }),
  };
};
