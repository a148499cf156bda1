import type { PrintedCell } from '../../schemas/form/printed.ts';
import { type Html, html } from '../shared/html.ts';
import type { PrintableTable } from './model.ts';
import type { NarrativeGrid, PlacedCell } from './narrativeGrid.ts';

/** A statutory table. Every figure names its headers by id, because scopes alone do not reach over merged cells. */
export const htmlTable = ({ id, caption, note, width, labelColumns, head, bodies }: PrintableTable): Html =>
  html`<div class="report-scroll" tabindex="0" role="region" aria-labelledby="${id}-caption">
<table class="report-table report-${id}" id="${id}">
<caption><span id="${id}-caption" class="visually-hidden">${caption}</span> <span class="report-unit">${note}</span></caption>
<colgroup>${columns(width, labelColumns)}</colgroup>
${head.length > 0 && html`<thead>\n${head.map(htmlRow)}</thead>\n`}${bodies.map(
  (rows) => html`<tbody>\n${rows.map(htmlRow)}</tbody>\n`,
)}</table>
</div>
`;

/** Columns by what they hold, so that the style sheet can give them widths: `report-label-1` …, then figures. */
const columns = (width: number, labelColumns: number): Html[] =>
  Array.from({ length: width }, (_, index) =>
    index < labelColumns ? html`<col class="report-label-${index + 1}">` : html`<col class="report-figures">`,
  );

const htmlRow = (cells: readonly PrintedCell[]): Html => html`<tr>${cells.map(htmlCell)}</tr>\n`;

const htmlCell = (printed: PrintedCell): Html => {
  const { kind, text, columnSpan, rowSpan, id, headerIds } = printed;
  const spans = spansOf(columnSpan, rowSpan);
  const headers = headerIds.length > 0 && html` headers="${headerIds.join(' ')}"`;
  if (kind === 'figure') return html`<td${spans}${headers}>${text}</td>`;
  return html`<th id="${id}" class="report-${kind}" scope="${scopeOf(printed)}"${spans}${headers}>${text}</th>`;
};

const scopeOf = ({ kind, columnSpan, rowSpan }: PrintedCell): string => {
  if (kind === 'rowHeader') return rowSpan > 1 ? 'rowgroup' : 'row';
  return kind !== 'corner' && columnSpan > 1 ? 'colgroup' : 'col';
};

/** A simple table out of the narrative. */
export const narrativeTable = ({ headRows, rows }: NarrativeGrid): Html =>
  html`<div class="report-scroll" tabindex="0" role="region" aria-label="正文表格">
<table class="report-table report-simple">
${headRows > 0 && html`<thead>\n${rows.slice(0, headRows).map((row) => narrativeRow(row, true))}</thead>\n`}<tbody>
${rows.slice(headRows).map((row) => narrativeRow(row, false))}</tbody>
</table>
</div>
`;

const narrativeRow = (cells: readonly PlacedCell[], header: boolean): Html =>
  html`<tr>${cells.map(({ text, columnSpan, rowSpan }) => {
    const spans = spansOf(columnSpan, rowSpan);
    const scope = columnSpan > 1 ? 'colgroup' : 'col';
    return header ? html`<th scope="${scope}"${spans}>${text}</th>` : html`<td${spans}>${text}</td>`;
  })}</tr>\n`;

const spansOf = (columnSpan: number, rowSpan: number): Html =>
  html`${columnSpan > 1 && html` colspan="${columnSpan}"`}${rowSpan > 1 && html` rowspan="${rowSpan}"`}`;
