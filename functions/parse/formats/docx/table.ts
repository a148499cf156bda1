import type { Grid } from '../../document.ts';
import { guardRows } from '../../grid.ts';
import { maximumColumns } from '../../limits.ts';
import { layOutStored, type StoredCell } from '../../mergedCells.ts';
import { childElements, childOf, type XmlElement } from '../../xml.ts';
import { wordNumber, wordValue } from './properties.ts';
import { isRemoved, type Reading } from './reading.ts';

/** Rows or cells of a container, through content controls and accepted changes. */
const membersOf = (container: XmlElement, name: 'tr' | 'tc'): XmlElement[] =>
  childElements(container).flatMap((child) => {
    if (child.name === name) return [child];
    const passes = ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'].includes(child.name);
    return passes && !isRemoved(child) ? membersOf(child, name) : [];
  });

const isDeletedRow = (row: XmlElement): boolean => childOf(childOf(row, 'trPr'), 'del') !== undefined;

const isDeletedCell = (cell: XmlElement): boolean => childOf(childOf(cell, 'tcPr'), 'cellDel') !== undefined;

const mergeOf = (properties: XmlElement | undefined): StoredCell['merge'] => {
  if (!childOf(properties, 'vMerge')) return 'none';
  return wordValue(properties, 'vMerge') === 'restart' ? 'start' : 'continue';
};

const cellsOf = (row: XmlElement, reading: Reading): StoredCell[] => {
  const cells: StoredCell[] = [];
  let column = Math.max(0, wordNumber(childOf(row, 'trPr'), 'gridBefore') ?? 0);
  for (const element of membersOf(row, 'tc').filter((cell) => !isDeletedCell(cell))) {
    const properties = childOf(element, 'tcPr');
    const columnSpan = Math.min(Math.max(1, wordNumber(properties, 'gridSpan') ?? 1), maximumColumns);
    const merged = childOf(properties, 'hMerge');
    const previous = cells.at(-1);
    if (merged && merged.attributes.val !== 'restart' && previous) {
      cells[cells.length - 1] = { ...previous, columnSpan: previous.columnSpan + columnSpan };
    } else cells.push({ column, columnSpan, merge: mergeOf(properties), blocks: reading.blocksOf(element) });
    column += columnSpan;
  }
  return cells;
};

/** Reads a Word table: gridSpan, gridBefore, vMerge and hMerge become places on a grid; deleted rows are dropped. */
export const readTable = (table: XmlElement, reading: Reading): Grid => {
  const elements = membersOf(table, 'tr').filter((row) => !isDeletedRow(row));
  guardRows(elements.length);
  return layOutStored(elements.map((row) => cellsOf(row, reading)));
};
