import type { Place } from '../../schemas/finding.ts';
import type { Block } from '../../schemas/report.ts';
import { type Html, html } from '../shared/html.ts';
import { htmlTable, narrativeTable } from './htmlTable.ts';
import { labelledBy, type Marking, unmarked } from './marking.ts';
import type { PageModel, PrintableSection } from './model.ts';
import { narrativeGrid } from './narrativeGrid.ts';
import { titleLines } from './titleLines.ts';

/**
 * The report as an HTML fragment: one `article` that needs neither script nor inline style, to be put into a page shell.
 * Sections have the stable ids of the form (`overview` … `other`), pictures are relative addresses. What is published has
 * no marking.
 */
export const renderHtml = (model: PageModel, marking: Marking = unmarked): string =>
  html`<article class="report" lang="zh-CN">
<header class="report-head">
<h1>${titleLines(model.title).map((line) => html`<span>${marking.words(line, 'title', lineBreak)}</span>`)}</h1>
${marking.note('title')}</header>
${marking.note('preamble')}${model.preamble.length > 0 && html`<div class="report-preamble">${model.preamble.map((block) => htmlBlock(block, 'preamble', marking))}</div>`}
${model.sections.map((section) => htmlSection(section, marking))}</article>
`.text;

/** Line ends inside a text stay line ends; in the narrow cells of a table they are spaces. */
const lineBreak = html`<br>`;
const lineSpace = html`\n`;

const htmlSection = ({ key, heading, table, blocks }: PrintableSection, marking: Marking): Html =>
  html`<section id="${marking.idPrefix}${key}" aria-labelledby="${labelledBy(marking, `${key}-heading`)}">
<h2 id="${marking.idPrefix}${key}-heading">${heading}</h2>
${marking.note(key)}${table && htmlTable(table, marking)}${blocks.map((block) => htmlBlock(block, key, marking))}</section>
`;

const htmlBlock = (block: Block, place: Place, marking: Marking): Html => {
  const words = (text: string): Html => marking.words(text, place, lineBreak);
  switch (block.type) {
    case 'paragraph':
      return html`<p>${words(block.text)}</p>\n`;
    case 'signature':
      return html`<p class="report-signature">${words(block.text)}</p>\n`;
    case 'heading':
      return htmlHeading(block.level, words(block.text));
    case 'list': {
      const items = block.items.map((text) => html`<li>${words(text)}</li>`);
      return block.ordered ? html`<ol>${items}</ol>\n` : html`<ul>${items}</ul>\n`;
    }
    case 'table':
      return narrativeTable(narrativeGrid(block.rows), (text) => marking.words(text, place, lineSpace));
    case 'picture':
      return html`<figure><img src="${marking.picture(block)}" alt="${block.alternative}" width="${block.width}" height="${block.height}" loading="lazy"></figure>\n`;
  }
};

/** Under the section's h2: level 1 is h3, level 4 is h6. */
const htmlHeading = (level: number, words: Html): Html => {
  switch (level) {
    case 1:
      return html`<h3>${words}</h3>\n`;
    case 2:
      return html`<h4>${words}</h4>\n`;
    case 3:
      return html`<h5>${words}</h5>\n`;
    default:
      return html`<h6>${words}</h6>\n`;
  }
};
