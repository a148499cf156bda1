import { formOf } from '../../schemas/form/index.ts';
import { plainText, type Report } from '../../schemas/report.ts';
import { compoundStreams } from './compoundStreams.ts';
import { type StoredCell, storedRows, type Tamper } from './tableCells.ts';

/** A piece of text that ends with a paragraph or cell mark, and the property modifiers of that mark. */
export interface WordPart {
  readonly text: string;
  readonly mark?: '\r' | '\u0007';
  readonly modifiers?: readonly Buffer[];
  /** Modifiers of the characters, the mark included. */
  readonly characters?: readonly Buffer[];
  /** Index of the paragraph style; 1 to 9 are headings. */
  readonly style?: number;
}

/** A modifier with a value of one byte, e.g. 0x2416 for a paragraph in a table. */
export const modifier = (code: number, ...value: number[]): Buffer => {
  const bytes = Buffer.alloc(2 + value.length);
  bytes.writeUInt16LE(code);
  Buffer.from(value).copy(bytes, 2);
  return bytes;
};

const inTable = modifier(0x2416, 1);
const rowEnd = modifier(0x2417, 1);
const twipsPerColumn = 600;

/** The definition of a row: edges of its cells and which are merged with the row above. */
const rowDefinition = (row: readonly StoredCell[], shift: number): Buffer => {
  const edges = [...row.map((cell) => cell.column), row.at(-1)!.column + row.at(-1)!.columnSpan];
  const value = Buffer.alloc(1 + edges.length * 2 + row.length * 20);
  value.writeUInt8(row.length);
  edges.forEach((edge, index) => {
    value.writeInt16LE(edge * twipsPerColumn + shift, 1 + index * 2);
  });
  row.forEach((cell, index) => {
    const flags = cell.hidden ? 1 << 5 : cell.rowSpan > 1 ? 3 << 5 : 0;
    value.writeUInt16LE(flags, 1 + edges.length * 2 + index * 20);
  });
  const head = Buffer.alloc(4);
  head.writeUInt16LE(0xd608);
  head.writeUInt16LE(value.length + 1, 2);
  return Buffer.concat([head, value]);
};

/** The parts of a table; its rows begin a point or so apart, as they do when drawn by hand. */
export const wordTable = (rows: readonly (readonly StoredCell[])[]): WordPart[] =>
  rows.flatMap((row, index) => [
    ...row.map(({ text }): WordPart => ({ text, mark: '\u0007', modifiers: [inTable] })),
    { text: '', mark: '\u0007' as const, modifiers: [inTable, rowEnd, rowDefinition(row, (index % 3) * 10)] },
  ]);

const pageBytes = 512;
const textStart = 0x800;

/** A page of formatting with a single run. */
const page = (from: number, to: number, entrySize: number, content: Buffer): Buffer => {
  const bytes = Buffer.alloc(pageBytes);
  const at = pageBytes - 2 - content.length - (content.length % 2);
  bytes.writeUInt32LE(from);
  bytes.writeUInt32LE(to, 4);
  bytes.writeUInt8(at / 2, 8);
  if (at < 8 + entrySize) throw new Error('the modifiers do not fit on a page');
  content.copy(bytes, at);
  bytes.writeUInt8(1, pageBytes - 1);
  return bytes;
};

const paragraphPage = (from: number, to: number, part: WordPart, elsewhere: readonly Buffer[]): Buffer => {
  const style = Buffer.from([part.style ?? 0, 0]);
  const list = Buffer.concat([style, ...(elsewhere.length > 0 ? elsewhere : (part.modifiers ?? []))]);
  // Two bytes hold half the length of an even list.
  const even = Buffer.concat([list], list.length + (list.length % 2));
  return page(from, to, 13, Buffer.concat([Buffer.from([0, even.length / 2]), even]));
};

const characterPage = (from: number, to: number, part: WordPart): Buffer => {
  const list = Buffer.concat([...(part.characters ?? [])]);
  return page(from, to, 1, Buffer.concat([Buffer.from([list.length]), list]));
};

