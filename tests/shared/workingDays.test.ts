import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterWorkingDays, dayOf, endOfDay, isWorkingDay } from '../../functions/shared/workingDays.ts';

const plain = { holidays: [], workdays: [] };
const newYear = { holidays: ['2026-02-16', '2026-02-17', '2026-02-18'], workdays: ['2026-02-14'] };

describe('working days in Shanghai', () => {
  test('a day begins at midnight there, eight hours before UTC', () => {
    expect(dayOf(new Date('2026-01-31T15:59:59.999Z'))).toBe('2026-01-31');
    expect(dayOf(new Date('2026-01-31T16:00:00.000Z'))).toBe('2026-02-01');
    expect(endOfDay('2026-01-31').toISOString()).toBe('2026-01-31T16:00:00.000Z');
  });

  test('are Monday to Friday without the holidays, and the Saturdays worked in exchange', () => {
    const worked = ['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-16', '2026-02-19'];
    expect(worked.map((day) => isWorkingDay(day, newYear))).toEqual([true, true, false, false, true]);
  });

  test('the day itself is not counted, and the time of day stays', () => {
    expect(afterWorkingDays(new Date('2026-01-23T06:10:00.000Z'), 1, plain).toISOString()).toBe(
      '2026-01-26T06:10:00.000Z',
    );
    expect(afterWorkingDays(new Date('2026-02-13T06:10:00.000Z'), 2, newYear).toISOString()).toBe(
      '2026-02-19T06:10:00.000Z',
    );
  });

  test('n working days end on a working day, with n working days since', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (start, count) => {
        const end = afterWorkingDays(start, count, newYear);
        const days = (end.getTime() - start.getTime()) / 86_400_000;
        const between = Array.from(
          { length: days },
          (_, index) => new Date(start.getTime() + (index + 1) * 86_400_000),
        );
        expect(between.filter((each) => isWorkingDay(dayOf(each), newYear))).toHaveLength(count);
        expect(isWorkingDay(dayOf(end), newYear)).toBe(true);
      }),
    );
  });

  test('a calendar without any working day ends every wait all the same', () => {
    const always = Array.from({ length: 400 }, (_, index) => dayOf(new Date(Date.UTC(2026, 0, 1 + index))));
    expect(
      afterWorkingDays(new Date('2026-01-01T00:00:00Z'), 1, { holidays: always, workdays: [] }).toISOString(),
    ).toBe('2026-02-02T00:00:00.000Z');
  });
});
