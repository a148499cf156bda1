import type { Cell } from '../../schemas/report.ts';

const nilSigns = new Set(['/', '\\', '-', '--', '—', '——', '–', '―', '无', '不适用', '∕', '╱']);
const number = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,15})?$/;

/**
 * Reads one figure. Invisible signs (zero-width spaces, soft hyphens) say nothing. A blank is never taken for 0, nor a text for its digits: `251000元`, `1 2` and `约5` stay text, and
 * whether a number may be negative or broken is for the rules to say.
 */
export const readFigure = (raw: string): Cell => {
  const text = raw
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace('\u2212', '-')
    .trim();
  if (text === '') return { value: null, raw, meaning: 'blank' };
  if (nilSigns.has(text)) return { value: null, raw, meaning: 'nil' };
  if (!number.test(text)) return { value: null, raw, meaning: 'text' };
  // Adding 0 turns -0 into 0.
  return { value: Number(text.replaceAll(',', '')) + 0, raw, meaning: 'number' };
};
