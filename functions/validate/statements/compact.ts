/** `[from, to)` in UTF-16 units. */
export type Span = readonly [from: number, to: number];

/**
 * Text without white space and with full-width digits and half-width marks made alike, so that one way of writing is left
 * to read. Every character knows where it stood.
 */
export interface Compact {
  readonly text: string;
  /** For each blank left out, the place in `text` it stood before, in order; most texts have few. */
  readonly blanks: readonly number[];
}

const alike = Object.entries({
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
});
const alikeByCode = new Map(alike.map(([sign, written]) => [sign.charCodeAt(0), written]));

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

/** What is written for a character; undefined for one that stays as it is, as nearly all do. */
const writtenFor = (code: number): string | undefined => {
  if (code > 0x7f && code < 0xfe00) return undefined;
  if (code >= fullWidthZero && code <= fullWidthZero + 9) return String(code - fullWidthZero);
  return alikeByCode.get(code);
};

/** Line ends stay: they end a sentence. */
export const compactOf = (original: string): Compact => {
  const pieces: string[] = [];
  const blanks: number[] = [];
  // Runs that stay are taken in one piece: single characters of Chinese text are costly to make.
  let run = 0;
  for (let index = 0; index < original.length; index += 1) {
    const code = original.charCodeAt(index);
    const blank = isBlank(code);
    const written = blank ? '' : writtenFor(code);
    if (blank) blanks.push(index - blanks.length);
    if (written === undefined) continue;
    pieces.push(original.slice(run, index), written);
    run = index + 1;
  }
  pieces.push(original.slice(run));
  return { text: pieces.join(''), blanks };
};

/** The place in the original of a character of the compact text: as many further as blanks stood before it. */
export const originalPlace = ({ blanks }: Compact, place: number): number => {
  let [from, to] = [0, blanks.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (blanks[middle]! <= place) from = middle + 1;
    else to = middle;
  }
  return place + from;
};

/** The span in the original that a span of the compact text stands for. */
export const originalSpan = (compact: Compact, from: number, to: number): Span => [
  originalPlace(compact, from),
  originalPlace(compact, to - 1) + 1,
];
