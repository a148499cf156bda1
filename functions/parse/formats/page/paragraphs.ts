import type { Paragraph } from '../../document.ts';
import { isNumberedSectionTitle } from '../../sectionTitle.ts';
import type { Line } from './lines.ts';
import { joint, runsOn } from './wrapping.ts';

/** A line of the text outside tables, with the page it stands on. */
export interface TextLine extends Line {
  readonly page: number;
}

/** Where text begins and ends on the page, and how far one line is from the next. */
export interface TextArea {
  readonly left: number;
  readonly right: number;
  readonly pitch: number;
}

const middle = (numbers: readonly number[]): number | undefined =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Lines further apart than this many type sizes are not lines of one paragraph. */
const widestPitch = 3;

/** Lines that end this close to one another, in points, end at the same side. */
const sameSide = 3;
/** Where lines end that fill the page is nowhere left of this share of the furthest end. */
const furthestShare = 0.85;

/** The side most of the long lines end at; where there are none, that of a page with equal margins. */
const rightSideOf = (lines: readonly TextLine[], left: number, pageWidth: number): number => {
  const ends = lines.map(({ right }) => right);
  const furthest = Math.max(...ends);
  const neighbours = (end: number): number => ends.filter((other) => Math.abs(other - end) <= sameSide).length;
  const candidates = ends.filter((end) => end >= furthest * furthestShare).sort((one, other) => other - one);
  const side = candidates.reduce((best, end) => (neighbours(end) > neighbours(best) ? end : best), furthest);
  const size = middle(lines.map((line) => line.size)) ?? 0;
  return Math.max(side, pageWidth - left - 2 * size);
};

/** The area the lines of pages of one width are set in. */
export const textAreaOf = (lines: readonly TextLine[], pageWidth: number): TextArea => {
  const left = Math.min(...lines.map((line) => line.left));
  const pitches = lines.slice(1).flatMap((line, index) => {
    const before = lines[index]!;
    const pitch = line.top - before.top;
    const near = before.page === line.page && pitch > 0 && pitch < widestPitch * line.size;
    return near ? [pitch / line.size] : [];
  });
  return { left, right: rightSideOf(lines, left, pageWidth), pitch: middle(pitches) ?? widestPitch };
};

const alignmentOf = (line: Line, { left, right }: TextArea): Paragraph['alignment'] => {
  const [before, after] = [line.left - left, right - line.right];
  if (before > 2.5 * line.size && after > 2.5 * line.size && Math.abs(before - after) < 1.2 * line.size)
    return 'center';
  return before > (right - left) / 2 && after < 5 * line.size ? 'right' : undefined;
};

/** How far, in type sizes, a line may begin from where it should. */
const indentSlack = 0.7;
/** How much wider the distance to the next paragraph is than that to the next line. */
const paragraphGap = 1.22;
const marker = /^(?:[•·●○■□◆◇▪‣➢✓*-]|[（(]?[0-9一二三四五六七八九十]{1,3}[）).、．])/u;

const isIndented = (paragraph: readonly TextLine[], next: TextLine, { left }: TextArea): boolean => {
  const [first, second] = paragraph;
  if (second) return Math.abs(next.left - second.left) > indentSlack * next.size;
  const isHanging = marker.test(first!.text) && next.left > first!.left + indentSlack * next.size;
  return next.left - left > indentSlack * next.size && !isHanging;
};

const goesOn = (paragraph: readonly TextLine[], next: TextLine, area: TextArea): boolean => {
  const before = paragraph.at(-1)!;
  if (Math.abs(before.size - next.size) > 0.1 * next.size) return false;
  if (isNumberedSectionTitle(before.text) || isNumberedSectionTitle(next.text)) return false;
  if (alignmentOf(before, area) !== undefined || alignmentOf(next, area) !== undefined) return false;
  const pitch = (next.top - before.top) / next.size;
  if (before.page === next.page && (pitch <= 0 || pitch > paragraphGap * area.pitch)) return false;
  return !isIndented(paragraph, next, area) && runsOn(area.right - before.right, next);
};

const paragraphOf = (lines: readonly TextLine[], area: TextArea): Paragraph => {
  const text = lines.reduce((joined, line, index) => {
    const before = lines[index - 1];
    return before ? joined + joint(area.right - before.right, before, line) + line.text : line.text;
  }, '');
  const alignment = lines.length === 1 ? alignmentOf(lines[0]!, area) : undefined;
  return { type: 'paragraph', text: text.trim(), ...(alignment ? { alignment } : {}) };
};

/** Puts lines together into paragraphs by where they begin and end and how far apart they are. */
export const paragraphsOf = (lines: readonly TextLine[], area: TextArea): Paragraph[] => {
  const paragraphs: TextLine[][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && goesOn(open, line, area)) open.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((paragraph) => paragraphOf(paragraph, area));
};