const pageTable = (places: readonly number[], firstPage: number): Buffer => {
  const bytes = Buffer.alloc(places.length * 8 - 4);
  places.forEach((place, index) => {
    bytes.writeUInt32LE(place, index * 4);
  });
  for (let index = 0; index < places.length - 1; index++) {
    bytes.writeUInt32LE(firstPage + index, (places.length + index) * 4);
  }
  return bytes;
};

export interface WordBinary {
  /** Flags of the file information block besides "uses 1Table"; 0x0100 means encrypted. */
  readonly flags?: number;
  readonly version?: number;
  /** Puts modifiers of rows into the stream Data, as Word does with long ones. */
  readonly longModifiersElsewhere?: boolean;
}

/** A Word 97 file of these parts. */
export const wordBinary = (parts: readonly WordPart[], options: WordBinary = {}): Buffer => {
  const text = Buffer.from(parts.map((part) => part.text + (part.mark ?? '\r')).join(''), 'utf16le');
  const places = [textStart];
  for (const part of parts) places.push(places.at(-1)! + (part.text.length + 1) * 2);
  const data: Buffer[] = [];
  const elsewhere = (part: WordPart): Buffer[] => {
    const list = Buffer.concat([...(part.modifiers ?? [])]);
    if (!options.longModifiersElsewhere || list.length < 50) return [];
    const at = Buffer.alloc(6);
    at.writeUInt16LE(0x6646);
    at.writeUInt32LE(Buffer.concat(data).length, 2);
    const length = Buffer.alloc(2);
    length.writeUInt16LE(list.length);
    data.push(length, list);
    return [at];
  };
  const paragraphs = parts.map((part, index) =>
    paragraphPage(places[index]!, places[index + 1]!, part, elsewhere(part)),
  );
  const characters = parts.map((part, index) => characterPage(places[index]!, places[index + 1]!, part));
  const firstPage = Math.ceil((textStart + text.length) / pageBytes);
  const pieces = Buffer.alloc(5 + 8 + 8);
  pieces.writeUInt8(2);
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length / 2, 9);
  pieces.writeUInt32LE(textStart, 15);
  const paragraphTable = pageTable(places, firstPage);
  const characterTable = pageTable(places, firstPage + paragraphs.length);
  const block = Buffer.alloc(textStart);
  block.writeUInt16LE(0xa5ec);
  block.writeUInt16LE(options.version ?? 0x00c1, 2);
  block.writeUInt16LE(0x0200 | (options.flags ?? 0), 0x0a);
  block.writeUInt32LE(text.length / 2, 0x4c);
  block.writeUInt32LE(0, 0x01a2);
  block.writeUInt32LE(pieces.length, 0x01a6);
  block.writeUInt32LE(pieces.length, 0x0102);
  block.writeUInt32LE(paragraphTable.length, 0x0106);
  block.writeUInt32LE(pieces.length + paragraphTable.length, 0xfa);
  block.writeUInt32LE(characterTable.length, 0xfe);
  const body = Buffer.concat([block, text], firstPage * pageBytes);
  return compoundStreams({
    WordDocument: Buffer.concat([body, ...paragraphs, ...characters]),
    '1Table': Buffer.concat([pieces, paragraphTable, characterTable]),
    Data: Buffer.concat(data),
  });
};

/** A report as a Word 97 file. */
export const docFile = (report: Report, tamper?: Tamper, options: WordBinary = {}): Buffer => {
  const form = formOf(report.edition);
  const sections = report.headings.flatMap(({ key, text }): WordPart[] => {
    const id = form.sections.find((section) => section.key === key)?.table;
    const table = form.tables.find((candidate) => candidate.id === id);
    const narrative = key === 'overview' || key === 'problems' || key === 'other' ? report.sections[key] : [];
    const rows = table ? storedRows(table, report) : [];
    return [
      { text, style: 1 },
      ...(table
        ? wordTable(tamper ? tamper(rows, table.id) : rows)
        : plainText(narrative)
            .split('\n')
            .map((line) => ({ text: line }))),
    ];
  });
  return wordBinary([{ text: report.title }, ...sections], options);
};
