import type { Grid } from '../../document.ts';
import { guardRows, layOut, type StatedCell } from '../../grid.ts';
import { maximumColumns, maximumRows } from '../../limits.ts';
import { limitExceeded } from '../../reasons.ts';
import { childElements, type XmlElement } from '../../xml.ts';
import type { Reading } from './reading.ts';

const rowContainers = new Set(['table-header-rows', 'table-rows', 'table-row-group']);

const numberOf = (element: XmlElement, name: string): number => {
  const value = Number.parseInt(element.attributes[name] ?? '1', 10);
  return Number.isNaN(value) ? 1 : Math.max(1, value);
};

const rowsOf = (container: XmlElement): XmlElement[] =>
  childElements(container).flatMap((child) => {
    if (rowContainers.has(child.name)) return rowsOf(child);
    const shown = child.name === 'table-row' && (child.attributes.visibility ?? 'visible') === 'visible';
    return shown ? [child] : [];
  });

/** Cells hidden under a span are listed by the file but come from the span itself. */
const cellsOf = (row: XmlElement, reading: Reading): StatedCell[] => {
  const cells: StatedCell[] = [];
  for (const element of childElements(row)) {
    if (element.name !== 'table-cell') continue;
    const cell = {
      columnSpan: numberOf(element, 'number-columns-spanned'),
      rowSpan: numberOf(element, 'number-rows-spanned'),
      blocks: reading.blocksOf(element),
    };
    const repeated = numberOf(element, 'number-columns-repeated');
    if (cells.length + repeated > maximumColumns) throw limitExceeded(`一张表格多于 ${maximumColumns} 列`);
    for (let count = 0; count < repeated; count++) cells.push(cell);
  }
  return cells;
};

/** Reads a table: repeated rows and cells are written out within the limits, hidden rows are left out. */
export const readTable = (table: XmlElement, reading: Reading): Grid => {
  const rows: StatedCell[][] = [];
  for (const element of rowsOf(table)) {
    const cells = cellsOf(element, reading);
    const repeated = Math.min(numberOf(element, 'number-rows-repeated'), maximumRows + 1);
    guardRows(rows.length + repeated);
    for (let count = 0; count < repeated; count++) rows.push(cells);
  }
  return layOut(rows);
};
