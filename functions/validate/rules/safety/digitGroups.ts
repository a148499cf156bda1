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

/** Most digits are plain already. */
const plainDigits = (written: string): string =>
  /^[0-9]+$/u.test(written) ? written : written.normalize('NFKC').toUpperCase();

/** Runs of groups that may belong to one number: no more than a space or a hyphen is between them. */
export const runsOfDigits = (text: string): DigitGroup[][] => {
  const runs: DigitGroup[][] = [];
  let before: DigitGroup | undefined;
  for (const { index, 0: written } of text.matchAll(group)) {
    const found = { digits: plainDigits(written), from: index, to: index + written.length };
    if (before && found.from - before.to <= 2 && between.test(text.slice(before.to, found.from)))
      runs.at(-1)!.push(found);
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

/** Nobody parts one number into more groups; a longer run is a row of figures, each of them a number of its own. */
const mostGroups = 24;

/**
 * All ways to take consecutive whole groups of a run that together have a wanted number of digits and fit a pattern. A
 * number begins with no 0, but for 0086.
 */
export const joinedNumbers = (
  run: readonly DigitGroup[],
  lengths: readonly number[],
  pattern: RegExp,
): JoinedNumber[] => {
  const longest = Math.max(...lengths);
  const joins = run.length <= mostGroups;
  return run.flatMap((begin, first) => {
    const found: JoinedNumber[] = [];
    if (begin.digits.startsWith('0') && !begin.digits.startsWith('0086')) return found;
    let digits = '';
    for (let last = first; last < run.length && digits.length < longest && (joins || last === first); last += 1) {
      digits += run[last]!.digits;
      if (!lengths.includes(digits.length) || !pattern.test(digits)) continue;
      found.push({ digits, groups: run.slice(first, last + 1), before: run[first - 1] });
    }
    return found;
  });
};
