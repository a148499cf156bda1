import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** A text is written in UTF-8. */
  readonly content: string | Uint8Array;
}

const versionNeeded = 20;
const namesInUtf8 = 0x0800;
const deflated = 8;
/** 1 January 1980, the earliest day the format knows; the clock must not show in the bytes. */
const dosDate = 0x0021;

/** A ZIP archive of a few small files; the same entries give the same bytes. */
export const zipOf = (entries: readonly ZipEntry[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const common = commonHeader(name, plain, packed.length);
    const local = Buffer.concat([uint32(0x04034b50), common, Buffer.from(name), packed]);
    directory.push(
      // Made by the same version; no comment, one disk, no attributes.
      Buffer.concat([
        uint32(0x02014b50),
        uint16(versionNeeded),
        common,
        Buffer.alloc(10),
        uint32(offset),
        Buffer.from(name),
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = uint16(entries.length);
  const end = [
    uint32(0x06054b50),
    Buffer.alloc(4),
    count,
    count,
    uint32(index.length),
    uint32(offset),
    Buffer.alloc(2),
  ];
  return Buffer.concat([...locals, index, ...end]);
};

/** What the local header and the directory have in common, from the version needed to the length of the extra field. */
const commonHeader = (name: string, plain: Buffer, packedLength: number): Buffer =>
  Buffer.concat([
    ...[versionNeeded, namesInUtf8, deflated, 0, dosDate].map(uint16),
    ...[crc32(plain), packedLength, plain.length].map(uint32),
    ...[Buffer.byteLength(name), 0].map(uint16),
  ]);

const uint16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
