import { formOf } from '../../schemas/form/index.ts';
import { plainText, type Report } from '../../schemas/report.ts';
import { storedRows, type Tamper } from './tableCells.ts';
import { zip } from './zip.ts';

/** A cell at a column with what is inside `<c>`, and how far it is merged. */
export interface SheetCell {
  readonly column: number;
  /** Attributes and content, see `textCell` and `numberCell`. */
  readonly type: string;
  readonly content: string;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

export interface SheetParts {
  readonly name?: string;
  readonly state?: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** Attributes of single rows by index from 0, e.g. `hidden="1"`. */
  readonly rowAttributes?: Readonly<Record<number, string>>;
  /** Markup before the rows, e.g. `<cols>`. */
  readonly before?: string;
  readonly merges?: readonly string[];
}

export const textCell = (column: number, text: string): SheetCell => ({
  column,
  type: 't="inlineStr"',
  content: text === '' ? '' : `<is><t>${text}</t></is>`,
});

export const numberCell = (column: number, value: string, style = 0): SheetCell => ({
  column,
  type: `s="${style}"`,
  content: `<v>${value}</v>`,
});

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const address = (row: number, column: number): string => `${letters(column)}${row + 1}`;

const sheetXml = ({ rows, rowAttributes = {}, before = '', merges = [] }: SheetParts): string => {
  const data = rows.map((cells, row) => {
    const written = cells.map(({ column, type, content }) => `<c r="${address(row, column)}" ${type}>${content}</c>`);
    return cells.length === 0 ? '' : `<row r="${row + 1}" ${rowAttributes[row] ?? ''}>${written.join('')}</row>`;
  });
  const spans = rows.flatMap((cells, row) =>
    cells.flatMap(({ column, columnSpan = 1, rowSpan = 1 }) =>
      columnSpan * rowSpan > 1
        ? [`${address(row, column)}:${address(row + rowSpan - 1, column + columnSpan - 1)}`]
        : [],
    ),
  );
  const areas = [...spans, ...merges].map((area) => `<mergeCell ref="${area}"/>`);
  return `<worksheet>${before}<sheetData>${data.join('')}</sheetData><mergeCells>${areas.join('')}</mergeCells></worksheet>`;
};

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** A workbook of these sheets; `entries` adds or replaces parts of the package. */
export const workbook = (sheets: readonly SheetParts[], entries: Readonly<Record<string, string>> = {}): Buffer => {
  const list = sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}" state="${state}" r:id="r${index}"/>`,
  );
  const links = sheets.map(
    (_, index) =>
      `<Relationship Id="r${index}" Type="http://x/relationships/worksheet" Target="worksheets/sheet${index}.xml"/>`,
  );
  return zip({
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${workbookType}"/></Types>`,
    '_rels/.rels':
      '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': `<workbook><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="3"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index}.xml`, sheetXml(sheet)])),
    ...entries,
  });
};

/** Figures as numbers where they are plain ones, so that both kinds of cell are met. */
const cellFor = (column: number, text: string): SheetCell =>
  /^-?\d+(?:\.\d+)?$/u.test(text) ? numberCell(column, text) : textCell(column, text);

/** A report as a workbook: all on one sheet, or a sheet for each section. */
export const xlsxFile = (
  report: Report,
  { tamper, sheets = 'one' }: { readonly tamper?: Tamper; readonly sheets?: 'one' | 'each' } = {},
): Buffer => {
  const form = formOf(report.edition);
  const parts = report.headings.map(({ key, text }) => {
    const id = form.sections.find((section) => section.key === key)?.table;
    const table = form.tables.find((candidate) => candidate.id === id);
    const narrative = key === 'overview' || key === 'problems' || key === 'other' ? report.sections[key] : [];
    const lines = table ? [] : plainText(narrative).split('\n');
    const stored = table ? storedRows(table, report) : [];
    const rows = table && tamper ? tamper(stored, table.id) : stored;
    return [
      [textCell(0, text)],
      ...lines.map((line) => [textCell(0, line)]),
      ...rows.map((row) =>
        row.map((cell) => ({
          ...cellFor(cell.column, cell.text),
          ...(cell.hidden ? {} : { columnSpan: cell.columnSpan, rowSpan: cell.rowSpan }),
        })),
      ),
    ];
  });
  const title = [textCell(0, report.title)];
  return sheets === 'one'
    ? workbook([{ rows: [title, ...parts.flat()] }])
    : workbook([{ rows: [title] }, ...parts.map((rows) => ({ rows }))]);
};
