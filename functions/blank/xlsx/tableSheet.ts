import type { LeafColumn } from '../../../schemas/form/model.ts';
import { type Html as Xml, html as xml } from '../../shared/html.ts';
import { columnShares } from '../columnShares.ts';
import type { StoredCell, StoredTable } from '../storedTable.ts';
import { type Area, addressOf, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';

/** Rows above the table: the section title. */
const rowsAbove = 1;
/** Characters of the widest sheet that still prints well on A4. */
const sheetWidth = 100;
const mostPortraitColumns = 10;

const styleOf = ({ kind, rowSpan }: StoredCell): SheetCell['style'] => {
  if (kind === 'figure') return 'figure';
  return kind === 'rowHeader' && rowSpan === 1 ? 'rowLabel' : 'label';
};

/** A merged area has a cell in each of its places, so that its border is drawn all round. */
const cellsOf = (cell: StoredCell): SheetCell[] =>
  Array.from({ length: cell.columnSpan }, (_, offset) => ({
    column: cell.column + offset,
    style: styleOf(cell),
    ...(offset === 0 && cell.text !== '' && { value: cell.figure ? Number(cell.text) : cell.text }),
  }));

const lineHeight = 14;
const leastHeight = 24;

/** Sheets do not fit the height of a row to merged cells, so it is worked out: a Chinese character is two wide. */
const heightOf = (row: readonly StoredCell[], widths: readonly number[]): number => {
  const lines = row
    .filter(({ rowSpan }) => rowSpan === 1)
    .map(({ text, column, columnSpan }) => {
      const width = widths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0);
      return Math.ceil((text.length * 2) / Math.max(2, width - 1));
    });
  return Math.max(leastHeight, Math.max(0, ...lines) * lineHeight + 8);
};

const mergesOf = ({ rows }: StoredTable): Area[] =>
  rows.flatMap((row, index) =>
    row
      .filter(({ hidden, rowSpan, columnSpan }) => !hidden && (rowSpan > 1 || columnSpan > 1))
      .map(({ column, rowSpan, columnSpan }) => ({
        row: index + rowsAbove,
        column,
        rows: rowSpan,
        columns: columnSpan,
      })),
  );

/** A figure of another kind may be kept all the same: the sheet warns, the rules decide. */
const validation = (type: 'whole' | 'decimal', expected: string, addresses: readonly string[]): Xml =>
  xml`<dataValidation type="${type}" errorStyle="warning" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" errorTitle="请核对" error="${expected}" sqref="${addresses.join(' ')}"><formula1>0</formula1></dataValidation>`;

const validationsOf = ({ rows }: StoredTable): Xml[] => {
  const addresses = (holds: (column: LeafColumn) => boolean): string[] =>
    rows.flatMap((row, index) =>
      row.flatMap(({ figure, column }) =>
        figure && !figure.column.leaf.signed && holds(figure.column.leaf) ? addressOf(index + rowsAbove, column) : [],
      ),
    );
  const counts = addresses(({ decimals = 0 }) => decimals === 0);
  const amounts = addresses(({ decimals = 0 }) => decimals > 0);
  return [
    ...(counts.length > 0 ? [validation('whole', '本格应填不小于0的整数，没有的填0。', counts)] : []),
    ...(amounts.length > 0 ? [validation('decimal', '本格应填不小于0的数，可带小数，没有的填0。', amounts)] : []),
  ];
};

/** The sheet of a section with a table: the section's title, and under it the table as it is printed. */
export const tableSheet = (heading: string, table: StoredTable): Sheet => {
  const shares = columnShares(table);
  const sum = shares.reduce((total, share) => total + share, 0);
  const columnWidths = shares.map((share) => Math.round((sheetWidth * share * 10) / sum) / 10);
  const rows = table.rows.map(
    (row): SheetRow => ({ cells: row.flatMap(cellsOf), height: heightOf(row, columnWidths) }),
  );
  return {
    name: heading,
    columnWidths,
    rows: [{ cells: [{ column: 0, style: 'heading', value: heading }], height: 32 }, ...rows],
    merges: [{ row: 0, column: 0, rows: 1, columns: table.width }, ...mergesOf(table)],
    validations: validationsOf(table),
    landscape: table.width > mostPortraitColumns,
  };
};
