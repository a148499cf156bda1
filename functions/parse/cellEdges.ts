import type { DocumentBlock, Grid } from './document.ts';
import { textOf } from './document.ts';
import { gridOfTexts } from './grid.ts';
import { layOutStored, type StoredCell } from './mergedCells.ts';

/** A cell as old word processors define it: by the place of its right edge on the page, in twips. */
export interface CellEdge {
  readonly right: number;
  /** Whether the cell is one with the cell before it. */
  readonly joinsPrevious: boolean;
  readonly merge: StoredCell['merge'];
}

/** A row of a table: what stands in its cells, and where these stand; undefined when the file does not say. */
export interface EdgedRow {
  readonly cells: readonly (readonly DocumentBlock[])[];
  readonly left: number;
  readonly edges: readonly CellEdge[] | undefined;
}

/** Edges closer than this are one line on the page: 2 points. */
const tolerance = 40;

/** Index of the grid line for every edge of all rows. */
const gridLines = (rows: readonly EdgedRow[]): ((edge: number) => number) => {
  const places = rows.flatMap((row) => [row.left, ...(row.edges ?? []).map((edge) => edge.right)]);
  const lines: number[] = [];
  const indexes = new Map<number, number>();
  for (const place of [...new Set(places)].sort((left, right) => left - right)) {
    if (lines.length === 0 || place - lines.at(-1)! > tolerance) lines.push(place);
    indexes.set(place, lines.length - 1);
  }
  return (edge) => indexes.get(edge) ?? 0;
};

const storedRow = (row: EdgedRow, lineAt: (edge: number) => number): StoredCell[] => {
  const cells: StoredCell[] = [];
  let left = lineAt(row.left);
  row.edges!.forEach((edge, index) => {
    const right = Math.max(lineAt(edge.right), left + 1);
    const previous = cells.at(-1);
    const blocks = row.cells[index] ?? [];
    if (edge.joinsPrevious && previous) {
      cells[cells.length - 1] = {
        ...previous,
        columnSpan: right - previous.column,
        blocks: [...previous.blocks, ...blocks],
      };
    } else cells.push({ column: left, columnSpan: right - left, merge: edge.merge, blocks });
    left = right;
  });
  return cells;
};

const isPlaced = (row: EdgedRow): boolean => row.edges?.length === row.cells.length;

/**
 * Rows with edges as a grid. When a row does not say where its cells are, the table keeps the order of its cells and no
 * places. Throws Unreadable `limitExceeded`.
 */
export const gridOfEdges = (rows: readonly EdgedRow[]): Grid => {
  if (!rows.every(isPlaced))
    return gridOfTexts(
      rows.map((row) => row.cells.map(textOf)),
      false,
    );
  const lineAt = gridLines(rows);
  return layOutStored(rows.map((row) => storedRow(row, lineAt)));
};
