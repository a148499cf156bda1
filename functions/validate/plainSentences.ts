import type { Passage } from './passages.ts';
import { type Compact, compactOf, originalSpan, type Span } from './statements/compact.ts';

const remembered = new WeakMap<Passage, Compact>();

/** A passage without its spaces and with plain digits; worked out once, as many rules read it so. */
export const plainOf = (passage: Passage): Compact => {
  const known = remembered.get(passage) ?? compactOf(passage.text);
  remembered.set(passage, known);
  return known;
};

/** A sentence read without its spaces and with plain digits, that knows where each word stands in the passage. */
export interface PlainSentence {
  readonly passage: Passage;
  readonly text: string;
  /** The span in the passage of a span of `text`. */
  readonly spanOf: (from: number, to: number) => Span;
}

const divided = new WeakMap<Passage, readonly PlainSentence[]>();

/** The sentences of a passage, each with its end mark; worked out once. */
export const plainSentencesOf = (passage: Passage): readonly PlainSentence[] => {
  const known = divided.get(passage) ?? sentencesIn(passage);
  divided.set(passage, known);
  return known;
};

const sentencesIn = (passage: Passage): PlainSentence[] => {
  const compact = plainOf(passage);
  return [...compact.text.matchAll(/[^。！？；\n]+[。！？；]?/gu)].map(({ index, 0: text }) => ({
    passage,
    text,
    spanOf: (from, to) => originalSpan(compact, index + from, index + to),
  }));
};
