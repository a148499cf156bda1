import { attribute, type HtmlElement, isElement } from '../html/tree.ts';
import type { MimePart } from './mime.ts';

const addressOf = (part: MimePart): string =>
  `data:image/png;base64,${Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength).toString('base64')}`;

/** A picture may be called by its full address or by the end of it. */
const partFor = (source: string, parts: readonly MimePart[]): MimePart | undefined =>
  parts.find((part) => part.names.includes(source)) ??
  (/^[\w-]+:/u.test(source) ? undefined : parts.find((part) => part.names.some((name) => name.endsWith(`/${source}`))));

/** Writes the pictures that lie beside a page in its archive into the page itself, in place of their addresses. */
export const embedPictures = (root: HtmlElement, parts: readonly MimePart[]): void => {
  const pictures = parts.filter((part) => part.mediaType.startsWith('image/'));
  if (pictures.length === 0) return;
  const waiting: HtmlElement[] = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    waiting.push(...element.childNodes.filter(isElement));
    if (element.tagName !== 'img') continue;
    const part = partFor((attribute(element, 'src') ?? '').trim(), pictures);
    const source = element.attrs.find((candidate) => candidate.name === 'src');
    if (part && source) source.value = addressOf(part);
  }
};
