import { expect, test } from 'vitest';
import { equationsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Report } from '../../schemas/report.ts';
import { consistentReport, numberedReport, reportOf } from './report.ts';

const brokenSums = (report: Report): string[] =>
  equationsOf(formOf(report.edition))
    .filter(({ left, right }) => {
      const sum = (names: readonly string[]) => names.reduce((total, name) => total + report.cells[name]!.value!, 0);
      return sum(left) !== sum(right);
    })
    .map(({ key }) => key);

test.each(['2021', '2019', '2021-2019'] as const)(
  'in edition %s every sum of the consistent report holds',
  (edition) => {
    expect(brokenSums(consistentReport({ edition }))).toEqual([]);
    expect(Object.values(consistentReport({ edition }).cells).every((cell) => cell.value! >= 0)).toBe(true);
  },
);

test.each([
  ['2021', 200],
  ['2019', 198],
  ['2021-2019', 186],
] as const)('in edition %s the numbered report has %i different numbers', (edition, count) => {
  expect(new Set(Object.values(numberedReport({ edition }).cells).map((cell) => cell.value)).size).toBe(count);
});

test('a report holds zero where nothing is said and sums break where a test breaks them', () => {
  expect(reportOf().cells['t2.r4.total']).toEqual({ value: 0, raw: '0', meaning: 'number' });
  expect(brokenSums(consistentReport({ cells: { 't3.review.total': 99 } }))).toEqual(['review']);
});
