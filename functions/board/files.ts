import type { Sheet } from '../blank/xlsx/sheet.ts';
import { workbookOf } from '../blank/xlsx/workbook.ts';
import { csvOf } from '../shared/csv.ts';
import type { BoardTable } from './table.ts';

const narrowest = 8;
const widest = 40;

/** A Chinese character is two wide; a longer text wraps. */
const widthOf = (rows: readonly (readonly string[])[], column: number): number =>
  Math.min(widest, Math.max(narrowest, ...rows.map((row) => (row[column] ?? '').length * 2 + 2)));

const sheetOf = ({ name, rows }: BoardTable['sheets'][number]): Sheet => ({
  name,
  columnWidths: (rows[0] ?? []).map((_, column) => widthOf(rows.slice(0, 500), column)),
  rows: rows.map((texts, row) => ({
    cells: texts.map((value, column) => ({
      column,
      style: row === 0 ? ('columnHeader' as const) : ('entry' as const),
      ...(value !== '' && { value }),
    })),
  })),
  merges: [],
  validations: [],
  landscape: true,
  list: { emptyCells: 'entry' },
});

/** The table as an Excel workbook. Every cell is a text, so nothing in it is ever run. */
export const boardXlsx = ({ title, sheets }: BoardTable): Buffer => workbookOf(title, sheets.map(sheetOf));

/** The table for spreadsheets as text: of several sheets the first only, or all one below the other under their names. */
export const boardCsv = ({ sheets }: BoardTable, which: 'first' | 'all'): string =>
  csvOf(
    which === 'first'
      ? (sheets[0]?.rows ?? [])
      : sheets.flatMap(({ name, rows: [header = [], ...rows] }, index) => [
          ...(index === 0 ? [['清单', ...header]] : []),
          ...rows.map((row) => [name, ...row]),
        ]),
  );
