import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClock } from '../../local/clock.ts';

const hour = 3_600_000;
const inMilliseconds = (clock: { now(): Date }, milliseconds: number) => new Date(clock.now().getTime() + milliseconds);

test('What falls due by moving the clock runs at once and in order of time, whatever the order it was asked in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 20 }), (hours) => {
      const clock = createClock();
      const start = clock.now().getTime();
      const ran: number[] = [];
      for (const value of hours) clock.at(new Date(start + value * hour), () => ran.push(value));
      clock.advance(500 * hour);
      expect(ran).toEqual(hours.filter((value) => value <= 500).sort((a, b) => a - b));
    }),
  );
});

test('What is cancelled does not run, also when cancelled by what runs before it', () => {
  const clock = createClock();
  const ran: string[] = [];
  const cancelLast = clock.at(inMilliseconds(clock, 3 * hour), () => ran.push('last'));
  clock.at(inMilliseconds(clock, hour), () => {
    ran.push('first');
    cancelLast();
  });
  clock.advance(5 * hour);
  expect(ran).toEqual(['first']);
});

test('What is asked for while the clock moves runs too if it has passed', () => {
  const clock = createClock();
  const ran: string[] = [];
  clock.at(inMilliseconds(clock, hour), () => {
    ran.push('outer');
    clock.at(inMilliseconds(clock, -1), () => ran.push('inner'));
  });
  clock.advance(2 * hour);
  expect(ran).toEqual(['outer', 'inner']);
});

test('A time that has passed runs soon, without moving the clock', async () => {
  const clock = createClock();
  await new Promise<void>((resolve) => clock.at(inMilliseconds(clock, -1000), resolve));
});

test('The clock never moves back', () => {
  expect(() => createClock().advance(-1)).toThrow(RangeError);
});

test('An offset in a file survives a restart; a file with anything else is refused', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-clock-'));
  try {
    const file = join(directory, 'deeper', 'clock');
    createClock({ file }).advance(30 * 24 * hour);
    const again = createClock({ file });
    again.advance(hour);
    const difference = createClock({ file }).now().getTime() - Date.now();
    expect(Math.round(difference / hour)).toBe(30 * 24 + 1);
    writeFileSync(file, 'tomorrow');
    expect(() => createClock({ file })).toThrow('tomorrow');
  } finally {
    rmSync(directory, { recursive: true });
  }
});
