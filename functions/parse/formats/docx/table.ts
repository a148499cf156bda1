import type { DocumentBlock, Grid } from '../../document.ts';
import { guardRows, layOut, type StatedCell } from '../../grid.ts';
import { maximumColumns } from '../../limits.ts';
import { childElements, childOf, type XmlElement } from '../../xml.ts';
import { wordNumber, wordValue } from './properties.ts';
import { isRemoved, type Reading } from './reading.ts';

interface PhysicalCell {
  readonly column: number;
  columnSpan: number;
  readonly merge: 'none' | 'start' | 'continue';
  readonly blocks: readonly DocumentBlock[];
}

/** Rows or cells of a container, through content controls and accepted changes. */
const membersOf = (container: XmlElement, name: 'tr' | 'tc'): XmlElement[] =>
  childElements(container).flatMap((child) => {
    if (child.name === name) return [child];
    const passes = ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'].includes(child.name);
    return passes && !isRemoved(child) ? membersOf(child, name) : [];
  });

const isDeletedRow = (row: XmlElement): boolean => childOf(childOf(row, 'trPr'), 'del') !== undefined;

const isDeletedCell = (cell: XmlElement): boolean => childOf(childOf(cell, 'tcPr'), 'cellDel') !== undefined;

const mergeOf = (properties: XmlElement | undefined): PhysicalCell['merge'] => {
  if (!childOf(properties, 'vMerge')) return 'none';
  return wordValue(properties, 'vMerge') === 'restart' ? 'start' : 'continue';
};

const cellsOf = (row: XmlElement, reading: Reading): PhysicalCell[] => {
  const cells: PhysicalCell[] = [];
  let column = Math.max(0, wordNumber(childOf(row, 'trPr'), 'gridBefore') ?? 0);
  for (const element of membersOf(row, 'tc').filter((cell) => !isDeletedCell(cell))) {
    const properties = childOf(element, 'tcPr');
    const columnSpan = Math.min(Math.max(1, wordNumber(properties, 'gridSpan') ?? 1), maximumColumns);
    const merged = childOf(properties, 'hMerge');
    const previous = cells.at(-1);
    if (merged && merged.attributes.val !== 'restart' && previous) previous.columnSpan += columnSpan;
    else cells.push({ column, columnSpan, merge: mergeOf(properties), blocks: reading.blocksOf(element) });
    column += columnSpan;
  }
  return cells;
};

/** Number of rows a cell reaches down: those below it that continue it in the same column. */
const rowSpanOf = (rows: readonly PhysicalCell[][], rowIndex: number, cell: PhysicalCell): number => {
  if (cell.merge === 'none') return 1;
  let span = 1;
  while (rows[rowIndex + span]?.some((below) => below.merge === 'continue' && below.column === cell.column)) span += 1;
  return span;
};

/** A continuation with nothing above it is a cell of its own; otherwise it is hidden under the cell it continues. */
const isHidden = (rows: readonly PhysicalCell[][], rowIndex: number, cell: PhysicalCell): boolean =>
  cell.merge === 'continue' &&
  (rows[rowIndex - 1]?.some((above) => above.merge !== 'none' && above.column === cell.column) ?? false);

/** Columns a row leaves out at its beginning or between cells, as one empty cell. */
const gap = (columnSpan: number): StatedCell => ({ columnSpan, rowSpan: 1, blocks: [] });

const statedRow = (rows: readonly PhysicalCell[][], rowIndex: number): StatedCell[] => {
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

/** Reads a Word table: gridSpan, gridBefore, vMerge and hMerge become places on a grid; deleted rows are dropped. */
export const readTable = (table: XmlElement, reading: Reading): Grid => {
  const elements = membersOf(table, 'tr').filter((row) => !isDeletedRow(row));
  guardRows(elements.length);
  const rows = elements.map((row) => cellsOf(row, reading));
  return layOut(rows.map((_, rowIndex) => statedRow(rows, rowIndex)));
};
