import type { Quote } from '../../schemas/finding.ts';
import { type Passage, quoteOf } from './passages.ts';

/** A place in a passage: `[from, to)` in UTF-16 units. */
export interface Occurrence {
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
}

/** Every place where a word stands, in reading order, without overlaps. */
export const occurrencesOf = (passages: readonly Passage[], word: string): Occurrence[] =>
  passages.flatMap((passage) => {
    const found: Occurrence[] = [];
    for (let from = passage.text.indexOf(word); from >= 0; from = passage.text.indexOf(word, from + word.length)) {
      found.push({ passage, from, to: from + word.length });
    }
    return found;
  });

/** Every match of a global pattern, in reading order; empty matches do not count. */
export const matchesOf = (passages: readonly Passage[], pattern: RegExp): Occurrence[] =>
  passages.flatMap((passage) =>
    [...passage.text.matchAll(pattern)]
      .filter(([words]) => words !== '')
      .map(({ index, 0: words }) => ({ passage, from: index, to: index + words.length })),
  );

/** Where any of some words stands first: in the first passage that has one, the earliest. */
export const firstOf = (passages: readonly Passage[], words: readonly string[]): Occurrence | undefined => {
  for (const passage of passages) {
    const found = words
      .map((word) => ({ passage, from: passage.text.indexOf(word), to: passage.text.indexOf(word) + word.length }))
      .filter(({ from }) => from >= 0)
      .sort((one, other) => one.from - other.from);
    if (found[0]) return found[0];
  }
  return undefined;
};

export const wordsAt = ({ passage, from, to }: Occurrence): string => passage.text.slice(from, to);

export const quoteAt = ({ passage, from, to }: Occurrence): Quote => quoteOf(passage, [[from, to]]);
