import type { GridCell, GridRow } from '../document.ts';
import { isLabel, type Vocabulary } from './vocabulary.ts';

const written = (row: GridRow): GridCell[] => row.filter((cell) => cell.text !== '');

/** Beginnings of header words in a row that also has whole ones, e.g. 商业 and 科研 beside 社会公益组织. */
const beginnings = (row: GridRow, vocabulary: Vocabulary): GridCell[] => {
  const cells = written(row);
  const open = cells.filter((cell) => !isLabel(vocabulary, cell.text));
  return cells.some((cell) => vocabulary.headerLabels.find(cell.text)) ? open : [];
};

/** Each beginning with its end: by column where cells have one, otherwise by order and only if the counts agree. */
const pairs = (open: readonly GridCell[], ends: GridRow, placed: boolean): Map<GridCell, string> | undefined => {
  const fragments = written(ends);
  if (fragments.length === 0 || fragments.length > open.length) return undefined;
  if (!placed && fragments.length !== open.length) return undefined;
  const joined = new Map<GridCell, string>();
  fragments.forEach((fragment, index) => {
    const start = placed ? open.find(({ column }) => column === fragment.column) : open[index];
    if (start) joined.set(start, start.text + fragment.text);
  });
  return joined.size === fragments.length ? joined : undefined;
};

/**
 * Puts header words together that spilled over two rows (商业 above 企业). Only if every word becomes a label of the
 * table; the row of ends is then empty.
 */
export const joinSpilledHeaders = (rows: readonly GridRow[], vocabulary: Vocabulary, placed: boolean): GridRow[] => {
  const joined = [...rows];
  for (let index = 1; index < joined.length; index++) {
    const ends = pairs(beginnings(joined[index - 1]!, vocabulary), joined[index]!, placed);
    if (!ends || ![...ends.values()].every((text) => vocabulary.headerLabels.find(text))) continue;
    joined[index - 1] = joined[index - 1]!.map((cell) => ({ ...cell, text: ends.get(cell) ?? cell.text }));
    joined[index] = [];
  }
  return joined;
};
