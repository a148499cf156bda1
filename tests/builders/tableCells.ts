import type { Table } from '../../schemas/form/model.ts';
import { printedTable } from '../../schemas/form/printed.ts';
import type { Report } from '../../schemas/report.ts';

/** A cell of a table as a word processor stores it: one for each merged area and row, hidden ones included. */
export interface StoredCell {
  readonly text: string;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Hidden under a cell that began in a row above. */
  readonly hidden: boolean;
}

/** The rows of a statutory table with the figures of a report in them. */
export const storedRows = (table: Table, report: Report): StoredCell[][] => {
  const { width, rows } = printedTable(table);
  const reaching: { cell: StoredCell; until: number }[] = [];
  return rows.map((row, rowIndex) => {
    const stored: StoredCell[] = [];
    const printed = [...row];
    for (let column = 0; column < width; ) {
      const above = reaching.find(({ cell, until }) => cell.column === column && until > rowIndex && !cell.hidden);
      const next = above ? undefined : printed.shift();
      if (!above && !next) break;
      const cell: StoredCell = above
        ? { ...above.cell, text: '', hidden: true }
        : {
            text: next!.cell ? report.cells[next!.cell.name]!.raw : next!.text,
            column,
            columnSpan: next!.columnSpan,
            rowSpan: next!.rowSpan,
            hidden: false,
          };
      if (!above && cell.rowSpan > 1) reaching.push({ cell, until: rowIndex + cell.rowSpan });
      stored.push(cell);
      column += cell.columnSpan;
    }
    return stored;
  });
};

/** Changes the rows of one table: what a careless hand does to the form. */
export type Tamper = (rows: StoredCell[][], tableId: Table['id']) => StoredCell[][];

/** Leaves the rows alone, save for the row with this label, which is given to `change`. */
export const inRow =
  (label: string, change: (row: StoredCell[]) => StoredCell[]): Tamper =>
  (rows) =>
    rows.map((row) => (row.some((cell) => cell.text === label) ? change(row) : row));
