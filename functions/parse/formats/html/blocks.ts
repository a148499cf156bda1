import type { DocumentBlock, Paragraph } from '../../document.ts';
import { textOf } from '../../document.ts';
import { guardRows, layOut, type StatedCell } from '../../grid.ts';
import { Budget } from './budget.ts';
import { pictureOf } from './picture.ts';
import { rowsOf, spanOf } from './rows.ts';
import { attribute, type HtmlElement, isElement } from './tree.ts';
import { isHidden } from './visibility.ts';

const inline = new Set(
  (
    'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr o:p q rb rp rt ruby s samp small ' +
    'span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

type Style = Pick<Paragraph, 'headingLevel' | 'alignment'>;

const alignmentOf = (element: HtmlElement): Paragraph['alignment'] => {
  const style = /text-align\s*:\s*(\w+)/iu.exec(attribute(element, 'style') ?? '')?.[1];
  const value = (style ?? attribute(element, 'align') ?? (element.tagName === 'center' ? 'center' : '')).toLowerCase();
  return value === 'center' || value === 'right' ? value : undefined;
};

const styleOf = (element: HtmlElement, around: Style): Style => {
  const level = /^h([1-6])$/u.exec(element.tagName)?.[1];
  const alignment = alignmentOf(element) ?? around.alignment;
  return {
    ...(level ? { headingLevel: Number(level) } : around.headingLevel ? { headingLevel: around.headingLevel } : {}),
    ...(alignment ? { alignment } : {}),
  };
};

/** Collects the blocks of one flow of content: the page, a cell, a list item. */
class Flow {
  readonly blocks: DocumentBlock[] = [];
  #line = '';
  #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  readChildren(element: HtmlElement, style: Style): void {
    for (const child of element.childNodes) {
      if (isElement(child)) this.#readElement(child, style);
      else if (child.nodeName === '#text' && 'value' in child) this.#readText(child.value);
    }
  }

  /** Ends the paragraph under way. */
  flush(style: Style): void {
    const text = this.#line
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim();
    this.#line = '';
    if (text !== '') this.blocks.push({ type: 'paragraph', text, ...style });
  }

  #readText(value: string): void {
    this.#budget.takeCharacters(value.length);
    this.#line += value.replace(/[ \t\n\r\f]+/gu, ' ');
  }

  #readElement(element: HtmlElement, around: Style): void {
    if (isHidden(element)) return;
    if (element.tagName === 'br') this.#line += '\n';
    else if (element.tagName === 'img') this.#readPicture(element, around);
    else if (inline.has(element.tagName)) this.readChildren(element, around);
    else this.#readBlock(element, around);
  }

  #readPicture(element: HtmlElement, around: Style): void {
    this.flush(around);
    this.#budget.takePicture();
    this.blocks.push(pictureOf(element));
  }

  #readBlock(element: HtmlElement, around: Style): void {
    this.flush(around);
    const style = styleOf(element, around);
    if (element.tagName === 'table') this.#readTable(element);
    else if (element.tagName === 'ul' || element.tagName === 'ol') this.#readList(element);
    else this.readChildren(element, style);
    this.flush(style);
  }

  #readList(element: HtmlElement): void {
    const items = element.childNodes.flatMap((child) => {
      if (!isElement(child) || isHidden(child)) return [];
      const text = textOf(readFlow(child, this.#budget));
      return text === '' ? [] : [text];
    });
    if (items.length > 0) this.blocks.push({ type: 'list', ordered: element.tagName === 'ol', items });
  }

  #readTable(table: HtmlElement): void {
    const rows: StatedCell[][] = [];
    for (const element of rowsOf(table)) {
      if (element.tagName === 'caption') this.blocks.push(...readFlow(element, this.#budget));
      else rows.push(cellsOf(element, this.#budget));
      guardRows(rows.length);
    }
    if (rows.some((row) => row.length > 0)) this.blocks.push(layOut(rows));
  }
}

const cellsOf = (row: HtmlElement, budget: Budget): StatedCell[] =>
  row.childNodes
    .filter(isElement)
    .filter((cell) => (cell.tagName === 'td' || cell.tagName === 'th') && !isHidden(cell))
    .map((cell) => ({
      columnSpan: spanOf(cell, 'colspan'),
      rowSpan: spanOf(cell, 'rowspan'),
      blocks: readFlow(cell, budget),
    }));

const readFlow = (element: HtmlElement, budget: Budget): DocumentBlock[] => {
  const flow = new Flow(budget);
  flow.readChildren(element, styleOf(element, {}));
  flow.flush(styleOf(element, {}));
  return flow.blocks;
};

/** The blocks of a page in reading order. Throws Unreadable `limitExceeded`. */
export const readElements = (root: HtmlElement): DocumentBlock[] => readFlow(root, new Budget());
