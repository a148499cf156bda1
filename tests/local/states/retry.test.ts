import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOff, concerns } from '../../../local/states/interpreter/retry.ts';

const retrier = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 2,
  MaxAttempts: 5,
  BackoffRate: 3,
  JitterStrategy: 'NONE',
} as const;
const mutable = (fields: object = {}) => ({ ...retrier, ErrorEquals: ['States.ALL'], ...fields });

test('The back-off grows by its rate up to its limit', () => {
  const delays = [0, 1, 2, 3].map((made) => backOff(mutable({ MaxDelaySeconds: 20 }), made, 0.5));
  expect(delays).toEqual([2000, 6000, 18_000, 20_000]);
});

test('Full jitter never waits longer than without', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (made, random) => {
      const delay = backOff(mutable({ JitterStrategy: 'FULL' }), made, random);
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThanOrEqual(backOff(mutable(), made, random));
    }),
  );
});

test.each([
  ['its own name', ['Busy'], 'Busy', true],
  ['another name', ['Busy'], 'Down', false],
  ['anything by States.ALL', ['States.ALL'], 'States.Timeout', true],
  ['a task that failed by States.TaskFailed', ['States.TaskFailed'], 'Busy', true],
  ['not a timeout by States.TaskFailed', ['States.TaskFailed'], 'States.Timeout', false],
  ['a missed heartbeat by States.Timeout', ['States.Timeout'], 'States.HeartbeatTimeout', true],
  ['too much data by its name only', ['States.ALL'], 'States.DataLimitExceeded', false],
  ['too much data by its name', ['States.DataLimitExceeded'], 'States.DataLimitExceeded', true],
  ['no runtime error', ['States.ALL'], 'States.Runtime', false],
])('A retrier concerns %s', (_, names, error, expected) => {
  expect(concerns(names, error)).toBe(expected);
});
