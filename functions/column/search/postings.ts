/**
 * In which documents of a segment a key is found. Documents are numbered newest first, so a list that is cut off keeps
 * what readers want first; `more` says that it was: which documents after the last one hold the key is not known then.
 */
export interface Postings {
  /** Ascending. */
  readonly ranks: readonly number[];
  readonly more: boolean;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const digitValues = new Map([...digits].map((digit, value) => [digit, value]));
const moreSign = '+';

/**
 * Writes postings as text that packs well: the gap to the rank before, in digits of five bits, the lowest first; the sixth
 * bit says that another digit follows.
 */
export const encode = ({ ranks, more }: Postings): string => {
  let out = '';
  let before = -1;
  for (const rank of ranks) {
    let gap = rank - before - 1;
    for (; gap > 31; gap >>>= 5) out += digits[32 + (gap & 31)];
    out += digits[gap];
    before = rank;
  }
  return more ? out + moreSign : out;
};

/** Reads what `encode` wrote; anything else gives a rank that cannot be. */
export const decode = (text: string): Postings => {
  const more = text.endsWith(moreSign);
  const ranks: number[] = [];
  let [rank, gap, shift] = [-1, 0, 0];
  for (const digit of more ? text.slice(0, -1) : text) {
    const value = digitValues.get(digit) ?? Number.NaN;
    gap += (value & 31) * 2 ** shift;
    shift += 5;
    if (value > 31) continue;
    rank += gap + 1;
    ranks.push(rank);
    gap = 0;
    shift = 0;
  }
  return { ranks, more };
};

/** Postings of one source, and what number each of its documents has now; -1 for one that is gone. */
export interface Moved {
  readonly postings: Postings;
  readonly ranks: Int32Array;
}

/**
 * Merges the postings of a key. Where one of them was cut off nothing is known beyond, so the merged list ends there at the
 * latest; and it is cut off after `most`.
 */
export const mergePostings = (sources: readonly Moved[], most: number): Postings => {
  const unknownFrom = Math.min(...sources.map(firstUnknown));
  const ranks = sources
    .flatMap(({ postings, ranks: now }) => postings.ranks.map((rank) => now[rank] ?? -1))
    .filter((rank) => rank >= 0 && rank < unknownFrom)
    .sort((one, other) => one - other);
  return { ranks: ranks.slice(0, most), more: unknownFrom < Number.POSITIVE_INFINITY || ranks.length > most };
};

const firstUnknown = ({ postings, ranks }: Moved): number => {
  if (!postings.more) return Number.POSITIVE_INFINITY;
  for (let old = (postings.ranks.at(-1) ?? -1) + 1; old < ranks.length; old += 1)
    if (ranks[old]! >= 0) return ranks[old]!;
  return Number.POSITIVE_INFINITY;
};
