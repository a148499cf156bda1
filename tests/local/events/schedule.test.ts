import { describe, expect, it } from 'vitest';
import { compileSchedule } from '../../../local/events/schedule.ts';

/** The first times after a moment at which a schedule is due. */
const runs = (expression: string, after: string, count = 3): (string | undefined)[] => {
  const schedule = compileSchedule(expression, 'Rule');
  let time = new Date(after);
  return Array.from({ length: count }, () => {
    const next = schedule(time);
    time = next ?? time;
    return next?.toISOString().replace(':00.000Z', 'Z');
  });
};

describe('a schedule', () => {
  it('at a rate is due a period after the last run', () => {
    expect(runs('rate(1 minute)', '2026-01-31T23:59:00Z', 2)).toEqual(['2026-02-01T00:00Z', '2026-02-01T00:01Z']);
    expect(runs('rate(12 hours)', '2026-01-31T13:00:00Z', 2)).toEqual(['2026-02-01T01:00Z', '2026-02-01T13:00Z']);
  });

  it('by cron is due at the times its six fields name, in UTC', () => {
    expect(runs('cron(30 1 * * ? *)', '2026-01-30T01:30:00Z', 2)).toEqual(['2026-01-31T01:30Z', '2026-02-01T01:30Z']);
    expect(runs('cron(0/20 8 31 JAN ? *)', '2026-01-31T08:10:00Z')).toEqual([
      '2026-01-31T08:20Z',
      '2026-01-31T08:40Z',
      '2027-01-31T08:00Z',
    ]);
  });

  it('by cron counts weekdays from Sunday, and takes names, ranges and lists', () => {
    expect(runs('cron(0 1 ? * MON-WED,6 *)', '2026-01-31T12:00:00Z', 4)).toEqual([
      '2026-02-02T01:00Z',
      '2026-02-03T01:00Z',
      '2026-02-04T01:00Z',
      '2026-02-06T01:00Z',
    ]);
  });

  it('that never comes again is due never', () => {
    expect(runs('cron(0 0 1 1 ? 2025)', '2026-01-01T00:00:00Z', 1)).toEqual([undefined]);
  });

  it.each(['rate(5 weeks)', 'cron(0 0 * *)', 'cron(0 25 * * ? *)', 'cron(0 0 L * ? *)', 'at(2026-01-01T00:00:00)'])(
    'is refused when it is not understood: %s',
    (expression) => {
      expect(() => compileSchedule(expression, 'Rule')).toThrow(/^Rule: /);
    },
  );
});
