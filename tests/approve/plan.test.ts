import { describe, expect, test } from 'vitest';
import { planNext, type Situation } from '../../functions/approve/plan.ts';
import { handIn } from '../../functions/approve/wait.ts';
import { decisionOf, hash, registerOf, stageOf, submissionOf } from '../builders/approval.ts';

const chain = registerOf().chains.水务局!;
const approved = (index: number) =>
  stageOf({ index, name: chain[index]!.name, outcome: 'approved', closedAt: '2026-01-24T01:30:00.000Z' });

const situation = (parts: Partial<Situation> = {}): Situation => ({
  submission: submissionOf(),
  chain,
  stages: [],
  taken: undefined,
  now: new Date('2026-01-23T06:10:00.000Z'),
  ...parts,
});

const newer = { submissionId: hash('b'), order: '2026-01-24T00:00:00.000Z#0001' };

describe('the next step of a chain', () => {
  test('opens the first stage when nothing has been asked yet', () => {
    expect(planNext(situation())).toEqual({ kind: 'open', index: 0, definition: chain[0] });
  });

  test('waits until the next deadline while a stage is open', () => {
    const now = new Date('2026-01-26T06:09:30.500Z');
    expect(planNext(situation({ stages: [approved(0), stageOf()], now }))).toEqual({
      kind: 'answer',
      answer: { step: 'wait', index: 1, seconds: 30 },
    });
  });

  test('opens the next stage once the one before is approved, and says which was given', () => {
    const given = approved(0);
    expect(planNext(situation({ stages: [given] }))).toEqual({ kind: 'open', index: 1, definition: chain[1], given });
  });

  test('publishes once every stage of the chain is approved', () => {
    const stages = [approved(0), approved(1), approved(2)];
    expect(planNext(situation({ stages }))).toEqual({ kind: 'answer', answer: { step: 'publish' } });
  });

  test('reminds at the first deadline and goes on waiting for the last', () => {
    const now = new Date('2026-01-26T06:10:00.000Z');
    const stage = stageOf();
    expect(planNext(situation({ stages: [approved(0), stage], now }))).toEqual({ kind: 'remind', stage });
    expect(planNext(situation({ stages: [approved(0), stageOf({ reminded: 1 })], now }))).toEqual({
      kind: 'answer',
      answer: { step: 'wait', index: 1, seconds: 12 * 86_400 },
    });
  });

  test('expires at the last deadline, and the sender is told who was silent', () => {
    const now = new Date('2026-02-07T06:10:00.000Z');
    const stage = stageOf({ reminded: 1 });
    expect(planNext(situation({ stages: [stage], now }))).toEqual({ kind: 'expire', stage });
    const expired = stageOf({ outcome: 'expired', closedAt: now.toISOString() });
    expect(planNext(situation({ stages: [expired], now }))).toEqual({
      kind: 'answer',
      answer: {
        step: 'end',
        outcome: 'returned',
        reason: {
          code: 'expired',
          message:
            '“主要领导签发”环节超过期限仍未完成审批（尚未办理：县水务局局长、县水务局副局长），本次报送已退回。请与审批人联系后重新报送。',
          details: [],
        },
      },
    });
  });

  test('a return ends the chain with the role and the opinion, never the name', () => {
    const decision = decisionOf({ choice: 'return', opinion: '申请数与表格不符。\n\n请核对。' });
    const stage = stageOf({ outcome: 'returned', closedAt: decision.decidedAt, decisions: [decision] });
    const plan = planNext(situation({ stages: [approved(0), stage] }));
    expect(plan).toEqual({
      kind: 'answer',
      answer: {
        step: 'end',
        outcome: 'returned',
        reason: {
          code: 'returnedByApprover',
          message: '“主要领导签发”环节，县水务局局长退回了这份年报。请按下列意见修改后重新报送。',
          details: ['申请数与表格不符。', '请核对。'],
        },
      },
    });
    expect(JSON.stringify(plan)).not.toContain('祝三');
  });

  test('a newer submission closes the open stage, or ends the chain between two stages', () => {
    const stage = stageOf();
    expect(planNext(situation({ stages: [stage], taken: newer }))).toEqual({ kind: 'supersede', stage });
    for (const stages of [[], [approved(0)], [approved(0), approved(1), approved(2)]])
      expect(planNext(situation({ stages, taken: newer }))).toMatchObject({
        answer: { step: 'end', outcome: 'superseded', reason: { code: 'newerUploaded' } },
      });
  });

  test('being the one that was taken, or newer than it, is no obstacle', () => {
    const self = { submissionId: hash('a'), order: submissionOf().order };
    const older = { submissionId: hash('b'), order: '2026-01-01T00:00:00.000Z#0001' };
    for (const taken of [self, older]) expect(planNext(situation({ taken }))).toMatchObject({ kind: 'open', index: 0 });
  });
});

describe('a wait that begins after the decision', () => {
  test('is marked as not yet told, so that a crash cannot lose it', () => {
    const closed = stageOf({ outcome: 'approved', closedAt: '2026-01-24T01:30:00.000Z', delivered: true });
    expect(handIn(closed, 'sealed')).toEqual({ ...closed, taskToken: 'sealed', delivered: false });
  });
});
