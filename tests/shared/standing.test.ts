import { describe, expect, test } from 'vitest';
import { standingOf } from '../../functions/shared/standing.ts';
import { submissionOf } from '../builders/approval.ts';

const sentOn = '2026-01-23T06:05:00.000Z';

describe('where an agency stands', () => {
  test('a report whose year was never read counts for the year that was due when it was sent', () => {
    const unread = submissionOf({ year: null, uploadedAt: sentOn });
    expect(standingOf(unread, { state: 'returned', since: sentOn, reason: 'damaged' })).toMatchObject({
      year: 2025,
      state: 'returned',
      reason: 'damaged',
      publishedAt: null,
    });
  });

  test('once out it stays out, though a correction is returned', () => {
    const out = standingOf(submissionOf(), { state: 'published', since: '2026-01-28T02:00:00.000Z' });
    const corrected = standingOf(submissionOf({ order: 'later' }), { state: 'returned', since: sentOn }, out);
    expect(corrected).toMatchObject({ state: 'returned', publishedAt: '2026-01-28T02:00:00.000Z' });
    const again = standingOf(submissionOf({ order: 'later' }), { state: 'published', since: sentOn }, corrected);
    expect(again.publishedAt).toBe('2026-01-28T02:00:00.000Z');
  });
});
