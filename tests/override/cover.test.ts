import { describe, expect, test } from 'vitest';
import { nextOverridden, uncovered } from '../../functions/override/cover.ts';
import { submissionIdOf } from '../../functions/receive/submissionId.ts';
import type { Finding, Validation } from '../../schemas/finding.ts';
import { submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { requestOf } from '../builders/override.ts';

const validationOf = (...findings: Finding[]): Validation => ({ settingsVersion: '1', findings, assessments: [] });
const returned = submissionOf({
  outcome: 'returned',
  reason: { code: 'findings', message: '核对发现1处错误，请改正后重新报送。', details: [] },
  progress: 'checked',
  endedAt: '2026-01-23T06:06:00.000Z',
});
const sum = findingOf({ rule: 'A01', message: '“自然人”列左右相差1件，请核对。' });
const other = findingOf({ rule: 'B03', message: '数量与上年完全相同，请核对。' });
const answer = { personId: 'vice', choice: 'approve', opinion: '', answeredAt: '2026-01-24T08:00:00.000Z' } as const;

describe('what is still in the way', () => {
  test('is every error that no confirmed request covers; warnings never are', () => {
    const warning = findingOf({ rule: 'A14', severity: 'warning', message: '请留意。' });
    const validation = validationOf(sum, other, warning);
    expect(uncovered(validation, [])).toEqual([sum, other]);
    expect(uncovered(validation, [requestOf()])).toEqual([sum, other]);
    expect(uncovered(validation, [requestOf({ answer })])).toEqual([other]);
    expect(uncovered(validation, [requestOf({ answer: { ...answer, choice: 'return' } })])).toEqual([sum, other]);
  });

  test('is another error of the same rule', () => {
    const second = findingOf({ rule: 'A01', message: '“总计”列左右相差2件，请核对。' });
    expect(uncovered(validationOf(sum, second), [requestOf({ answer })])).toEqual([second]);
  });
});

describe('the next attempt', () => {
  test('is none while anything is in the way', () => {
    expect(nextOverridden(returned, validationOf(sum), [requestOf()])).toBeUndefined();
    expect(nextOverridden(returned, validationOf(sum, other), [requestOf({ answer })])).toBeUndefined();
  });

  test('keeps order and receipt, begins anew, and carries what was let pass', () => {
    const requests = [requestOf({ answer }), requestOf({ rule: 'B03', messages: [other.message], others: [] })];
    const next = nextOverridden(returned, validationOf(sum, other), requests);
    const drop = { ...returned.drop, attempt: 2 };
    expect(next).toMatchObject({
      submissionId: submissionIdOf(drop),
      drop,
      order: returned.order,
      receiptNumber: returned.receiptNumber,
      progress: 'received',
      outcome: null,
      reason: null,
      endedAt: null,
      overrides: [
        { rule: 'A01', by: '县政府办公室政务公开科科长', confirmedBy: '县政府办公室政务公开科副科长' },
        { rule: 'B03', by: '县政府办公室政务公开科科长', confirmedBy: null },
      ],
    });
  });

  test('keeps what an earlier attempt was let pass', () => {
    const before = {
      rule: 'C05',
      messages: ['差异过大。'],
      reason: '已核实。',
      by: '科长',
      confirmedBy: null,
      at: answer.answeredAt,
    };
    const next = nextOverridden({ ...returned, overrides: [before] }, validationOf(sum), [requestOf({ answer })]);
    expect(next?.overrides.map(({ rule }) => rule)).toEqual(['C05', 'A01']);
  });

  test('is the same however often it is asked for, so that it is started once', () => {
    const ids = [1, 2].map(() => nextOverridden(returned, validationOf(sum), [requestOf({ answer })])?.submissionId);
    expect(ids[0]).toBe(ids[1]);
  });
});
