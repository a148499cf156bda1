import type { DocumentBlock } from '../../document.ts';
import { maximumCharacters } from '../../limits.ts';
import { childElements, childOf, type XmlElement } from '../../xml.ts';
import type { Reading } from './reading.ts';

/** Text of a paragraph, and what hangs on it: text boxes before it, pictures after it. */
interface InlineContent {
  readonly text: string;
  readonly boxes: readonly DocumentBlock[];
  readonly pictures: readonly DocumentBlock[];
}

/** Never text of the page: notes, comments, phonetic guides, form fields, what a hidden field hides. */
const skipped = new Set([
  'note',
  'annotation',
  'ruby-text',
  'hidden-text',
  'hidden-paragraph',
  'tracked-changes',
  'script',
]);

/** White space in a paragraph counts as one space (ODF part 3, 6.1.2). */
const collapsed = (text: string): string => text.replace(/[ \t\n\r]+/gu, ' ');

const textIn = (element: XmlElement | undefined): string =>
  element?.children.filter((child) => typeof child === 'string').join('') ?? '';

const pictureOf = (frame: XmlElement, reading: Reading): DocumentBlock | undefined => {
  const image = childElements(frame).find((child) => child.name === 'image');
  if (!image) return undefined;
  const name = (image.attributes.href ?? '').replace(/^\.\//u, '');
  const alternative = textIn(childOf(frame, 'title')) || textIn(childOf(frame, 'desc'));
  return { type: 'picture', bytes: reading.pictures.get(name), alternative: alternative.trim() };
};

/** Reads everything inside a paragraph or heading. */
export const readInline = (paragraph: XmlElement, reading: Reading): InlineContent => {
  let text = '';
  const boxes: DocumentBlock[] = [];
  const pictures: DocumentBlock[] = [];

  const readFrame = (frame: XmlElement): void => {
    const box = childOf(frame, 'text-box');
    if (box) boxes.push(...reading.blocksOf(box));
    const picture = pictureOf(frame, reading);
    if (picture) pictures.push(picture);
  };

  const read = (element: XmlElement): void => {
    for (const child of element.children) {
      if (typeof child === 'string') text += collapsed(child);
      else if (skipped.has(child.name)) continue;
      else if (child.name === 's')
        text += ' '.repeat(Math.min(Number(child.attributes.c ?? 1) || 1, maximumCharacters / 1000));
      else if (child.name === 'tab') text += '\t';
      else if (child.name === 'line-break') text += '\n';
      else if (child.name === 'frame') readFrame(child);
      else if (child.name === 'custom-shape') boxes.push(...reading.blocksOf(child));
      else if (!reading.styles.get(child.attributes['style-name'] ?? '')?.hidden) read(child);
    }
  };

  read(paragraph);
  return { text: text.trim(), boxes, pictures };
};
