import { maximumCharacters } from '../../limits.ts';
import { damaged, limitExceeded } from '../../reasons.ts';

/** A run of text that lies in one place of the stream. */
interface Piece {
  readonly text: string;
  /** Place of its first character in the stream, in bytes. */
  readonly offset: number;
  readonly bytesPerCharacter: 1 | 2;
}

export interface WordText {
  readonly pieces: readonly Piece[];
}

const isCompressed = 0x40000000;

/** Finds the piece table behind the property lists that may stand before it ([MS-DOC] 2.9.38). */
const pieceTable = (table: Buffer, at: number): Buffer => {
  let from = at;
  while (table.readUInt8(from) === 1) from += 3 + table.readUInt16LE(from + 1);
  if (table.readUInt8(from) !== 2) throw damaged('缺少文字位置表');
  const size = table.readUInt32LE(from + 1);
  return table.subarray(from + 5, from + 5 + size);
};

/**
 * The main text of a Word document, without notes, headers and text boxes, in reading order ([MS-DOC] 2.4.1).
 * `main` is the stream WordDocument, `table` 0Table or 1Table. Throws Unreadable: `damaged`, `limitExceeded`.
 */
export const readWordText = (main: Buffer, table: Buffer): WordText => {
  const length = main.readUInt32LE(0x4c);
  if (length > maximumCharacters) throw limitExceeded(`文字多于 ${maximumCharacters} 个`);
  const list = pieceTable(table, main.readUInt32LE(0x01a2));
  const count = Math.floor((list.length - 4) / 12);
  const pieces: Piece[] = [];
  let expected = 0;
  for (let index = 0; index < count; index++) {
    const from = list.readUInt32LE(index * 4);
    const to = Math.min(list.readUInt32LE((index + 1) * 4), length);
    if (to <= from) continue;
    if (from !== expected) throw damaged('文字位置表前后不连续');
    expected = to;
    const stated = list.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const bytesPerCharacter = (stated & isCompressed) === 0 ? 2 : 1;
    const offset = bytesPerCharacter === 2 ? stated & 0x3fffffff : (stated & 0x3fffffff) >> 1;
    const bytes = main.subarray(offset, offset + (to - from) * bytesPerCharacter);
    if (bytes.length < (to - from) * bytesPerCharacter) throw damaged('正文不完整');
    const text = new TextDecoder(bytesPerCharacter === 2 ? 'utf-16le' : 'windows-1252', { ignoreBOM: true }).decode(
      bytes,
    );
    pieces.push({ text, offset, bytesPerCharacter });
  }
  return { pieces };
};
