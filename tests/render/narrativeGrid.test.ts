import { expect, test } from 'vitest';
import { narrativeGrid } from '../../functions/render/narrativeGrid.ts';

const cell = (text: string, columnSpan = 1, rowSpan = 1) => ({ text, columnSpan, rowSpan });
const placesOf = (rows: ReturnType<typeof cell>[][]) =>
  narrativeGrid(rows)
    .rows.flat()
    .map(({ text, x, y, columnSpan, rowSpan }) => `${text} ${x},${y} ${columnSpan}x${rowSpan}`);

test('a cell takes the next free place of its row, beside what reaches down from above', () => {
  expect(
    placesOf([
      [cell('a', 1, 2), cell('b', 2)],
      [cell('c'), cell('d')],
    ]),
  ).toEqual(['a 0,0 1x2', 'b 1,0 2x1', 'c 1,1 1x1', 'd 2,1 1x1']);
});

test('a span that would leave the table or meet another cell is cut', () => {
  expect(placesOf([[cell('a', 1, 9), cell('b'), cell('c', 1, 2)], [cell('d', 5)]])).toEqual([
    'a 0,0 1x2',
    'b 1,0 1x1',
    'c 2,0 1x2',
    'd 1,1 1x1',
  ]);
  expect(narrativeGrid([[cell('a', 1_000_000)]]).width).toBe(200);
});

test('the first row is the header, with the rows it reaches over, unless nothing would be left', () => {
  expect(narrativeGrid([[cell('a')], [cell('b')]]).headRows).toBe(1);
  expect(narrativeGrid([[cell('a', 1, 2), cell('b')], [cell('c')], [cell('d')]]).headRows).toBe(2);
  expect(narrativeGrid([[cell('a')]]).headRows).toBe(0);
});
