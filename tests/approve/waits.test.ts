import { describe, expect, test } from 'vitest';
import { waitsOf } from '../../functions/approve/waits.ts';
import { stageOf } from '../builders/approval.ts';

const now = new Date('2026-01-20T10:00:00.000Z');
const open = (openedAt: string, nextDeadline: string) =>
  stageOf({ openedAt, passed: 0, outcome: null, closedAt: null, deadlines: [{ at: nextDeadline, kind: 'remind' }] });

describe('what is told of the stages that wait', () => {
  test('nothing waits, nothing is late', () => {
    expect(waitsOf([], now)).toEqual({ Waiting: 0, OldestWaitHours: 0, OverdueMinutes: 0 });
  });

  test('people may take their time: two days are told, and are not late while the deadline is ahead', () => {
    const stages = [
      open('2026-01-20T09:30:00.000Z', '2026-01-23T09:30:00.000Z'),
      open('2026-01-18T10:00:00.000Z', '2026-01-21T10:00:00.000Z'),
    ];
    expect(waitsOf(stages, now)).toEqual({ Waiting: 2, OldestWaitHours: 48, OverdueMinutes: 0 });
  });

  test('a deadline that passed an hour and a half ago without a reminder is late', () => {
    const stages = [open('2026-01-15T08:30:00.000Z', '2026-01-20T08:30:00.000Z')];
    expect(waitsOf(stages, now)).toEqual({ Waiting: 1, OldestWaitHours: 121, OverdueMinutes: 90 });
  });

  test('so is an outcome the workflow has not been told of; nobody is waited for any more', () => {
    const decided = stageOf({ outcome: 'approved', closedAt: '2026-01-20T09:20:00.000Z', delivered: false });
    expect(waitsOf([decided], now)).toEqual({ Waiting: 1, OldestWaitHours: 0, OverdueMinutes: 40 });
  });
});
