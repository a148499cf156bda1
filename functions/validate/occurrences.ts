import type { Quote } from '../../schemas/finding.ts';
import { type Passage, quoteOf } from './passages.ts';
import { plainOf } from './plainSentences.ts';
import { originalSpan } from './statements/compact.ts';

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

/** Something to look for, and words of which every match has one: they are found much faster than a pattern. */
export interface Sought {
  readonly pattern: RegExp;
  readonly words: readonly string[];
}

/** Every match of a global pattern in passages read without their spaces, see `plainOf`; empty matches do not count. */
export const plainMatchesOf = (passages: readonly Passage[], { pattern, words: needed }: Sought): Occurrence[] =>
  passages.flatMap((passage) => {
    const plain = plainOf(passage);
    if (!needed.some((word) => plain.text.includes(word))) return [];
    return [...plain.text.matchAll(pattern)]
      .filter(([words]) => words !== '')
      .map(({ index, 0: words }) => {
        const [from, to] = originalSpan(plain, index, index + words.length);
        return { passage, from, to };
      });
  });

/** Where any of some words stands first, spaces inside it overlooked: in the first passage that has one, the earliest. */
export const firstOf = (passages: readonly Passage[], words: readonly string[]): Occurrence | undefined => {
  for (const passage of passages) {
    const plain = plainOf(passage);
    const found = words
      .map((word) => ({ word, at: plain.text.indexOf(word) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)[0];
    if (!found) continue;
    const [from, to] = originalSpan(plain, found.at, found.at + found.word.length);
    return { passage, from, to };
  }
  return undefined;
};

export const wordsAt = ({ passage, from, to }: Occurrence): string => passage.text.slice(from, to);

export const quoteAt = ({ passage, from, to }: Occurrence): Quote => quoteOf(passage, [[from, to]]);
