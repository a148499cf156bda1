import { actions } from './actions.ts';
import { connectives } from './connectives.ts';
import type { Entry, Meaning } from './meaning.ts';
import { scopes } from './scopes.ts';
import { topics } from './topics.ts';

/** A word and what it says. */
export interface Word {
  readonly text: string;
  readonly meaning: Meaning;
}

/** Words by the code of their first character, the longest first. Codes, since single characters are costly to make. */
export type Lexicon = ReadonlyMap<number, readonly Word[]>;

export const lexiconOf = (entries: readonly Entry[]): Lexicon => {
  const byFirst = new Map<number, Word[]>();
  for (const { meaning, words } of entries) {
    for (const text of words) {
      const first = text.charCodeAt(0);
      byFirst.set(first, [...(byFirst.get(first) ?? []), { text, meaning }]);
    }
  }
  for (const words of byFirst.values()) words.sort((one, other) => other.text.length - one.text.length);
  return byFirst;
};

/** The words of the trade. One more word is one more entry in the list of its meaning. */
export const lexicon: Lexicon = lexiconOf([...topics, ...actions, ...scopes, ...connectives]);

export const wordAt = (words: Lexicon, text: string, at: number): Word | undefined =>
  words.get(text.charCodeAt(at))?.find((word) => text.startsWith(word.text, at));
