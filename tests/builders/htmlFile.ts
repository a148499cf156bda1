import { formOf } from '../../schemas/form/index.ts';
import type { Table } from '../../schemas/form/model.ts';
import { plainText, type Report } from '../../schemas/report.ts';
import { type StoredCell, storedRows, type Tamper } from './tableCells.ts';

const spanned = (rows: StoredCell[][]): string =>
  rows
    .map((row) => {
      const cells = row
        .filter((cell) => !cell.hidden)
        .map(({ text, columnSpan, rowSpan }) => `<td colspan="${columnSpan}" rowspan="${rowSpan}"><p>${text}</p></td>`);
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');

/** Every grid position is a cell of its own; what a span would cover is left empty. */
const padded = (rows: StoredCell[][]): string =>
  rows
    .map((row) => {
      const cells = row.map(
        ({ text, columnSpan }) => `<td>${text || '&nbsp;'}</td>${'<td></td>'.repeat(columnSpan - 1)}`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');

export interface HtmlParts {
  /** `padded` writes empty cells instead of spans. */
  readonly layout?: 'spanned' | 'padded';
  readonly tamper?: Tamper;
  /** Markup in place of the narrative of section one. */
  readonly overview?: string;
  /** Markup around everything, e.g. a frame. */
  readonly around?: (content: string) => string;
}

const tableMarkup = (table: Table, report: Report, parts: HtmlParts): string => {
  const stored = storedRows(table, report);
  const rows = parts.tamper ? parts.tamper(stored, table.id) : stored;
  return `<table>${parts.layout === 'padded' ? padded(rows) : spanned(rows)}</table>`;
};

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `<p>${line}</p>`)
    .join('');

/** A report as a web page. */
export const htmlFile = (report: Report, parts: HtmlParts = {}): Uint8Array => {
  const form = formOf(report.edition);
  const sections = report.headings.map(({ key, text }) => {
    const id = form.sections.find((section) => section.key === key)?.table;
    const table = form.tables.find((candidate) => candidate.id === id);
    const narrative = key === 'overview' || key === 'problems' || key === 'other' ? report.sections[key] : [];
    const written = key === 'overview' && parts.overview ? parts.overview : paragraphs(plainText(narrative));
    return `<h2>${text}</h2>${table ? tableMarkup(table, report, parts) : written}`;
  });
  const content = `<h1>${report.title}</h1>${sections.join('')}`;
  const page = `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${parts.around ? parts.around(content) : content}</body></html>`;
  return new TextEncoder().encode(page);
};
