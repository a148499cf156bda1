import type { Quote } from '../../../schemas/finding.ts';
import type { Narrative } from './narrative.ts';
import { lengthAlike, ShingleIndex } from './shingleIndex.ts';
import { shingleLength } from './shingles.ts';

/** What of a report also stands in another one. */
export interface Comparison {
  /** Share (0–1) of its shingles, exactly. */
  readonly share: number;
  /** The longest passages that stand in both, as they stand in this report. */
  readonly quotes: readonly Quote[];
}

/** Compares two narratives; linear in their lengths. */
export const compare = (narrative: Narrative, other: Narrative): Comparison => {
  const there = new ShingleIndex(other.codes);
  return { share: shareIn(narrative, there), quotes: longestCommon(narrative, other, there) };
};

/** Share of the different shingles; 0 for a text without any. */
const shareIn = ({ codes }: Narrative, there: ShingleIndex): number => {
  const { places } = new ShingleIndex(codes);
  const common = places.filter((at) => there.find(codes, at) !== undefined).length;
  return places.length === 0 ? 0 : common / places.length;
};

const mostQuotes = 2;
/** Characters of a quote; a report that is one copy would otherwise be quoted whole. */
const longestQuote = 120;

interface Run {
  readonly passage: number;
  readonly from: number;
  readonly to: number;
}

const longestCommon = (narrative: Narrative, other: Narrative, there: ShingleIndex): Quote[] =>
  commonRuns(narrative, other, there)
    .sort((one, two) => two.to - two.from - (one.to - one.from))
    .slice(0, mostQuotes)
    .map(({ passage, from, to }) => {
      const { place, text } = narrative.passages[passage]!;
      const quoted = text.slice(from, Math.min(to, from + longestQuote));
      return { place, text: quoted, marks: [[0, quoted.length]] };
    });

/** Goes through the text once: where a shingle stands there too, as far as both go on alike, and then on from its end. */
const commonRuns = (narrative: Narrative, other: Narrative, there: ShingleIndex): Run[] => {
  const { codes } = narrative;
  const runs: Run[] = [];
  for (let at = 0; at + shingleLength <= codes.length; ) {
    const found = there.find(codes, at);
    const length = found === undefined ? 0 : lengthAlike(codes, at, other.codes, found);
    if (length > 0) runs.push(...withinPassages(narrative, at, at + length));
    at += Math.max(1, length);
  }
  return runs;
};

/** Letters `[begin, end)` of the narrative as spans of the passages they are from. */
const withinPassages = ({ passage, from, to }: Narrative, begin: number, end: number): Run[] => {
  const runs: Run[] = [];
  for (let first = begin, at = begin; at < end; at += 1) {
    if (at + 1 < end && passage[at + 1] === passage[first]) continue;
    runs.push({ passage: passage[first]!, from: from[first]!, to: to[at]! });
    first = at + 1;
  }
  return runs;
};
