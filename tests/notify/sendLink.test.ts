import { describe, expect, test } from 'vitest';
import { maySend } from '../../functions/notify/sendLink.ts';

/** In January 2026 the report for 2025 is due. */
const now = new Date('2026-01-25T02:00:00.000Z');

describe('links to send', () => {
  test.each<[string, number | undefined, boolean]>([
    ['are for an agency that stands', undefined, true],
    ['are for one that owes its last report', 2025, true],
    ['are for one that will be dissolved', 2027, true],
    ['are not for one that was gone before the year that is due', 2024, false],
  ])('%s', (_title, dissolved, may) => {
    expect(maySend({ ...(dissolved !== undefined && { dissolved }) }, now)).toBe(may);
  });
});
