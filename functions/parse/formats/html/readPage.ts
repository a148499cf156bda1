import type { Document } from '../../document.ts';
import { decodeText } from '../../encoding.ts';
import { maximumCharacters } from '../../limits.ts';
import { limitExceeded } from '../../reasons.ts';
import { readElements } from './blocks.ts';
import { parseTree } from './tree.ts';

const charsetSearchBytes = 4096;

/** The charset a page declares in its own head, if any; ASCII in every encoding in question. */
const declaredCharset = (bytes: Uint8Array): string | undefined => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, charsetSearchBytes));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(start)?.[1];
};

/** Reads a page by its bytes. Throws Unreadable: `encodingUnknown`, `limitExceeded`. */
export const readPage = (bytes: Uint8Array): Document => {
  const content = decodeText(bytes, declaredCharset(bytes));
  // Pages carry pictures as data: addresses, so the limit on characters is for the text, in the reader.
  const { root, title } = parseTree(content);
  const blocks = readElements(root);
  if (title.length > maximumCharacters) throw limitExceeded(`文字多于 ${maximumCharacters} 个`);
  return title === '' ? { blocks } : { blocks, title };
};
