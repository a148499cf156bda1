import type { DocumentBlock } from '../../document.ts';
import { childElements, descendantOf, type XmlElement } from '../../xml.ts';
import { isHiddenRun, styleIdOf } from './hidden.ts';
import { alternativeOf, isRemoved, type Reading } from './reading.ts';

/** Text of a paragraph, and what hangs on it: text boxes before it, pictures after it. */
export interface InlineContent {
  readonly text: string;
  readonly boxes: readonly DocumentBlock[];
  readonly pictures: readonly DocumentBlock[];
}

/** Never text of the page: properties, field codes, marks of comments and notes, phonetic guides. */
const skipped = new Set(['pPr', 'rPr', 'instrText', 'delText', 'delInstrText', 'rt', 'annotationRef', 'sdtPr']);

const signs: Readonly<Record<string, string>> = { tab: '\t', cr: '\n', noBreakHyphen: '-', ptab: '\t' };

const pictureAddress = (element: XmlElement): string | undefined =>
  descendantOf(element, 'blip')?.attributes.embed ?? descendantOf(element, 'imagedata')?.attributes.id;

const alternativeText = (element: XmlElement): string => {
  const described = descendantOf(element, 'docPr')?.attributes ?? descendantOf(element, 'shape')?.attributes;
  return (described?.descr ?? described?.alt ?? described?.title ?? '').trim();
};

const isPicture = (element: XmlElement): boolean =>
  descendantOf(element, 'blip') !== undefined || descendantOf(element, 'imagedata') !== undefined;

/** Reads everything inside a paragraph. */
export const readInline = (paragraph: XmlElement, reading: Reading): InlineContent => {
  const paragraphStyle = styleIdOf(paragraph);
  let text = '';
  const boxes: DocumentBlock[] = [];
  const pictures: DocumentBlock[] = [];

  const readDrawing = (element: XmlElement): void => {
    const box = descendantOf(element, 'txbxContent');
    if (box) boxes.push(...reading.blocksOf(box));
    else if (isPicture(element)) {
      const bytes = reading.pictures.get(pictureAddress(element) ?? '');
      pictures.push({ type: 'picture', bytes, alternative: alternativeText(element) });
    }
  };

  const read = (element: XmlElement): void => {
    if (skipped.has(element.name) || isRemoved(element)) return;
    switch (element.name) {
      case 't':
        text += element.children.filter((child) => typeof child === 'string').join('');
        return;
      case 'br':
        text += element.attributes.type === undefined || element.attributes.type === 'textWrapping' ? '\n' : '';
        return;
      case 'AlternateContent': {
        const branch = alternativeOf(element);
        if (branch) childElements(branch).forEach(read);
        return;
      }
      case 'drawing':
      case 'pict':
      case 'object':
        readDrawing(element);
        return;
      case 'r':
        if (isHiddenRun(element, paragraphStyle, reading.hiddenStyles)) return;
        break;
    }
    text += signs[element.name] ?? '';
    childElements(element).forEach(read);
  };

  childElements(paragraph).forEach(read);
  return { text, boxes, pictures };
};
