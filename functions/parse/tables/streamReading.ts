import { isLabel, type Line, type Vocabulary } from './vocabulary.ts';

/** What stands after each line's label, up to the next label of any kind, in document order. */
export type Segments = ReadonlyMap<Line, readonly string[]>;

/** The label of a line at or after a place; the line without a label begins after the last label of all. */
const findLabel = (texts: readonly string[], from: number, line: Line, vocabulary: Vocabulary): number =>
  line.wordings.length === 0
    ? texts.findLastIndex((text) => isLabel(vocabulary, text))
    : texts.findIndex((text, at) => at >= from && vocabulary.lineLabels.find(text) === line);

const segmentAfter = (texts: readonly string[], label: number, vocabulary: Vocabulary): string[] => {
  const next = texts.findIndex((text, at) => at > label && isLabel(vocabulary, text));
  return texts.slice(label + 1, next < 0 ? undefined : next);
};

/**
 * Second reading: rows and columns are forgotten, the cells are one long list, and what follows a label are its figures.
 * Independent of spans, of where a row ends and of what stands above a figure.
 */
export const readByStream = (vocabulary: Vocabulary, texts: readonly string[]): Segments => {
  const segments = new Map<Line, readonly string[]>();
  let from = 0;
  for (const line of vocabulary.lines) {
    const label = findLabel(texts, from, line, vocabulary);
    if (label < 0) continue;
    segments.set(line, segmentAfter(texts, label, vocabulary));
    from = label + 1;
  }
  return segments;
};

const trimBlanks = (texts: readonly string[]): string[] => {
  const first = texts.findIndex((text) => text !== '');
  return first < 0 ? [] : texts.slice(first, texts.findLastIndex((text) => text !== '') + 1);
};

/** Whether a segment holds just these figures: blanks around them may be padding or cells hidden by a merge. */
export const holds = (segment: readonly string[], figures: readonly string[]): boolean =>
  segment.length >= figures.length && trimBlanks(segment).join('\u0000') === trimBlanks(figures).join('\u0000');
