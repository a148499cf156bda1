import { withNumbersMasked } from './rules/safety/personalNumbers.ts';

/** Words longer than this are cut in messages; the quote, or the cell, has them whole. */
const longest = 80;

/** Words of the report as a message shows them: not too long, and without anybody's numbers. */
export const shown = (text: string): string => {
  const safe = withNumbersMasked(text);
  return safe.length <= longest ? safe : `${safe.slice(0, longest)}…`;
};
