import { lines } from '../render/marking.ts';
import { type Html, html } from '../shared/html.ts';
import { badgeLink } from './badge.ts';
import type { Span } from './locate.ts';
import type { Names } from './names.ts';
import { worstTone } from './numbered.ts';

/**
 * A text with its spans marked. It is cut wherever a span or a stress begins or ends, because findings may be about words
 * that overlap; each span's number follows its last word.
 */
export const markedText = (text: string, spans: readonly Span[], lineEnd: Html, names: Names): Html => {
  if (spans.length === 0) return lines(text, lineEnd);
  const cuts = cutsOf(text, spans);
  return html`${cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!;
    const covering = spans.filter((span) => span.from <= from && span.to >= to);
    const piece = lines(text.slice(from, to), lineEnd);
    const ending = covering.filter((span) => span.to === to);
    return html`${covering.length === 0 ? piece : markedPiece(piece, covering, from)}${ending.map(({ numbered, quote }) => badgeLink(numbered, names.quote(numbered, quote), names))}`;
  })}`;
};

/** Where to cut; spans may reach beyond the text, as those of a title beyond its line. */
const cutsOf = (text: string, spans: readonly Span[]): number[] => {
  const edges = spans.flatMap(({ from, to, marks }) => [from, to, ...marks.flat()]);
  const inside = edges.filter((edge) => edge > 0 && edge < text.length);
  return [...new Set([0, ...inside, text.length])].sort((one, other) => one - other);
};

const markedPiece = (piece: Html, covering: readonly Span[], at: number): Html => {
  const stressing = covering.filter(({ marks }) => marks.some(([from, to]) => from <= at && at < to));
  const tone = worstTone((stressing.length > 0 ? stressing : covering).map(({ numbered }) => numbered.tone));
  return html`<mark class="feedback-words feedback-${tone}${stressing.length > 0 ? ' feedback-stress' : ''}">${piece}</mark>`;
};
