import type { Kind } from './kinds.ts';
import { damaged, encrypted } from './reasons.ts';

/** Streams that tell what an OLE compound file is; [MS-CFB] 2.6, [MS-OFFCRYPTO] 2.3. */
const streams: readonly (readonly [string, Kind | 'encrypted'])[] = [
  ['EncryptedPackage', 'encrypted'],
  ['WordDocument', 'doc'],
  ['Workbook', 'oldWorkbook'],
  ['Book', 'oldWorkbook'],
  ['PowerPoint Document', 'oldPresentation'],
];

const entryBytes = 128;
const nameLengthOffset = 64;

/** Directory entries lie at multiples of 128 bytes: a name in UTF-16 and its length in bytes with the final zero. */
const hasStream = (file: Buffer, name: string): boolean => {
  const pattern = Buffer.from(`${name}\0`, 'utf16le');
  let at = file.indexOf(pattern);
  while (at >= 0) {
    const length = at + nameLengthOffset + 2 <= file.length ? file.readUInt16LE(at + nameLengthOffset) : 0;
    if (at % entryBytes === 0 && length === pattern.length) return true;
    at = file.indexOf(pattern, at + 1);
  }
  return false;
};

const headerBytes = 512;

/** Whether the file breaks off before the sector its directory begins in ([MS-CFB] 2.2); most writers put it last. */
const isCut = (file: Buffer): boolean =>
  file.length < headerBytes || (file.readUInt32LE(48) + 1) * 2 ** file.readUInt16LE(30) >= file.length;

/**
 * What an OLE compound file holds. Throws Unreadable: `encrypted` for an Office file under a password, `damaged` for one
 * that is cut off.
 */
export const compoundKind = (bytes: Uint8Array): Kind => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = streams.find(([name]) => hasStream(file, name))?.[1];
  if (kind === 'encrypted') throw encrypted();
  if (!kind && isCut(file)) throw damaged('文件的后半部分缺失，可能没有传完');
  return kind ?? 'compound';
};
