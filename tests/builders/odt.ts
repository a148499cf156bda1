import { formOf } from '../../schemas/form/index.ts';
import { plainText, type Report } from '../../schemas/report.ts';
import { type StoredCell, storedRows, type Tamper } from './tableCells.ts';
import { zip } from './zip.ts';

const cellMarkup = ({ text, columnSpan, rowSpan, hidden }: StoredCell): string => {
  const covered = '<table:covered-table-cell/>'.repeat(columnSpan - 1);
  if (hidden) return `<table:covered-table-cell/>${covered}`;
  const spans = `table:number-columns-spanned="${columnSpan}" table:number-rows-spanned="${rowSpan}"`;
  return `<table:table-cell ${spans}><text:p>${text}</text:p></table:table-cell>${covered}`;
};

const tableMarkup = (rows: readonly (readonly StoredCell[])[]): string =>
  `<table:table>${rows.map((row) => `<table:table-row>${row.map(cellMarkup).join('')}</table:table-row>`).join('')}</table:table>`;

export interface OdtParts {
  /** The inside of `office:automatic-styles`. */
  readonly styles?: string;
  readonly entries?: Readonly<Record<string, string | Uint8Array>>;
}

/** An OpenDocument text around the inside of `office:text`. */
export const odtDocument = (body: string, { styles = '', entries = {} }: OdtParts = {}): Buffer =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': '<manifest:manifest/>',
    'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...entries,
  });

/** A report as an OpenDocument text, its section titles numbered by an automatic list. */
export const odtFile = (report: Report, tamper?: Tamper): Buffer => {
  const form = formOf(report.edition);
  const sections = report.headings.map(({ key, text }, index) => {
    const id = form.sections.find((section) => section.key === key)?.table;
    const table = form.tables.find((candidate) => candidate.id === id);
    const narrative = key === 'overview' || key === 'problems' || key === 'other' ? report.sections[key] : [];
    const lines = plainText(narrative)
      .split('\n')
      .map((line) => `<text:p>${line}</text:p>`);
    const rows = table ? storedRows(table, report) : [];
    const continues = index === 0 ? '' : 'text:continue-numbering="true"';
    const title = `<text:list text:style-name="L1" ${continues}><text:list-item><text:h text:outline-level="1">${text.replace(/^[一二三四五六]、/u, '')}</text:h></text:list-item></text:list>`;
    return title + (table ? tableMarkup(tamper ? tamper(rows, table.id) : rows) : lines.join(''));
  });
  const styles =
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>';
  return odtDocument(`<text:p>${report.title}</text:p>${sections.join('')}`, { styles });
};
