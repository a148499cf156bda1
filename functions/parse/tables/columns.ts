import type { Block, Table } from '../../../schemas/form/model.ts';
import type { GridRow } from '../document.ts';
import { LabelIndex } from '../labels.ts';
import { placesOf } from './rowPlace.ts';
import { type Line, printedColumnLabels } from './vocabulary.ts';

/** Grid columns that hold the figures of each column of the form, from `from` up to but without `to`. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** Where the figures of a block stand: in these columns, in the printed order, or not as the form has it. */
export type Columns =
  | { readonly ranges: readonly ColumnRange[] }
  | { readonly ordered: true }
  | { readonly fault: string };

interface HeaderColumn {
  readonly text: string;
  readonly from: number;
  to: number;
}

const built = new Map<Block, LabelIndex<string>>();

/** Column labels of a block by any of their wordings; made once, the form never changes while we run. */
const blockLabels = (line: Line): LabelIndex<string> => {
  const labels =
    built.get(line.block) ??
    new LabelIndex(
      line.columns.flatMap(({ leaf }) =>
        [leaf.label, ...(leaf.synonyms ?? [])].map((label) => [label, leaf.label] as const),
      ),
    );
  built.set(line.block, labels);
  return labels;
};

/** The lowest text over each grid column; a cell that spans several is one header column. */
const headerColumns = (rows: readonly GridRow[]): HeaderColumn[] => {
  const lowest = new Map<number, { text: string; cell: object }>();
  for (const row of rows) {
    for (const cell of row) {
      if (cell.text === '') continue;
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        lowest.set(column, { text: cell.text, cell });
      }
    }
  }
  const columns: HeaderColumn[] = [];
  let last: object | undefined;
  for (const [column, { text, cell }] of [...lowest].sort(([left], [right]) => left - right)) {
    if (cell !== last) columns.push({ text, from: column, to: column + 1 });
    columns.at(-1)!.to = column + 1;
    last = cell;
  }
  return columns;
};

/** Columns left empty in all header rows belong to the column before them: some pages pad instead of spanning. */
const widen = (columns: readonly HeaderColumn[], width: number): ColumnRange[] =>
  columns.map((column, index) => ({ from: column.from, to: columns[index + 1]?.from ?? Math.max(column.to, width) }));

const columnFault = (line: Line, headerRows: readonly GridRow[], found: readonly string[]): string =>
  `“${line.title}”所在部分的表头${placesOf(headerRows.slice(0, 1))}应依次为${line.columns.map(({ leaf }) => leaf.label).join('、')}，实际为${found.join('、') || '空白'}`;

/** Finds the columns of a line by the labels above it. */
export const columnsByPosition = (line: Line, headerRows: readonly GridRow[], width: number): Columns => {
  const labels = blockLabels(line);
  const columns = headerColumns(headerRows);
  const figureColumns = columns.filter((column) => labels.find(column.text));
  const expected = line.columns.map(({ leaf }) => leaf.label);
  const found = figureColumns.map((column) => labels.find(column.text)!);
  if (found.join() !== expected.join()) return { fault: columnFault(line, headerRows, found) };
  const first = figureColumns[0]!.from;
  const strange = columns.filter((column) => column.from > first && !labels.find(column.text));
  if (strange.length > 0)
    return {
      fault: columnFault(
        line,
        headerRows,
        columns.map((column) => column.text),
      ),
    };
  return { ranges: widen(figureColumns, width) };
};

/** Where cells have an order but no place, the header must have the printed labels in the printed order. */
export const columnsByOrder = (table: Table, line: Line, headerRows: readonly GridRow[]): Columns => {
  const labels = blockLabels(line);
  const found = headerRows.flat().flatMap((cell) => labels.find(cell.text) ?? []);
  const inOrder = found.join() === printedColumnLabels(table, line.block).join();
  return inOrder ? { ordered: true } : { fault: columnFault(line, headerRows, found) };
};
