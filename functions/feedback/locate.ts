import type { Place, Quote } from '../../schemas/finding.ts';
import type { Report } from '../../schemas/report.ts';
import { printable } from '../render/text.ts';
import { passagesOf } from '../validate/passages.ts';
import type { Numbered } from './numbered.ts';

/** Words found in a printed text. */
export interface Span {
  readonly numbered: Numbered;
  /** Which of the finding's quotes it is, from 0. */
  readonly quote: number;
  /** `[from, to)` in the printed text, UTF-16 units; `marks`, what is to be stressed in it, likewise. */
  readonly from: number;
  readonly to: number;
  readonly marks: readonly (readonly [number, number])[];
}

/** One printed text of a part, with the words that are marked in it, in no particular order. */
export interface Located {
  readonly place: Place;
  readonly text: string;
  readonly spans: readonly Span[];
}

/** A text being searched: quotes of one finding do not claim the same words twice. */
interface Text extends Located {
  readonly spans: Span[];
}

/**
 * Finds every quote in the text as it is printed: texts in printed order within each part. Printing drops what nobody
 * sees, so both sides are compared as printed; a quote that is not printed at all (a section title in other words) is
 * found nowhere.
 */
export const locate = (report: Report, findings: readonly Numbered[]): Located[] => {
  const texts = textsOf(report);
  const byPlace = Map.groupBy(texts, ({ place }) => place);
  for (const one of findings) {
    for (const [index, quote] of one.finding.quotes.entries())
      placeQuote(byPlace.get(quote.place) ?? [], one, index, quote);
  }
  return texts;
};

/** The printed texts: what is a picture, or a title the form prints in its own words, has none. */
const textsOf = (report: Report): Text[] =>
  passagesOf(report)
    .filter(({ kind }) => kind !== 'sectionHeading' && kind !== 'picture')
    .map(({ place, text }) => ({ place, text: printable(text), spans: [] }));

const placeQuote = (texts: readonly Text[], numbered: Numbered, index: number, quote: Quote): void => {
  const words = printable(quote.text);
  if (words === '') return;
  const found = firstBest(
    texts.map((text) => ({ text, at: freeIndex(text, words, numbered) })),
    words,
  );
  if (!found) return;
  const printed = (offset: number): number => found.at + printable(quote.text.slice(0, offset)).length;
  found.text.spans.push({
    numbered,
    quote: index,
    from: found.at,
    to: found.at + words.length,
    marks: quote.marks.map(([from, to]) => [printed(from), printed(to)] as const),
  });
};

interface Candidate {
  readonly text: Text;
  readonly at: number;
}

/** A text that is the quote, otherwise one in which it begins a sentence, otherwise the first that holds it. */
const firstBest = (candidates: readonly Candidate[], words: string): Candidate | undefined => {
  const holding = candidates.filter(({ at }) => at >= 0);
  return (
    holding.find(({ text }) => text.text === words) ??
    holding.find(({ text, at }) => at === 0 || /[。！？；\n]/u.test(text.text[at - 1]!)) ??
    holding[0]
  );
};

/** Where the words stand and are not marked for this finding yet; −1 when nowhere. */
const freeIndex = ({ text, spans }: Text, words: string, { number }: Numbered): number => {
  const taken = new Set(spans.filter(({ numbered }) => numbered.number === number).map(({ from }) => from));
  let at = text.indexOf(words);
  while (taken.has(at)) at = text.indexOf(words, at + 1);
  return at;
};
