import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactSum } from '../../functions/rollup/exactSum.ts';

test('fees are added as on paper', () => {
  expect(exactSum([0.1, 0.2])).toBe(0.3);
  expect(exactSum([59237.2449, 96171.6, 7545])).toBe(162953.8449);
  expect(exactSum([1.0001, -1.0001])).toBe(0);
  expect(exactSum([])).toBe(0);
});

test('numbers that are written with an exponent are added too', () => {
  expect(exactSum([1e-7, 2e-7])).toBe(3e-7);
  expect(exactSum([1e21, 1])).toBe(1e21);
  expect(exactSum([1.5e22])).toBe(1.5e22);
});

test('any amounts in ten-thousandths give the sum of their ten-thousandths, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 })), (parts) => {
      const amounts = parts.map((part) => part / 10_000);
      const total = parts.reduce((sum, part) => sum + part, 0) / 10_000;
      expect(exactSum(amounts)).toBe(total + 0);
      expect(exactSum(amounts.toReversed())).toBe(total + 0);
    }),
  );
});
