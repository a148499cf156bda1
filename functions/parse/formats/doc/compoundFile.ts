import { damaged } from '../../reasons.ts';

/** Sector numbers from here on are marks, not places ([MS-CFB] 2.1). */
const firstMark = 0xfffffffa;
const noStream = 0xffffffff;
const entryBytes = 128;
const headerTableEntries = 109;

interface Entry {
  readonly name: string;
  readonly isStream: boolean;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const readEntry = (directory: Buffer, index: number): Entry => {
  const at = index * entryBytes;
  return {
    name: directory.toString('utf16le', at, at + Math.max(0, directory.readUInt16LE(at + 64) - 2)),
    isStream: directory.readUInt8(at + 66) === 2,
    left: directory.readUInt32LE(at + 68),
    right: directory.readUInt32LE(at + 72),
    child: directory.readUInt32LE(at + 76),
    start: directory.readUInt32LE(at + 116),
    size: directory.readUInt32LE(at + 120),
  };
};

/** Follows a chain of sectors; one that is longer than the table turns in circles. */
const chain = (table: readonly number[], start: number): number[] => {
  const sectors: number[] = [];
  for (let sector = start; sector < firstMark; sector = table[sector] ?? noStream) {
    if (sectors.length > table.length) throw damaged('内部的扇区链没有尽头');
    sectors.push(sector);
  }
  return sectors;
};

const numbersIn = (bytes: Buffer): number[] =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));

const joined = (bytes: Buffer, sectors: readonly number[], offset: number, size: number): Buffer =>
  Buffer.concat(sectors.map((sector) => bytes.subarray(offset + sector * size, offset + (sector + 1) * size)));

/** The sectors that hold the table of sectors: the first 109 in the header, the others in a chain of their own. */
const tableSectors = (file: Buffer, sectorBytes: number): number[] => {
  const sectors = numbersIn(file.subarray(76, 76 + headerTableEntries * 4));
  let next = file.readUInt32LE(68);
  for (let left = Math.floor(file.length / sectorBytes); next < firstMark && left > 0; left--) {
    const numbers = numbersIn(file.subarray((next + 1) * sectorBytes, (next + 2) * sectorBytes));
    sectors.push(...numbers.slice(0, -1));
    next = numbers.at(-1) ?? noStream;
  }
  return [...new Set(sectors)].filter((sector) => sector < firstMark && (sector + 1) * sectorBytes < file.length);
};

/** Entries of the root directory; the tree may be damaged, so each is visited once. */
const rootEntries = (directory: Buffer): Entry[] => {
  const entries: Entry[] = [];
  const seen = new Set<number>();
  const waiting = [readEntry(directory, 0).child];
  while (waiting.length > 0) {
    const index = waiting.pop()!;
    if (index >= directory.length / entryBytes || seen.has(index)) continue;
    seen.add(index);
    const entry = readEntry(directory, index);
    entries.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return entries;
};

/** Reads one stream of the root directory; undefined when there is none of that name. */
export type StreamReader = (name: string) => Buffer | undefined;

/** Opens an OLE compound file ([MS-CFB]). Throws Unreadable `damaged`, and RangeError where the file breaks off. */
export const openCompoundFile = (bytes: Uint8Array): StreamReader => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [sectorShift, smallShift] = [file.readUInt16LE(30), file.readUInt16LE(32)];
  if ((sectorShift !== 9 && sectorShift !== 12) || smallShift !== 6) throw damaged('扇区大小不合规定');
  const sectorBytes = 1 << sectorShift;
  const read = (sectors: readonly number[]): Buffer => joined(file, sectors, sectorBytes, sectorBytes);
  const table = numbersIn(read(tableSectors(file, sectorBytes)));
  const directory = read(chain(table, file.readUInt32LE(48)));
  const smallTable = numbersIn(read(chain(table, file.readUInt32LE(60))));
  const smallStream = read(chain(table, readEntry(directory, 0).start));
  const largeFrom = file.readUInt32LE(56);
  const entries = rootEntries(directory);
  return (name) => {
    const entry = entries.find((candidate) => candidate.isStream && candidate.name === name);
    if (!entry) return undefined;
    const content =
      entry.size < largeFrom
        ? joined(smallStream, chain(smallTable, entry.start), 0, 1 << smallShift)
        : read(chain(table, entry.start));
    return content.subarray(0, entry.size);
  };
};
