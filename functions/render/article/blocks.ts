import type { Block } from '../../../schemas/report.ts';
import { type Html, html } from '../../shared/html.ts';
import { lines } from '../marking.ts';
import { type NarrativeGrid, narrativeGrid, type PlacedCell } from '../narrativeGrid.ts';
import type { Picture } from '../pictures.ts';
import { styles } from './styles.ts';

/** Gives a picture as an address that needs nothing beside the file: `data:`. */
export type PictureSource = (picture: Picture) => string;

const words = (text: string): Html => lines(text, html`<br>`);

/** One piece of narrative as an article shows it. Lists are paragraphs: editors give lists a look of their own. */
export const articleBlock = (block: Block, source: PictureSource): Html => {
  switch (block.type) {
    case 'paragraph':
      return html`<p style="${styles.paragraph}">${words(block.text)}</p>\n`;
    case 'heading':
      return block.level === 1
        ? html`<h3 style="${styles.heading}">${words(block.text)}</h3>\n`
        : html`<h4 style="${styles.heading}">${words(block.text)}</h4>\n`;
    case 'signature':
      return html`<p style="${styles.signature}">${words(block.text)}</p>\n`;
    case 'list':
      return html`${block.items.map((item, index) => html`<p style="${styles.item}">${block.ordered ? `${index + 1}. ` : '• '}${words(item)}</p>\n`)}`;
    case 'table':
      return narrative(narrativeGrid(block.rows));
    case 'picture':
      return html`<p style="margin:0 0 16px;"><img src="${source(block)}" alt="${block.alternative}" style="${styles.picture}max-width:${block.width}px;"></p>\n`;
  }
};

const narrative = ({ headRows, rows }: NarrativeGrid): Html =>
  html`<section style="${styles.scroll}"><table style="${styles.table}"><tbody>
${rows.map((cells, y) => html`<tr>${cells.map((cell) => narrativeCell(cell, y < headRows))}</tr>\n`)}</tbody></table></section>
`;

const narrativeCell = (cell: PlacedCell, head: boolean): Html => {
  const { text, columnSpan, rowSpan } = cell;
  const spans = html`${columnSpan > 1 && html` colspan="${columnSpan}"`}${rowSpan > 1 && html` rowspan="${rowSpan}"`}`;
  return head
    ? html`<th${spans} style="${styles.head}">${words(text)}</th>`
    : html`<td${spans} style="${styles.middle}">${words(text)}</td>`;
};
