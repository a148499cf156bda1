import type { PrintedCell } from '../../schemas/form/printed.ts';
import { type Html, html } from '../shared/html.ts';
import { labelledBy, type Marking } from './marking.ts';
import type { PrintableTable } from './model.ts';
import type { NarrativeGrid, PlacedCell } from './narrativeGrid.ts';

/** A statutory table. Every figure names its headers by id, because scopes alone do not reach over merged cells. */
export const htmlTable = (
  { id, caption, note, width, labelColumns, head, bodies }: PrintableTable,
  marking: Marking,
): Html => {
  const row = (cells: readonly PrintedCell[]): Html => html`<tr>${cells.map((cell) => htmlCell(cell, marking))}</tr>\n`;
  return html`<div class="report-scroll" tabindex="0" role="region" aria-labelledby="${labelledBy(marking, `${id}-caption`)}">
<table class="report-table report-${id}" id="${marking.idPrefix}${id}">
<caption><span id="${marking.idPrefix}${id}-caption" class="visually-hidden">${caption}</span> <span class="report-unit">${note}</span></caption>
<colgroup>${columns(width, labelColumns)}</colgroup>
${head.length > 0 && html`<thead>\n${head.map(row)}</thead>\n`}${bodies.map(
  (rows) => html`<tbody>\n${rows.map(row)}</tbody>\n`,
)}</table>
</div>
`;
};

/** Columns by what they hold, so that the style sheet can give them widths: `report-label-1` …, then figures. */
const columns = (width: number, labelColumns: number): Html[] =>
  Array.from({ length: width }, (_, index) =>
    index < labelColumns ? html`<col class="report-label-${index + 1}">` : html`<col class="report-figures">`,
  );

const htmlCell = (printed: PrintedCell, marking: Marking): Html => {
  const { kind, text, cell, columnSpan, rowSpan, id, headerIds } = printed;
  const spans = spansOf(columnSpan, rowSpan);
  const headers =
    headerIds.length > 0 && html` headers="${headerIds.map((header) => marking.idPrefix + header).join(' ')}"`;
  if (cell) {
    const { content, classes } = marking.figure(cell.name, text);
    return html`<td${classes !== undefined && html` class="${classes}"`}${spans}${headers}>${content}</td>`;
  }
  return html`<th id="${marking.idPrefix}${id}" class="report-${kind}" scope="${scopeOf(printed)}"${spans}${headers}>${text}</th>`;
};

const scopeOf = ({ kind, columnSpan, rowSpan }: PrintedCell): string => {
  if (kind === 'rowHeader') return rowSpan > 1 ? 'rowgroup' : 'row';
  return kind !== 'corner' && columnSpan > 1 ? 'colgroup' : 'col';
};

/** A simple table out of the narrative; `words` prints the text of a cell. */
export const narrativeTable = ({ headRows, rows }: NarrativeGrid, words: (text: string) => Html): Html => {
  const row = (cells: readonly PlacedCell[], header: boolean): Html =>
    html`<tr>${cells.map((cell) => narrativeCell(cell, header, words))}</tr>\n`;
  return html`<div class="report-scroll" tabindex="0" role="region" aria-label="正文表格">
<table class="report-table report-simple">
${headRows > 0 && html`<thead>\n${rows.slice(0, headRows).map((cells) => row(cells, true))}</thead>\n`}<tbody>
${rows.slice(headRows).map((cells) => row(cells, false))}</tbody>
</table>
</div>
`;
};

const narrativeCell = (cell: PlacedCell, header: boolean, words: (text: string) => Html): Html => {
  const { text, columnSpan, rowSpan } = cell;
  const spans = spansOf(columnSpan, rowSpan);
  const scope = columnSpan > 1 ? 'colgroup' : 'col';
  return header ? html`<th scope="${scope}"${spans}>${words(text)}</th>` : html`<td${spans}>${words(text)}</td>`;
};

const spansOf = (columnSpan: number, rowSpan: number): Html =>
  html`${columnSpan > 1 && html` colspan="${columnSpan}"`}${rowSpan > 1 && html` rowspan="${rowSpan}"`}`;
