import type { Format } from '../format.ts';
import { readRtf } from './rtf/reader.ts';

/**
 * RTF up to version 1.9.1. Tracked deletions, hidden text, notes, comments, headers and footers are left out; cells stand
 * where their rows define them; a table in a cell is read as paragraphs. Nothing outside the file is touched.
 */
export const rtf: Format = {
  kind: 'rtf',
  read: ({ bytes }) => ({
    blocks: readRtf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')),
  }),
};
