import { describe, expect, test } from 'vitest';
import { type OverrideOrder, type OverrideSituation, planOverride } from '../../functions/override/plan.ts';
import { hash, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { officers, overrideRegisterOf, requestOf } from '../builders/override.ts';

const rules = [
  { id: 'A01', title: '各列之和等于总计', secondPerson: true as const },
  { id: 'B03', title: '数量与上年衔接' },
];
const sum = findingOf({ rule: 'A01', message: '“自然人”列左右相差1件，请核对。' });
const other = findingOf({ rule: 'B03', message: '数量与上年完全相同，请核对。' });
const reason = { code: 'findings' as const, message: '核对发现2处错误，请改正后重新报送。', details: [] };

const situationOf = (parts: Partial<OverrideSituation> = {}): OverrideSituation => ({
  submission: submissionOf({ outcome: 'returned', reason, progress: 'checked' }),
  taken: undefined,
  next: undefined,
  validation: { settingsVersion: '1', findings: [sum, other], assessments: [] },
  requests: [],
  register: overrideRegisterOf(),
  rules,
  ...parts,
});

const order: OverrideOrder = {
  rules: ['A01'],
  by: 'office',
  reason: '历史数据口径调整，已与报送单位核实。',
  now: new Date('2026-01-24T02:00:00.000Z'),
};
const answer = { personId: 'vice', choice: 'approve', opinion: '', answeredAt: '2026-01-24T08:00:00.000Z' } as const;

describe('an order', () => {
  test('about a rule that wants a second person asks all other officers', () => {
    expect(planOverride(order, situationOf())).toEqual({
      kind: 'planned',
      create: [requestOf({ asked: 0 })],
      again: [],
    });
  });

  test('about another rule asks nobody', () => {
    const plan = planOverride({ ...order, rules: ['B03', 'B03'] }, situationOf());
    expect(plan).toMatchObject({
      kind: 'planned',
      create: [{ rule: 'B03', others: [], asks: 0, messages: [other.message] }],
    });
  });

  test('said again by the same officer asks once more, and makes nothing new', () => {
    const asked = requestOf();
    expect(planOverride(order, situationOf({ requests: [asked] }))).toEqual({
      kind: 'planned',
      create: [],
      again: [asked],
    });
  });

  test('about what may pass already changes nothing', () => {
    const requests = [requestOf({ answer })];
    expect(planOverride(order, situationOf({ requests }))).toEqual({ kind: 'planned', create: [], again: [] });
  });
});

describe('an order is refused', () => {
  const cases: [string, Partial<OverrideOrder>, Partial<OverrideSituation>, string][] = [
    [
      'by somebody who is no officer',
      { by: 'head' },
      {},
      'head is not among the officers of the register: office, vice, director.',
    ],
    [
      'about a rule that found nothing',
      { rules: ['B05'] },
      {},
      'B05 found no error in this submission: A01 (1), B03 (1).',
    ],
    [
      'about a published submission',
      {},
      { submission: submissionOf({ outcome: 'published' }) },
      'Submission 2026-0123-7F3A was not returned for findings (published).',
    ],
    [
      'about a superseded submission',
      {},
      { submission: submissionOf({ outcome: 'superseded' }) },
      'Submission 2026-0123-7F3A was not returned for findings (superseded).',
    ],
    [
      'about a parked submission',
      {},
      { submission: submissionOf({ outcome: 'parked' }) },
      'Submission 2026-0123-7F3A was not returned for findings (parked).',
    ],
    [
      'about one that is under way',
      {},
      { submission: submissionOf() },
      'Submission 2026-0123-7F3A was not returned for findings (inApproval).',
    ],
    [
      'about one that an approver returned',
      {},
      { submission: submissionOf({ outcome: 'returned', reason: { ...reason, code: 'returnedByApprover' } }) },
      'Submission 2026-0123-7F3A was not returned for findings (returnedByApprover).',
    ],
    [
      'about one without a year, which nothing could be published under',
      {},
      { submission: submissionOf({ outcome: 'returned', reason, year: null }) },
      'Submission 2026-0123-7F3A names no year it could be published under.',
    ],
    [
      'about one that goes on already',
      {},
      { next: { submissionId: hash('b'), drop: { ...submissionOf().drop, attempt: 2 } } },
      `Submission 2026-0123-7F3A goes on already as attempt 2: ${hash('b')}`,
    ],
    [
      'when a newer upload has been taken',
      {},
      { taken: { submissionId: hash('b'), order: '2026-02' } },
      'A newer upload than 2026-0123-7F3A has been taken for 2025.',
    ],
    [
      'when a second officer has refused',
      {},
      { requests: [requestOf({ answer: { ...answer, choice: 'return' } })] },
      'A01 was refused; the agency has to send a corrected file.',
    ],
    [
      'when another officer has asked already',
      { by: 'vice' },
      { requests: [requestOf()] },
      'A01 was asked for by office: confirm it by the link in the mail.',
    ],
    [
      'when there is no second officer',
      {},
      { register: overrideRegisterOf(['office']) },
      'A01 needs a second officer, and the register names no other with a mailbox of their own.',
    ],
  ];

  test.each(cases)('%s', (_, ordered, parts, why) => {
    expect(planOverride({ ...order, ...ordered }, situationOf(parts))).toEqual({ kind: 'refused', why });
  });

  test('as a whole, when one of its rules is', () => {
    expect(planOverride({ ...order, rules: ['B03', 'B05'] }, situationOf()).kind).toBe('refused');
  });

  test('when the only other officer reads the same mailbox', () => {
    const register = overrideRegisterOf(['office', 'vice']);
    const people = register.people.map((one) =>
      one.id === 'vice' ? { ...one, mail: officers[0].mail.toUpperCase() } : one,
    );
    expect(planOverride(order, situationOf({ register: { ...register, people } })).kind).toBe('refused');
  });
});
