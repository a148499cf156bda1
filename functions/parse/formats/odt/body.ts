import type { DocumentBlock, Paragraph } from '../../document.ts';
import { childElements, type XmlElement } from '../../xml.ts';
import { readInline } from './inline.ts';
import { Counter, type Marker } from './numbering.ts';
import type { Reading, Surroundings } from './reading.ts';
import { readTable } from './table.ts';

/** Contents lists repeat the section titles; deleted text and declarations are no text of the page. */
const skipped = new Set(['table-of-content', 'tracked-changes', 'forms', 'annotation', 'note']);
const lowestHeading = 6;

/** Reads one body; it keeps the numbers of lists while it goes along. */
class BodyReader {
  readonly #reading: Reading;
  readonly #outline: Counter;
  /** The last counter of each list style, and the counter of each list that has an id. */
  readonly #byStyle = new Map<string, Counter>();
  readonly #byId = new Map<string, Counter>();

  constructor(surroundings: Surroundings) {
    this.#reading = { ...surroundings, blocksOf: (container) => this.readContainer(container) };
    this.#outline = new Counter(surroundings.listStyles.outline);
  }

  readContainer(container: XmlElement): DocumentBlock[] {
    return childElements(container).flatMap((element) => this.#readElement(element));
  }

  #readElement(element: XmlElement): DocumentBlock[] {
    if (skipped.has(element.name)) return [];
    switch (element.name) {
      case 'p':
        return this.#readParagraph(element, undefined);
      case 'h':
        return this.#readParagraph(element, this.#outline.next(this.#headingLevel(element) ?? 1));
      case 'list':
        return this.#readList(element, undefined, 1);
      case 'table':
        return [readTable(element, this.#reading)];
      case 'section':
        return element.attributes.display === 'none' ? [] : this.readContainer(element);
      case 'frame':
      case 'custom-shape':
        return this.#readParagraph({ name: 'p', attributes: {}, children: [element] }, undefined);
      default:
        return this.readContainer(element);
    }
  }

  #headingLevel(element: XmlElement): number | undefined {
    const stated = Number(element.attributes['outline-level']);
    const level = stated >= 1 ? stated : this.#reading.styles.get(element.attributes['style-name'] ?? '')?.outlineLevel;
    return element.name === 'h' && level ? Math.min(level, lowestHeading) : undefined;
  }

  #readParagraph(element: XmlElement, marker: Marker | undefined): DocumentBlock[] {
    const style = this.#reading.styles.get(element.attributes['style-name'] ?? '');
    if (style?.hidden) return [];
    const { text, boxes, pictures } = readInline(element, this.#reading);
    const headingLevel = this.#headingLevel(element);
    const own: DocumentBlock[] = [];
    if (text !== '' && marker?.kind === 'bullet') own.push({ type: 'list', ordered: false, items: [text] });
    else if (text !== '') {
      own.push({
        type: 'paragraph',
        text: `${marker?.kind === 'number' ? marker.text : ''}${text}`,
        ...(headingLevel ? { headingLevel } : {}),
        ...(style?.alignment ? { alignment: style.alignment } : {}),
      } satisfies Paragraph);
    }
    return [...boxes, ...own, ...pictures];
  }

  /** A list begins to count anew unless it says which one it continues. */
  #counterFor(list: XmlElement): Counter {
    const {
      'style-name': style = '',
      'continue-numbering': continues,
      'continue-list': continued,
      id,
    } = list.attributes;
    const before = continued === undefined ? undefined : this.#byId.get(continued);
    const counter =
      before ??
      (continues === 'true' ? this.#byStyle.get(style) : undefined) ??
      new Counter(this.#reading.listStyles.lists.get(style) ?? new Map());
    this.#byStyle.set(style, counter);
    if (id !== undefined) this.#byId.set(id, counter);
    return counter;
  }

  #readList(list: XmlElement, outer: Counter | undefined, level: number): DocumentBlock[] {
    const counter = outer ?? this.#counterFor(list);
    const blocks = childElements(list).flatMap((item): DocumentBlock[] => {
      if (item.name !== 'list-item' && item.name !== 'list-header') return [];
      let marker = item.name === 'list-item' ? undefined : ({ kind: 'number', text: '' } satisfies Marker);
      return childElements(item).flatMap((element): DocumentBlock[] => {
        if (element.name === 'list') return this.#readList(element, counter, level + 1);
        if (element.name !== 'p' && element.name !== 'h') return this.#readElement(element);
        // Only the first paragraph of an item carries its number.
        const own = marker ?? counter.next(level, startOf(item));
        marker = { kind: 'number', text: '' };
        return this.#readParagraph(element, own);
      });
    });
    return joinLists(blocks);
  }
}

const startOf = (item: XmlElement): number | undefined => {
  const start = Number(item.attributes['start-value']);
  return start >= 0 ? start : undefined;
};

/** Bulleted items that follow one another are one list. */
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

/** The blocks of an OpenDocument text in reading order. Throws Unreadable `limitExceeded`. */
export const readBody = (body: XmlElement, surroundings: Surroundings): DocumentBlock[] =>
  new BodyReader(surroundings).readContainer(body);
