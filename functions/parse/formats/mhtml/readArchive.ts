import type { Document } from '../../document.ts';
import { decodeText } from '../../encoding.ts';
import { damaged } from '../../reasons.ts';
import { readElements } from '../html/blocks.ts';
import { parseTree } from '../html/tree.ts';
import { embedPictures } from './embed.ts';
import { readMime } from './mime.ts';

/** Reads the first page of an archive. Throws Unreadable: `damaged`, `encodingUnknown`, `limitExceeded`. */
export const readArchive = (bytes: Uint8Array): Document => {
  const parts = readMime(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const page = parts.find((part) => part.mediaType === 'text/html' || part.mediaType === 'application/xhtml+xml');
  if (!page) throw damaged('网页档案中没有网页');
  const { root, title } = parseTree(decodeText(page.bytes, page.charset));
  embedPictures(root, parts);
  const blocks = readElements(root);
  return title === '' ? { blocks } : { blocks, title };
};
