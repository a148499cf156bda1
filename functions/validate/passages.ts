import type { Place, Quote } from '../../schemas/finding.ts';
import type { Block, Report } from '../../schemas/report.ts';

/** One piece of text as it stands in the report: the title, a paragraph, a heading, an item, a cell of a simple table. */
export interface Passage {
  readonly place: Place;
  readonly kind: 'title' | 'sectionHeading' | Block['type'];
  /** Verbatim, so that quotes of it are found again. */
  readonly text: string;
}

/** All text of a report in reading order; figures of the statutory tables are not text. */
export const passagesOf = (report: Report): Passage[] => [
  { place: 'title', kind: 'title', text: report.title },
  ...report.preamble.flatMap((block) => passagesIn('preamble', block)),
  ...report.headings.map(({ key, text }): Passage => ({ place: key, kind: 'sectionHeading', text })),
  ...(['overview', 'problems', 'other'] as const).flatMap((key) =>
    report.sections[key].flatMap((block) => passagesIn(key, block)),
  ),
  ...(['disclosure', 'applications', 'disputes'] as const).flatMap((key) =>
    report.tableNotes[key].flatMap((block) => passagesIn(key, block)),
  ),
];

const passagesIn = (place: Place, block: Block): Passage[] =>
  textsOf(block)
    .filter((text) => text.trim() !== '')
    .map((text) => ({ place, kind: block.type, text }));

const textsOf = (block: Block): readonly string[] => {
  switch (block.type) {
    case 'list':
      return block.items;
    case 'table':
      return block.rows.flatMap((row) => row.map(({ text }) => text));
    case 'picture':
      return [block.alternative];
    default:
      return [block.text];
  }
};

/** Sentences are quoted whole; a paragraph without end is cut to this many characters around what is meant. */
const longestQuote = 160;

const sentenceEnd = /[。！？；\n]/u;

/**
 * Quotes the sentence of a passage in which the spans stand, with the spans marked; in a very long one, what is around
 * them. Spans are `[from, to)` in the passage and must not be empty.
 */
export const quoteOf = ({ place, text }: Passage, spans: readonly (readonly [number, number])[]): Quote => {
  const first = Math.min(...spans.map(([from]) => from));
  const last = Math.max(...spans.map(([, to]) => to));
  const from = Math.max(startOfSentence(text, first), last - longestQuote, 0);
  const begin = Math.min(from, first);
  const end = Math.max(last, Math.min(endOfSentence(text, last), begin + longestQuote));
  return { place, text: text.slice(begin, end), marks: spans.map(([a, b]) => [a - begin, b - begin]) };
};

// Neither looks further than a quote reaches: a page without full stops may be quoted many times.
const startOfSentence = (text: string, at: number): number => {
  const furthest = Math.max(0, at - longestQuote);
  for (let index = at - 1; index >= furthest; index -= 1) if (sentenceEnd.test(text[index]!)) return index + 1;
  return furthest;
};

const endOfSentence = (text: string, at: number): number => {
  const furthest = Math.min(text.length, at + longestQuote);
  for (let index = at; index < furthest; index += 1) if (sentenceEnd.test(text[index]!)) return index + 1;
  return furthest;
};
