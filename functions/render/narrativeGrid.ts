import type { Block } from '../../schemas/report.ts';

export type NarrativeRows = Extract<Block, { type: 'table' }>['rows'];

export interface PlacedCell {
  readonly text: string;
  /** Grid position from the upper left, from 0. */
  readonly x: number;
  readonly y: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

export interface NarrativeGrid {
  readonly width: number;
  /** Rows at the top that are taken for the header; none when the table would have nothing else. */
  readonly headRows: number;
  readonly rows: readonly (readonly PlacedCell[])[];
}

/** No table in a narrative is wider; a span beyond is cut, a cell never. */
const widest = 200;

/**
 * Places the cells of a simple table on a grid as a browser would: each in the next free place of its row, spans cut
 * where they would leave the table or run into another cell. So every output shows the same table.
 */
export const narrativeGrid = (rows: NarrativeRows): NarrativeGrid => {
  const taken = rows.map(() => new Set<number>());
  const placed = rows.map((row, y) => row.map((cell) => place(cell, y, taken)));
  const width = Math.max(1, ...placed.flat().map((cell) => cell.x + cell.columnSpan));
  const head = Math.max(1, ...(placed[0] ?? []).map((cell) => cell.rowSpan));
  return { width, headRows: head < rows.length ? head : 0, rows: placed };
};

const place = (cell: NarrativeRows[number][number], y: number, taken: Set<number>[]): PlacedCell => {
  const row = taken[y]!;
  let x = 0;
  while (row.has(x)) x += 1;
  let columnSpan = 1;
  while (columnSpan < cell.columnSpan && x + columnSpan < widest && !row.has(x + columnSpan)) columnSpan += 1;
  const rowSpan = Math.min(cell.rowSpan, taken.length - y);
  for (const below of taken.slice(y, y + rowSpan)) {
    for (let column = x; column < x + columnSpan; column += 1) below.add(column);
  }
  return { text: cell.text, x, y, columnSpan, rowSpan };
};
