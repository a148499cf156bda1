import type { Line } from './lines.ts';

const opening = /^[（《〈“‘【〔「『([]$/u;
const closing = /^[，。、；：？！）》〉”’】〕」』…,.;:?!)\]%％]$/u;
const latin = /^[\u0021-\u024f]$/u;

/** Width of what could not have been parted from the beginning of a line: a word, or a character with its punctuation. */
const firstUnitWidth = ({ glyphs }: Line): number => {
  let end = 1;
  while (end < glyphs.length && opening.test(glyphs[end - 1]!.text)) end += 1;
  if (latin.test(glyphs[end - 1]!.text)) while (end < glyphs.length && latin.test(glyphs[end]!.text)) end += 1;
  while (end < glyphs.length && closing.test(glyphs[end]!.text)) end += 1;
  return glyphs[end - 1]!.right - glyphs[0]!.left;
};

/** Share of the type size by which lines may end early. */
const slack = 0.3;

/** Whether a line goes on in the next: the next one's beginning would not have fitted. `room` is what was left, in points. */
export const runsOn = (room: number, next: Line): boolean => firstUnitWidth(next) > room - slack * next.size;

/** What stands between a line and the one it runs on in: a space where a word was not broken. */
export const joint = (room: number, before: Line, next: Line): string => {
  const [last, first] = [before.glyphs.at(-1)!, next.glyphs[0]!];
  const betweenWords = /[A-Za-z,;]$/u.test(last.text) && /^[A-Za-z]/u.test(first.text);
  return betweenWords && first.right - first.left <= room ? ' ' : '';
};
