import type { Block } from '../../schemas/report.ts';
import { type Html, html } from '../shared/html.ts';
import { htmlTable, narrativeTable } from './htmlTable.ts';
import type { PageModel, PrintableSection } from './model.ts';
import { narrativeGrid } from './narrativeGrid.ts';
import { picturePath } from './pictures.ts';
import { titleLines } from './titleLines.ts';

/**
 * The report as an HTML fragment: one `article` that needs neither script nor inline style, to be put into a page shell.
 * Sections have the stable ids of the form (`overview` … `other`), pictures are relative addresses.
 */
export const renderHtml = (model: PageModel): string =>
  html`<article class="report" lang="zh-CN">
<header class="report-head">
<h1>${titleLines(model.title).map((line) => html`<span>${line}</span>`)}</h1>
</header>
${model.preamble.length > 0 && html`<div class="report-preamble">${model.preamble.map(htmlBlock)}</div>`}
${model.sections.map(htmlSection)}</article>
`.text;

const htmlSection = ({ key, heading, table, blocks }: PrintableSection): Html =>
  html`<section id="${key}" aria-labelledby="${key}-heading">
<h2 id="${key}-heading">${heading}</h2>
${table && htmlTable(table)}${blocks.map(htmlBlock)}</section>
`;

/** Line ends inside a text stay line ends. */
const lines = (text: string): Html[] =>
  text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));

const htmlBlock = (block: Block): Html => {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${lines(block.text)}</p>\n`;
    case 'signature':
      return html`<p class="report-signature">${lines(block.text)}</p>\n`;
    case 'heading':
      return htmlHeading(block.level, block.text);
    case 'list':
      return block.ordered ? html`<ol>${items(block.items)}</ol>\n` : html`<ul>${items(block.items)}</ul>\n`;
    case 'table':
      return narrativeTable(narrativeGrid(block.rows));
    case 'picture':
      return html`<figure><img src="${picturePath(block)}" alt="${block.alternative}" width="${block.width}" height="${block.height}" loading="lazy"></figure>\n`;
  }
};

const items = (texts: readonly string[]): Html[] => texts.map((text) => html`<li>${lines(text)}</li>`);

/** Under the section's h2: level 1 is h3, level 4 is h6. */
const htmlHeading = (level: number, text: string): Html => {
  switch (level) {
    case 1:
      return html`<h3>${text}</h3>\n`;
    case 2:
      return html`<h4>${text}</h4>\n`;
    case 3:
      return html`<h5>${text}</h5>\n`;
    default:
      return html`<h6>${text}</h6>\n`;
  }
};
