import type { CellDefinition } from '../../schemas/form/derive.ts';
import type { Table } from '../../schemas/form/model.ts';
import { type PrintedCell, printedTable } from '../../schemas/form/printed.ts';

/** One cell as word processors keep it: a cell hidden under a merged one above is still there, and empty. */
export interface StoredCell {
  readonly kind: PrintedCell['kind'];
  readonly text: string;
  /** From 0, counted in grid columns. */
  readonly column: number;
  readonly columnSpan: number;
  /** Of the merged area this cell belongs to. */
  readonly rowSpan: number;
  readonly hidden: boolean;
  /** Set on figures. */
  readonly figure?: CellDefinition;
}

export interface StoredTable {
  /** Columns of the grid. */
  readonly width: number;
  readonly rows: readonly (readonly StoredCell[])[];
}

const storedCell = (cell: PrintedCell, column: number, text: string, hidden: boolean): StoredCell => ({
  kind: cell.kind,
  text,
  column,
  columnSpan: cell.columnSpan,
  rowSpan: cell.rowSpan,
  hidden,
  ...(cell.cell && { figure: cell.cell }),
});

/** A statutory table with every place of its grid filled; `textOf` says what stands in the cell of a figure. */
export const storedTable = (table: Table, textOf: (cell: CellDefinition) => string): StoredTable => {
  const { width, rows } = printedTable(table);
  // Cells that reach down from the rows above, by the grid column they begin in.
  const reaching = new Map<number, { readonly cell: PrintedCell; readonly left: number }>();
  const stored = rows.map((row) => {
    const line: StoredCell[] = [];
    const waiting = [...row];
    for (let column = 0; column < width; ) {
      const above = reaching.get(column);
      const cell = above?.cell ?? waiting.shift();
      if (!cell) throw new Error(`A row of ${table.id} ends before column ${column}`);
      const text = cell.cell ? textOf(cell.cell) : cell.text;
      line.push(storedCell(cell, column, above ? '' : text, above !== undefined));
      const left = (above?.left ?? cell.rowSpan) - 1;
      if (left > 0) reaching.set(column, { cell, left });
      else reaching.delete(column);
      column += cell.columnSpan;
    }
    return line;
  });
  return { width, rows: stored };
};
