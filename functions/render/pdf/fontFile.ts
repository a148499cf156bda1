/** One font file: its family name and which characters it has a glyph for. */
export interface FontFile {
  readonly bytes: Buffer;
  readonly family: string;
  readonly covers: (codePoint: number) => boolean;
}

/** Reads a TrueType or OpenType font; undefined when it is neither. */
export const readFont = (bytes: Buffer): FontFile | undefined => {
  const kind = bytes.length > 12 ? bytes.readUInt32BE(0) : 0;
  if (kind !== 0x00010000 && kind !== 0x4f54544f) return undefined;
  const tables = new Map<string, number>();
  for (let index = 0; index < bytes.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    tables.set(bytes.toString('latin1', entry, entry + 4), bytes.readUInt32BE(entry + 8));
  }
  const name = tables.get('name');
  const cmap = tables.get('cmap');
  if (name === undefined || cmap === undefined) return undefined;
  return { bytes, family: familyName(bytes, name), covers: coverage(bytes, cmap) };
};

/** Typographic family (16) before family (1), in Windows Unicode encoding, English first. */
const familyName = (bytes: Buffer, table: number): string => {
  const strings = table + bytes.readUInt16BE(table + 4);
  const found = Array.from({ length: bytes.readUInt16BE(table + 2) }, (_, index) => table + 6 + index * 12)
    .filter((record) => bytes.readUInt16BE(record) === 3 && [1, 16].includes(bytes.readUInt16BE(record + 6)))
    .map((record) => ({
      rank: (bytes.readUInt16BE(record + 6) === 16 ? 0 : 2) + (bytes.readUInt16BE(record + 4) === 0x409 ? 0 : 1),
      start: strings + bytes.readUInt16BE(record + 10),
      length: bytes.readUInt16BE(record + 8),
    }))
    .sort((one, other) => one.rank - other.rank)[0];
  if (!found) return '';
  return Buffer.from(bytes.subarray(found.start, found.start + found.length))
    .swap16()
    .toString('utf16le');
};

/** The best Unicode mapping of the font: all planes (format 12), otherwise the basic plane (format 4). */
const coverage = (bytes: Buffer, table: number): ((codePoint: number) => boolean) => {
  const subtables = Array.from(
    { length: bytes.readUInt16BE(table + 2) },
    (_, index) => table + bytes.readUInt32BE(table + 4 + index * 8 + 4),
  );
  const ofFormat = (format: number) => subtables.find((subtable) => bytes.readUInt16BE(subtable) === format);
  const all = ofFormat(12);
  if (all !== undefined) return (codePoint) => inGroups(bytes, all, codePoint);
  const basic = ofFormat(4);
  return (codePoint) => basic !== undefined && inSegments(bytes, basic, codePoint);
};

/** Format 12: sorted groups of start, end and first glyph, 12 bytes each. */
const inGroups = (bytes: Buffer, subtable: number, codePoint: number): boolean => {
  let low = 0;
  let high = bytes.readUInt32BE(subtable + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = subtable + 16 + middle * 12;
    if (codePoint < bytes.readUInt32BE(group)) high = middle - 1;
    else if (codePoint > bytes.readUInt32BE(group + 4)) low = middle + 1;
    else return bytes.readUInt32BE(group + 8) + codePoint - bytes.readUInt32BE(group) !== 0;
  }
  return false;
};

/** Format 4: parallel arrays of segment ends, starts, deltas and offsets; glyph 0 means there is none. */
const inSegments = (bytes: Buffer, subtable: number, codePoint: number): boolean => {
  const doubled = bytes.readUInt16BE(subtable + 6);
  for (let at = 0; at < doubled; at += 2) {
    const end = subtable + 14 + at;
    if (codePoint > bytes.readUInt16BE(end)) continue;
    const start = end + doubled + 2;
    const offsetAt = start + 2 * doubled;
    if (codePoint < bytes.readUInt16BE(start)) return false;
    const delta = bytes.readUInt16BE(start + doubled);
    const offset = bytes.readUInt16BE(offsetAt);
    if (offset === 0) return ((codePoint + delta) & 0xffff) !== 0;
    const glyph = bytes.readUInt16BE(offsetAt + offset + 2 * (codePoint - bytes.readUInt16BE(start)));
    return glyph !== 0 && ((glyph + delta) & 0xffff) !== 0;
  }
  return false;
};
