import type { DocumentBlock, Paragraph } from '../../document.ts';
import { childElements, childOf, type XmlElement } from '../../xml.ts';
import { wordValue } from './properties.ts';
import { alternativeOf, isRemoved, type Reading, type Surroundings } from './reading.ts';
import { readInline } from './runs.ts';
import { type ParagraphStyle, statedProperties } from './styles.ts';
import { readTable } from './table.ts';

/** Whether the mark at a paragraph's end is deleted: the next paragraph then goes on in the same line. */
const joinsNext = (paragraph: XmlElement): boolean =>
  childOf(childOf(childOf(paragraph, 'pPr'), 'rPr'), 'del') !== undefined;

const styleOf = (paragraph: XmlElement, reading: Reading): ParagraphStyle => {
  const properties = childOf(paragraph, 'pPr');
  return { ...reading.styles.get(wordValue(properties, 'pStyle') ?? ''), ...statedProperties(properties) };
};

const markerOf = (style: ParagraphStyle, reading: Reading): ReturnType<Reading['numbering']['next']> =>
  style.numberingId === undefined ? undefined : reading.numbering.next(style.numberingId, style.numberingLevel ?? 0);

const readParagraph = (paragraph: XmlElement, before: string, reading: Reading): DocumentBlock[] => {
  const content = readInline(paragraph, reading);
  const style = styleOf(paragraph, reading);
  const written = `${before}${content.text}`.trim();
  // An empty numbered paragraph prints its number but says nothing; it is counted all the same.
  const marker = markerOf(style, reading);
  const own: DocumentBlock[] = [];
  if (written !== '' && marker?.kind === 'bullet') own.push({ type: 'list', ordered: false, items: [written] });
  else if (written !== '') {
    const { headingLevel, alignment } = style;
    own.push({
      type: 'paragraph',
      text: `${marker?.kind === 'number' ? marker.text : ''}${written}`,
      ...(headingLevel ? { headingLevel } : {}),
      ...(alignment ? { alignment } : {}),
    } satisfies Paragraph);
  }
  return [...content.boxes, ...own, ...content.pictures];
};

/** Items of one list that follow one another. */
const joinLists = (blocks: readonly DocumentBlock[]): DocumentBlock[] => {
  const joined: DocumentBlock[] = [];
  for (const block of blocks) {
    const previous = joined.at(-1);
    if (block.type === 'list' && previous?.type === 'list') {
      joined[joined.length - 1] = { ...previous, items: [...previous.items, ...block.items] };
    } else joined.push(block);
  }
  return joined;
};

const containers = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']);

/** Reads a container of paragraphs and tables. */
const readContainer = (container: XmlElement, reading: Reading): DocumentBlock[] => {
  const blocks: DocumentBlock[] = [];
  let before = '';
  const read = (element: XmlElement): void => {
    if (isRemoved(element)) return;
    if (element.name === 'p' && joinsNext(element)) before += readInline(element, reading).text;
    else if (element.name === 'p') {
      blocks.push(...readParagraph(element, before, reading));
      before = '';
    } else if (element.name === 'tbl') blocks.push(readTable(element, reading));
    else if (containers.has(element.name)) childElements(element).forEach(read);
    else if (element.name === 'AlternateContent') {
      const branch = alternativeOf(element);
      if (branch) childElements(branch).forEach(read);
    }
  };
  childElements(container).forEach(read);
  if (before.trim() !== '') blocks.push({ type: 'paragraph', text: before.trim() });
  return joinLists(blocks);
};

/** The blocks of a Word body in reading order. Throws Unreadable `limitExceeded`. */
export const readBody = (body: XmlElement, surroundings: Surroundings): DocumentBlock[] => {
  const reading: Reading = { ...surroundings, blocksOf: (container) => readContainer(container, reading) };
  return readContainer(body, reading);
};
