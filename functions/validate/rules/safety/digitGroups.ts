/**
 * Digits as people write long numbers: in groups with a space or a hyphen between them. Full-width digits are read as
 * plain ones, and an X that ends a group belongs to it.
 */
export interface DigitGroup {
  readonly digits: string;
  /** Place in the text, `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

const group = /[0-9０-９]+[XxＸｘ]?/gu;

/** What may stand between two groups of one number. */
const between = /^[ \u00a0\u3000\t\u200b-\u200f\ufeff·‐‑–—―－-]{1,2}$/u;

/** Runs of groups that may belong to one number. A group beside a decimal point, a Latin letter or a comma is no number. */
export const runsOfDigits = (text: string): DigitGroup[][] => {
  const runs: DigitGroup[][] = [];
  let before: DigitGroup | undefined;
  for (const { index, 0: written } of text.matchAll(group)) {
    const found = { digits: written.normalize('NFKC').toUpperCase(), from: index, to: index + written.length };
    if (before && between.test(text.slice(before.to, found.from).slice(0, 3))) runs.at(-1)!.push(found);
    else runs.push([found]);
    before = found;
  }
  return runs;
};

/** A number of a wanted length, and the groups it is made of. */
export interface JoinedNumber {
  readonly digits: string;
  readonly groups: readonly DigitGroup[];
  /** The group right before it in the same run. */
  readonly before: DigitGroup | undefined;
}

/** All ways to take consecutive whole groups of a run that have together at least `shortest`, at most `longest` digits. */
export const joinedNumbers = (run: readonly DigitGroup[], shortest: number, longest: number): JoinedNumber[] =>
  run.flatMap((_, first) => {
    const found: JoinedNumber[] = [];
    let digits = '';
    for (let last = first; last < run.length && digits.length <= longest; last += 1) {
      digits += run[last]!.digits;
      if (digits.length >= shortest && digits.length <= longest) {
        found.push({ digits, groups: run.slice(first, last + 1), before: run[first - 1] });
      }
    }
    return found;
  });
