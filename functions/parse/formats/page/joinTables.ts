import { splitNumbering } from '../../labels.ts';
import type { PlacedCell, PlacedTable } from './cellText.ts';

/** A cell that remembers its page. */
interface FlowCell extends PlacedCell {
  readonly place: string;
}

/** A table without its page: cells by rows, columns counted from 0 to `edges.length - 1`. */
export interface FlowTable {
  /** Places of the lines between columns, from the left side of the table. */
  readonly edges: readonly number[];
  readonly rows: readonly (readonly FlowCell[])[];
}

/** Column lines this close, in points, on two pages are the same. */
const sameEdge = 3;

/** `page` is counted from 0. */
export const flowTableOf = ({ lattice: { xs, ys }, cells }: PlacedTable, page: number): FlowTable => ({
  edges: xs.map((x) => x - xs[0]!),
  rows: ys
    .slice(1)
    .map((_, row) => cells.filter((cell) => cell.row === row).map((cell) => ({ ...cell, place: `第 ${page + 1} 页` }))),
});

const onEdges = (table: FlowTable, edges: readonly number[]): FlowTable => {
  const indexOf = (column: number): number =>
    edges.findIndex((edge) => Math.abs(edge - table.edges[column]!) <= sameEdge);
  const rows = table.rows.map((row) =>
    row.map((cell) => {
      const column = indexOf(cell.column);
      return { ...cell, column, columnSpan: indexOf(cell.column + cell.columnSpan) - column };
    }),
  );
  return { edges, rows };
};

/** Column lines of either; undefined when one table is not as wide as the other. */
const commonEdges = (one: FlowTable, other: FlowTable): readonly number[] | undefined => {
  if (Math.abs(one.edges.at(-1)! - other.edges.at(-1)!) > sameEdge) return undefined;
  const further = other.edges.filter((edge) => one.edges.every((known) => Math.abs(known - edge) > sameEdge));
  return [...one.edges, ...further].sort((left, right) => left - right);
};

const written = (row: readonly PlacedCell[]): string => row.map(({ text, column }) => `${column}:${text}`).join('\n');

/** Rows of the second part that repeat the head of the first. */
const repeatedRows = (first: FlowTable, second: FlowTable): number => {
  let count = 0;
  while (
    count < second.rows.length &&
    count < first.rows.length &&
    second.rows[count]!.some(({ text }) => text !== '') &&
    written(second.rows[count]!) === written(first.rows[count]!)
  )
    count += 1;
  return count;
};

/** Cells in a row, those that began above it included. */
const cellsAt = (rows: FlowTable['rows'], rowIndex: number): FlowCell[] =>
  rows.flatMap((row, index) => row.filter((cell) => index <= rowIndex && index + cell.rowSpan > rowIndex));

interface Pair {
  readonly above: FlowCell;
  readonly below: FlowCell;
}

const sole = (texts: readonly string[]): string | undefined => {
  const filled = texts.filter((text) => text !== '');
  return filled.length === 1 ? filled[0] : undefined;
};

/** Whether a row was cut in two by the end of the page: one of its parts is empty, or holds but a piece of the label. */
const isCutRow = (pairs: readonly Pair[]): boolean => {
  const single = pairs.filter(({ above, below }) => above.rowSpan === 1 && below.rowSpan === 1);
  const [above, below] = [single.map((pair) => pair.above.text), single.map((pair) => pair.below.text)];
  const [filledAbove, filledBelow] = [above, below].map((texts) => texts.filter((text) => text !== '').length);
  if (single.length > 0 && (filledAbove === 0 || filledBelow === 0)) return true;
  const piece = filledAbove! > 1 ? sole(below) : filledBelow! > 1 ? sole(above) : undefined;
  if (piece === undefined) return false;
  const other = filledAbove! > 1 ? above[below.indexOf(piece)] : below[above.indexOf(piece)];
  return other !== '' && splitNumbering(below.find((text) => text !== '') ?? '').numbering === undefined;
};

/** Whether a cell beside several rows goes on: its text stands on one of the pages, or on both. */
const isCutGroup = ({ above, below }: Pair): boolean =>
  (above.rowSpan > 1 || below.rowSpan > 1) && (above.text === '' || below.text === '' || above.text === below.text);

const merged = ({ above, below }: Pair, isRow: boolean): FlowCell => ({
  ...above,
  rowSpan: above.rowSpan + below.rowSpan - (isRow ? 1 : 0),
  text: above.text === below.text ? above.text : above.text + below.text,
});

/** The second part of a table under the first; undefined when it is another table. */
export const joinTables = (first: FlowTable, second: FlowTable): FlowTable | undefined => {
  const edges = commonEdges(first, second);
  if (!edges) return undefined;
  const [above, whole] = [onEdges(first, edges), onEdges(second, edges)];
  const below = { edges, rows: whole.rows.slice(repeatedRows(above, whole)) };
  const last = above.rows.length - 1;
  const pairs = cellsAt(above.rows, last).flatMap((cell) => {
    const match = below.rows[0]?.find(
      ({ column, columnSpan }) => column === cell.column && columnSpan === cell.columnSpan,
    );
    return match ? [{ above: cell, below: match }] : [];
  });
  const isRow = pairs.length === below.rows[0]?.length && isCutRow(pairs);
  const continued = pairs.filter((pair) => isRow || isCutGroup(pair));
  const replacing = new Map(continued.map((pair) => [pair.above, merged(pair, isRow)]));
  const hidden = new Set(continued.map((pair) => pair.below));
  return {
    edges,
    rows: [
      ...above.rows.map((row) => row.map((cell) => replacing.get(cell) ?? cell)),
      ...below.rows.map((row) => row.filter((cell) => !hidden.has(cell))).slice(isRow ? 1 : 0),
    ],
  };
};
