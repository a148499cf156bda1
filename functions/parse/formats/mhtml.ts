import { decodeText } from '../encoding.ts';
import type { Format } from '../format.ts';
import { damaged } from '../reasons.ts';
import { readElements } from './html/blocks.ts';
import { parseTree } from './html/tree.ts';
import { embedPictures } from './mhtml/embed.ts';
import { readMime } from './mhtml/mime.ts';

/** A web page saved as a single file (RFC 2557): the first page in it, with the pictures that lie beside it. */
export const webArchive: Format = {
  kind: 'webArchive',
  read: ({ bytes }) => {
    const parts = readMime(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
    const page = parts.find((part) => part.mediaType === 'text/html' || part.mediaType === 'application/xhtml+xml');
    if (!page) throw damaged('网页档案中没有网页');
    const { root, title } = parseTree(decodeText(page.bytes, page.charset));
    embedPictures(root, parts);
    const blocks = readElements(root);
    return title === '' ? { blocks } : { blocks, title };
  },
};
