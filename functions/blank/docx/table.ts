import { type Html as Xml, html as xml } from '../../shared/html.ts';
import { columnShares, headerRows } from '../columnShares.ts';
import type { StoredCell, StoredTable } from '../storedTable.ts';

/** Width of the text in twentieths of a point (156 mm). */
export const textWidth = 8844;

/** More rows than this do not go with other text on a page. */
const mostRowsOfShort = 20;

export const isLong = ({ rows }: StoredTable): boolean => rows.length > mostRowsOfShort;

const columnWidths = (table: StoredTable): number[] => {
  const shares = columnShares(table);
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((textWidth * share) / sum));
};

/** The many labels of a long table are read from the left; everything else stands in the middle. */
const styleOf = ({ kind, rowSpan }: StoredCell, table: StoredTable): string =>
  kind === 'rowHeader' && rowSpan === 1 && isLong(table) ? 'TableLabel' : 'TableText';

const cellElement = (cell: StoredCell, style: string, widths: readonly number[], keepNext: boolean): Xml => {
  const { column, columnSpan, rowSpan, hidden, text } = cell;
  const width = widths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0);
  const merge = hidden ? xml`<w:vMerge/>` : rowSpan > 1 && xml`<w:vMerge w:val="restart"/>`;
  return xml`<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${columnSpan > 1 && xml`<w:gridSpan w:val="${columnSpan}"/>`}${merge}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>${keepNext && xml`<w:keepNext/>`}</w:pPr>${
    text !== '' && xml`<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  }</w:p></w:tc>`;
};

const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
  (side) => xml`<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`,
);

const narrowMargins = xml`<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>`;

/** Height of a row in twentieths of a point; a row with a long label grows. */
const rowHeight = (table: StoredTable): number => (isLong(table) ? 360 : 480);

/** A statutory table in a fixed layout: rows are not torn, the header is repeated, a short table stays on one page. */
export const tableElement = (table: StoredTable): Xml => {
  const widths = columnWidths(table);
  const repeated = headerRows(table);
  const rows = table.rows.map((row, index) => {
    const keepNext = index < (isLong(table) ? repeated : table.rows.length - 1);
    const isHeader = index < repeated;
    return xml`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${rowHeight(table)}" w:hRule="atLeast"/>${isHeader && xml`<w:tblHeader/>`}</w:trPr>${row.map((cell) => cellElement(cell, styleOf(cell, table), widths, keepNext))}</w:tr>`;
  });
  return xml`<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, one) => sum + one, 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${sides}</w:tblBorders><w:tblLayout w:type="fixed"/>${narrowMargins}</w:tblPr><w:tblGrid>${widths.map((width) => xml`<w:gridCol w:w="${width}"/>`)}</w:tblGrid>${rows}</w:tbl>`;
};
