import type { Passage } from '../../passages.ts';
import { plainOf } from '../../plainSentences.ts';
import { originalSpan, type Span } from '../../statements/compact.ts';

/** A sub-heading of the form （二）, as a line of its own or where a sentence begins. */
export interface SubHeading {
  /** Without brackets, e.g. 十一. */
  readonly numeral: string;
  readonly passage: Passage;
  readonly span: Span;
}

/** 第二十条第（一）项 is no sub-heading: the bracket must begin a sentence. */
const subHeading = /（(?<=(?:^|[。；：！？\n])（)([一二三四五六七八九十]{1,3})）/gu;

/** The sub-headings of some passages in reading order. */
export const subHeadingsIn = (passages: readonly Passage[]): SubHeading[] =>
  passages
    .filter(({ kind }) => kind === 'heading' || kind === 'paragraph' || kind === 'list')
    .flatMap((passage) => {
      const compact = plainOf(passage);
      return [...compact.text.matchAll(subHeading)].map(({ index, 0: written, 1: numeral = '' }) => ({
        numeral,
        passage,
        span: originalSpan(compact, index, index + written.length),
      }));
    });
