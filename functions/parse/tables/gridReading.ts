import type { Block } from '../../../schemas/form/model.ts';
import type { GridCell, GridRow } from '../document.ts';
import { type ColumnRange, type Columns, columnsByOrder, columnsByPosition } from './columns.ts';
import { placeIn } from './rowPlace.ts';
import type { Alignment, FoundLine } from './rows.ts';
import type { Line, Vocabulary } from './vocabulary.ts';

/** The figures of each line as texts, in the order of the form's columns. */
export interface Reading {
  readonly figures: ReadonlyMap<Line, readonly string[]>;
  readonly faults: readonly string[];
}

const countFault = (line: Line, row: GridRow, texts: readonly string[]): string => {
  const shown = texts.map((text) => text.slice(0, 20) || '空').slice(0, 20);
  return `“${line.title}”一行${placeIn(row)}应有 ${line.columns.length} 个数，实际读到 ${texts.length} 个（${shown.join('、')}）`;
};

const overlaps = (cell: GridCell, range: ColumnRange): boolean =>
  cell.column < range.to && cell.column + cell.columnSpan > range.from;

/** The figure under each column: exactly one cell, which may be padded with empty ones but not shared. */
const figuresByPosition = (line: Line, row: GridRow, ranges: readonly ColumnRange[]): string[] | string => {
  const from = ranges[0]!.from;
  const cells = row.filter((cell) => cell.column + cell.columnSpan > from);
  const held = ranges.map((range) => cells.filter((cell) => overlaps(cell, range)));
  const shared = cells.some((cell) => held.filter((column) => column.includes(cell)).length !== 1 && cell.text !== '');
  const missing = held.some((column) => column.length === 0);
  const doubled = held.some((column) => column.filter((cell) => cell.text !== '').length > 1);
  const merged = cells.some((cell) => held.filter((column) => column.includes(cell)).length > 1);
  if (shared || missing || doubled || merged)
    return countFault(
      line,
      row,
      cells.map((cell) => cell.text),
    );
  return held.map((column) => column.find((cell) => cell.text !== '')?.text ?? '');
};

/** The cells after the label: as many as the form has columns. A single figure may be padded with empty cells. */
const figuresByOrder = (line: Line, row: GridRow, labelIndex: number): string[] | string => {
  const texts = row.slice(labelIndex + 1).map((cell) => cell.text);
  const count = line.columns.length;
  const padded = count === 1 && texts.length > 1 && texts.slice(1).every((text) => text === '');
  return texts.length === count || padded ? texts.slice(0, count) : countFault(line, row, texts);
};

const headerRowsOf = (alignment: Alignment, found: FoundLine): number[] => {
  const first = alignment.found.find(({ line }) => line.block === found.line.block)!;
  const before = alignment.found.filter(({ rowIndex }) => rowIndex < first.rowIndex).at(-1)?.rowIndex ?? -1;
  return alignment.headerRows.filter((index) => index > before && index < first.rowIndex);
};

/** All lines of a block stand under the same header. */
const rememberedByBlock = (find: (found: FoundLine) => Columns): ((found: FoundLine) => Columns) => {
  const known = new Map<Block, Columns>();
  return (found) => {
    const columns = known.get(found.line.block) ?? find(found);
    known.set(found.line.block, columns);
    return columns;
  };
};

/** First reading: a figure is where its row and its column meet. */
export const readByGrid = (
  vocabulary: Vocabulary,
  rows: readonly GridRow[],
  alignment: Alignment,
  placed: boolean,
): Reading => {
  const width = Math.max(0, ...rows.flat().map((cell) => cell.column + cell.columnSpan));
  const figures = new Map<Line, readonly string[]>();
  const faults = new Set<string>();
  const columnsOf = rememberedByBlock((found) => {
    const headerRows = headerRowsOf(alignment, found).map((index) => rows[index]!);
    return placed
      ? columnsByPosition(found.line, headerRows, width)
      : columnsByOrder(vocabulary.table, found.line, headerRows);
  });
  const place = (found: FoundLine): string[] | string => {
    const columns = columnsOf(found);
    if ('fault' in columns) return columns.fault;
    const row = rows[found.rowIndex]!;
    return 'ranges' in columns
      ? figuresByPosition(found.line, row, columns.ranges)
      : figuresByOrder(found.line, row, found.labelIndex);
  };
  for (const found of alignment.found) {
    const result = place(found);
    if (typeof result === 'string') faults.add(result);
    else figures.set(found.line, result);
  }
  return { figures, faults: [...faults] };
};
