import type { Paragraph } from '../../document.ts';
import { type Modifier, modifierCodes, modifiersIn } from './modifiers.ts';
import { type RowDefinition, rowDefinitionOf } from './rowDefinition.ts';

/** What a paragraph's mark says of it. */
export interface ParagraphFormat {
  readonly inTable: boolean;
  /** Whether the mark ends a row of a table. */
  readonly rowEnd: boolean;
  readonly row: RowDefinition | undefined;
  readonly headingLevel: number | undefined;
  readonly alignment: Paragraph['alignment'];
}

/** Formatting by place in the stream, in bytes. */
export interface Formatting {
  paragraphAt(offset: number): ParagraphFormat | undefined;
  /** Deleted in a tracked change, or hidden. */
  isRemoved(offset: number): boolean;
}

interface Run<Value> {
  readonly from: number;
  readonly to: number;
  readonly value: Value;
}

const pageBytes = 512;
const pageNumberMask = 0x3fffff;
const highestHeading = 9;

/** The pages of formatting that a table of them names ([MS-DOC] 2.8.5, 2.8.6). */
const pagesOf = (main: Buffer, table: Buffer, at: number): Buffer[] => {
  const [from, size] = [main.readUInt32LE(at), main.readUInt32LE(at + 4)];
  const count = Math.max(0, Math.floor((size - 4) / 8));
  return Array.from({ length: count }, (_, index) => {
    const page = table.readUInt32LE(from + (count + 1 + index) * 4) & pageNumberMask;
    return main.subarray(page * pageBytes, (page + 1) * pageBytes);
  });
};

/** The runs of one page; `read` gets the page, the number of runs and the index of one. */
const runsOf = <Value>(page: Buffer, read: (count: number, index: number) => Value): Run<Value>[] => {
  const count = page.readUInt8(pageBytes - 1);
  return Array.from({ length: count }, (_, index) => ({
    from: page.readUInt32LE(index * 4),
    to: page.readUInt32LE((index + 1) * 4),
    value: read(count, index),
  }));
};

const characterModifiers = (page: Buffer, count: number, index: number): Modifier[] => {
  const at = page.readUInt8((count + 1) * 4 + index) * 2;
  if (at === 0) return [];
  return modifiersIn(page.subarray(at + 1, at + 1 + page.readUInt8(at)));
};

/** Long lists lie in the stream Data, and only their place is written with the paragraph. */
const withElsewhere = (modifiers: readonly Modifier[], data: Buffer | undefined): Modifier[] =>
  modifiers.flatMap((modifier) => {
    if (modifier.code !== modifierCodes.elsewhere && modifier.code !== modifierCodes.oldElsewhere) return [modifier];
    if (!data) return [];
    const at = modifier.value.readUInt32LE(0);
    return modifiersIn(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)));
  });

const alignments: readonly Paragraph['alignment'][] = [undefined, 'center', 'right'];

const paragraphFormat = (page: Buffer, count: number, index: number, data: Buffer | undefined): ParagraphFormat => {
  const at = page.readUInt8((count + 1) * 4 + index * 13) * 2;
  const short = page.readUInt8(at);
  const list =
    short > 0 ? page.subarray(at + 1, at + 2 * short) : page.subarray(at + 2, at + 2 + 2 * page.readUInt8(at + 1));
  const modifiers = at === 0 ? [] : withElsewhere(modifiersIn(list.subarray(2)), data);
  const last = (code: number): number => modifiers.findLast((modifier) => modifier.code === code)?.value[0] ?? 0;
  // Styles 1 to 9 are the headings, whatever they are called.
  const style = at === 0 ? 0 : list.readUInt16LE(0);
  const rowEnd = last(modifierCodes.rowEnd) === 1;
  return {
    inTable: last(modifierCodes.inTable) === 1,
    rowEnd,
    row: rowEnd ? rowDefinitionOf(modifiers) : undefined,
    headingLevel: style >= 1 && style <= highestHeading ? style : undefined,
    alignment: alignments[last(modifierCodes.alignment) || last(modifierCodes.oldAlignment)],
  };
};

const finder = <Value>(runs: readonly Run<Value>[]): ((offset: number) => Value | undefined) => {
  const sorted = [...runs].sort((left, right) => left.from - right.from);
  return (offset) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.to <= offset) low = middle + 1;
      else high = middle;
    }
    const run = sorted[low];
    return run && run.from <= offset ? run.value : undefined;
  };
};

const isOn = (modifiers: readonly Modifier[], code: number): boolean =>
  modifiers.findLast((modifier) => modifier.code === code)?.value[0] === 1;

/** Reads what is known of paragraphs and of removed text. RangeError where the file breaks off. */
export const readFormatting = (main: Buffer, table: Buffer, data: Buffer | undefined): Formatting => {
  const removed = pagesOf(main, table, 0xfa).flatMap((page) =>
    runsOf(page, (count, index) => {
      const modifiers = characterModifiers(page, count, index);
      return isOn(modifiers, modifierCodes.deleted) || isOn(modifiers, modifierCodes.hidden);
    }).filter(({ value }) => value),
  );
  const paragraphs = pagesOf(main, table, 0x102).flatMap((page) =>
    runsOf(page, (count, index) => paragraphFormat(page, count, index, data)),
  );
  const removedAt = finder(removed);
  return { paragraphAt: finder(paragraphs), isRemoved: (offset) => removedAt(offset) ?? false };
};
