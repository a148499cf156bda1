import { describe, expect, test } from 'vitest';
import { previousOf } from '../../functions/portal/previous.ts';
import { hash, submissionOf } from '../builders/approval.ts';

const sent = (digit: string, day: string, parts: Parameters<typeof submissionOf>[0] = {}) =>
  submissionOf({
    submissionId: hash(digit),
    drop: { bucket: 'drop', key: 'incoming/shuiwu/年报.docx', versionId: `v${digit}`, attempt: 1 },
    order: `2026-01-${day}T00:00:00.000Z#0001`,
    outcome: 'returned',
    progress: 'checked',
    ...parts,
  });

const current = sent('a', '23', { outcome: null });

describe('what an agency had sent before', () => {
  test('is the latest earlier file for the same year that was read and did not get out', () => {
    const all = [sent('b', '19'), current, sent('c', '21'), sent('d', '24')];
    expect(previousOf(current, all)?.submissionId).toBe(hash('c'));
    expect(
      previousOf(current, [current, sent('e', '21', { outcome: 'superseded', progress: 'inApproval' })]),
    ).toBeDefined();
  });

  test.each([
    ['of another year', { year: 2024 }],
    ['that could not be read', { progress: 'received' as const }],
    ['that is out', { outcome: 'published' as const }],
    ['under way', { outcome: null }],
    ['that is the same file, tried before', { drop: current.drop }],
  ])('is not one %s', (_, parts) => {
    expect(previousOf(current, [sent('b', '19', parts), current])).toBeUndefined();
  });
});
