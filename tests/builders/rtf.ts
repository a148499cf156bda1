import { formOf } from '../../schemas/form/index.ts';
import { plainText, type Report } from '../../schemas/report.ts';
import { type StoredCell, storedRows, type Tamper } from './tableCells.ts';

/** Text as RTF: signs beyond ASCII by number, with a question mark for readers that do not know these. */
export const rtfText = (text: string): string =>
  [...text]
    .map((sign) =>
      sign === '\\' || sign === '{' || sign === '}'
        ? `\\${sign}`
        : sign < '\u0080'
          ? sign
          : sign
              .split('')
              .map((unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16}?`)
              .join(''),
    )
    .join('');

const twipsPerColumn = 600;

const edgeOf = (cell: StoredCell): string => {
  const merge = cell.hidden ? '\\clvmrg' : cell.rowSpan > 1 ? '\\clvmgf' : '';
  return `${merge}\\clvertalc\\cellx${(cell.column + cell.columnSpan) * twipsPerColumn}`;
};

const rowMarkup = (row: readonly StoredCell[]): string =>
  `\\trowd\\trgaph108\\trleft${(row[0]?.column ?? 0) * twipsPerColumn}${row.map(edgeOf).join('')}` +
  `${row.map((cell) => `\\pard\\intbl ${rtfText(cell.text)}\\cell`).join('\r\n')}\\row\r\n`;

/** An RTF document around its body; Chinese texts may be written as GBK bytes as well. */
export const rtfDocument = (body: string): Buffer =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}}\\uc1 ${body}}`,
    'latin1',
  );

/** A report as RTF. */
export const rtfFile = (report: Report, tamper?: Tamper): Buffer => {
  const form = formOf(report.edition);
  const sections = report.headings.map(({ key, text }) => {
    const id = form.sections.find((section) => section.key === key)?.table;
    const table = form.tables.find((candidate) => candidate.id === id);
    const narrative = key === 'overview' || key === 'problems' || key === 'other' ? report.sections[key] : [];
    const lines = plainText(narrative).split('\n');
    const rows = table ? storedRows(table, report) : [];
    const content = table
      ? (tamper ? tamper(rows, table.id) : rows).map(rowMarkup)
      : lines.map((line) => `\\pard ${rtfText(line)}\\par\r\n`);
    return `\\pard ${rtfText(text)}\\par\r\n${content.join('')}`;
  });
  return rtfDocument(`\\pard\\qc ${rtfText(report.title)}\\par\r\n${sections.join('')}`);
};
