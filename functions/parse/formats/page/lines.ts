import { plainCharacters } from './characters.ts';
import { type Box, type Glyph, middleY } from './page.ts';

/** Signs that stand on one line, from left to right. */
export interface Line extends Box {
  readonly text: string;
  readonly size: number;
  readonly glyphs: readonly Glyph[];
}

/** Signs belong to one line while their middles differ by less than this share of their size. */
const sameLine = 0.4;
/** The same sign printed again this close is bold type made of thin. */
const overprinted = 0.2;
/** Gaps, in type sizes, that stand for a space: between Latin words, and anywhere. */
const wordGap = 0.18;
const wideGap = 1;

/** For text that runs down or up the page the page is turned, so that all lines read from the left. */
const upright = (glyph: Glyph): Glyph => {
  const { left, right, top, bottom, direction } = glyph;
  if (direction === 'down') return { ...glyph, left: top, right: bottom, top: -right, bottom: -left };
  return direction === 'up' ? { ...glyph, left: -bottom, right: -top, top: left, bottom: right } : glyph;
};

const isLatin = (text: string): boolean => /[\u0021-\u024f]$/u.test(text);

const separator = (before: Glyph, after: Glyph): string => {
  if (before.text === ' ' || after.text === ' ') return '';
  const gap = (after.left - before.right) / after.size;
  return gap > wideGap || (gap > wordGap && isLatin(before.text) && isLatin(after.text)) ? ' ' : '';
};

const lineOf = (signs: readonly Glyph[]): Line[] => {
  const glyphs: Glyph[] = [];
  for (const glyph of signs.toSorted((one, other) => one.left - other.left)) {
    const twin = glyphs.findLast(({ left }) => glyph.left - left < overprinted * glyph.size);
    if (twin?.text !== glyph.text) glyphs.push(glyph);
  }
  const from = glyphs.findIndex(({ text }) => text.trim() !== '');
  const shown = glyphs.slice(Math.max(0, from), glyphs.findLastIndex(({ text }) => text.trim() !== '') + 1);
  if (shown.length === 0) return [];
  return [
    {
      text: shown.map((glyph, index) => (index === 0 ? '' : separator(shown[index - 1]!, glyph)) + glyph.text).join(''),
      left: Math.min(...shown.map(({ left }) => left)),
      right: Math.max(...shown.map(({ right }) => right)),
      top: Math.min(...shown.map(({ top }) => top)),
      bottom: Math.max(...shown.map(({ bottom }) => bottom)),
      size: Math.max(...shown.map(({ size }) => size)),
      glyphs: shown,
    },
  ];
};

/** Puts signs together into lines, from the top. */
export const linesOf = (glyphs: readonly Glyph[]): Line[] => {
  const signs = glyphs
    .map((glyph) => upright({ ...glyph, text: plainCharacters(glyph.text) }))
    .filter(({ text }) => text !== '')
    .sort((one, other) => middleY(one) - middleY(other));
  const rows: Glyph[][] = [];
  for (const glyph of signs) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const reach = last && sameLine * Math.min(last.size, glyph.size);
    if (row && last && reach !== undefined && middleY(glyph) - middleY(last) < reach) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.flatMap(lineOf);
};
