/** How labels and titles of the form are compared: by what they say, not by how they were typed. */

export type NumberingStyle = 'chinese' | 'bracketedChinese' | 'arabic' | 'bracketedArabic' | 'circled';

export interface Numbering {
  readonly style: NumberingStyle;
  /** As printed, without bracket and stop. A dash typed for 一 counts as 一. */
  readonly value: string;
}

const patterns: readonly (readonly [NumberingStyle, RegExp])[] = [
  ['bracketedChinese', /^[（(〔[]\s*([一二三四五六七八九十]{1,3})\s*[）)〕\]]\s*[、.．]?\s*/u],
  ['chinese', /^([一二三四五六七八九十]{1,3}|[—–―－-]{1,2})\s*[、.．,，:：]\s*/u],
  ['bracketedArabic', /^[（(]\s*([0-9０-９]{1,2})\s*[）)]\s*[、.．]?\s*/u],
  ['arabic', /^([0-9０-９]{1,2})\s*(?:[、，：)）]|[.．](?![0-9０-９]))\s*/u],
  ['circled', /^([①-⑳])\s*/u],
];

/** Splits the number off the beginning of a line. */
export const splitNumbering = (text: string): { numbering: Numbering | undefined; rest: string } => {
  const line = text.trim();
  for (const [style, pattern] of patterns) {
    const match = pattern.exec(line);
    if (!match) continue;
    const printed = (match[1] ?? '').normalize('NFKC');
    const value = style === 'chinese' && /^\p{P}+$/u.test(printed) ? '一' : printed;
    return { numbering: { style, value }, rest: line.slice(match[0].length) };
  }
  return { numbering: undefined, rest: line };
};

const strip = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{C}]+/gu, '');

/** A label without numbering, white space, punctuation and differences of width. */
export const normalise = (label: string): string => strip(splitNumbering(label).rest);

/** The same without remarks in brackets: filling notes are often left inside a label. */
const normaliseWithoutRemarks = (label: string): string =>
  strip(splitNumbering(label).rest.replace(/[（(【[][^）)】\]]*[）)】\]]/gu, ''));

/** Misprints tolerated in a label of so many characters. Short labels differ by a single one (予以公开, 不予公开). */
const toleranceFor = (length: number): number => (length >= 8 ? 2 : length >= 6 ? 1 : 0);

/** Number of single-character insertions, deletions and replacements between two short texts. */
const editDistance = (left: string, right: string): number => {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[right.length]!;
};

const longestLabel = 80;

/** Finds which of the given wordings a text is, exactly or with a few misprints; undefined when none or two fit. */
export class LabelIndex<Target> {
  readonly #exact = new Map<string, Target>();
  readonly #remembered = new Map<string, Target | undefined>();

  constructor(entries: Iterable<readonly [string, Target]>) {
    for (const [label, target] of entries) {
      for (const wording of [normalise(label), normaliseWithoutRemarks(label)]) {
        if (wording !== '' && !this.#exact.has(wording)) this.#exact.set(wording, target);
      }
    }
  }

  find(text: string): Target | undefined {
    if (text.length > longestLabel || text.trim() === '') return undefined;
    if (this.#remembered.has(text)) return this.#remembered.get(text);
    const found = this.#search(normalise(text)) ?? this.#search(normaliseWithoutRemarks(text));
    if (this.#remembered.size < 10_000) this.#remembered.set(text, found);
    return found;
  }

  #search(wording: string): Target | undefined {
    const exact = this.#exact.get(wording);
    if (exact !== undefined || wording === '') return exact;
    let best = Number.POSITIVE_INFINITY;
    let found: Target | undefined;
    for (const [candidate, target] of this.#exact) {
      const tolerance = toleranceFor(candidate.length);
      if (Math.abs(candidate.length - wording.length) > tolerance) continue;
      const distance = editDistance(candidate, wording);
      if (distance > tolerance || distance > best) continue;
      found = distance === best && found !== target ? undefined : target;
      best = distance;
    }
    return found;
  }
}
