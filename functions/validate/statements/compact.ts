/** `[from, to)` in UTF-16 units. */
export type Span = readonly [from: number, to: number];

/**
 * Text without white space and with full-width digits and half-width marks made alike, so that one way of writing is left
 * to read. Every character knows where it stood.
 */
export interface Compact {
  readonly text: string;
  /** Place of each character in the original. */
  readonly at: readonly number[];
}

const alike: Readonly<Record<string, string>> = {
  '％': '%',
  '．': '.',
  '(': '（',
  ')': '）',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '﹐': '，',
  '~': '～',
};

const fullWidthZero = 0xff10;

const isBlank = (code: number): boolean =>
  code === 0x20 ||
  code === 0x09 ||
  code === 0x0d ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0xfeff ||
  isThin(code);

/** Spaces of typesetting, and zero-width ones that web editors leave behind. */
const isThin = (code: number): boolean => code >= 0x2000 && code <= 0x200f;

const plainCharacter = (character: string, code: number): string => {
  // Han characters, most of any text, are what they are.
  if (code > 0x7f && code < 0xfe00) return character;
  if (code >= fullWidthZero && code <= fullWidthZero + 9) return String(code - fullWidthZero);
  return alike[character] ?? character;
};

/** Line ends stay: they end a sentence. */
export const compactOf = (original: string): Compact => {
  const characters: string[] = [];
  const at: number[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const code = original.charCodeAt(index);
    if (isBlank(code)) continue;
    characters.push(plainCharacter(original[index]!, code));
    at.push(index);
  }
  return { text: characters.join(''), at };
};

/** The span in the original that a span of the compact text stands for. */
export const originalSpan = ({ at }: Compact, from: number, to: number): Span => [at[from]!, at[to - 1]! + 1];
