import type { Beside } from '../../../rollup/differences.ts';
import { cellPlace } from '../../place.ts';

/** More places than this nobody reads in one sentence; the board marks all of them in the table. */
const mostPlaces = 3;

/** ：“…”行“总计”列本报告12、各单位之和10；…等30处; totals first, as they tell most. */
export const listed = (cells: readonly Beside[]): string => {
  const totals = cells.filter(({ cell }) => cell.column.leaf.key.endsWith('total'));
  const places = [...totals, ...cells.filter((one) => !totals.includes(one))]
    .slice(0, mostPlaces)
    .map(({ cell, own, sum }) => `${cellPlace(cell)}本报告${own ?? ''}、各单位之和${sum}`);
  return `：${places.join('；')}${cells.length > mostPlaces ? `；等${cells.length}处` : ''}`;
};
