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
  notBefore: undefined,
  now: new Date('2026-01-23T06:10:00.000Z'),
  ...parts,
});

const newer = { submissionId: hash('b'), order: '2026-01-24T00:00:00.000Z#0001' };

describe('the next step of a chain', () => {
  test('opens the first stage when nothing has been asked yet', () => {
    expect(planNext(situation())).toEqual({ kind: 'open', index: 0, position: 0, definition: chain[0] });
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
    expect(planNext(situation({ stages: [given] }))).toEqual({
      kind: 'open',
      index: 1,
      position: 1,
      definition: chain[1],
      after: given,
    });
  });

  test('publishes once every stage of the chain is approved', () => {
    const stages = [approved(0), approved(1), approved(2)];
    expect(planNext(situation({ stages }))).toEqual({ kind: 'answer', answer: { step: 'publish' } });
  });

  test('after a stage that sent it back, visits the earlier one again and then everything after it', () => {
    const back = decisionOf({ choice: 'return', returnTo: 0, opinion: '请补充意见' });
    const sentBack = stageOf({ index: 1, outcome: 'sentBack', decisions: [back], closedAt: back.decidedAt });
    const again = planNext(situation({ stages: [approved(0), sentBack] }));
    expect(again).toEqual({ kind: 'open', index: 2, position: 0, definition: chain[0], after: sentBack });
    const revisited = { ...approved(0), index: 2 };
    expect(planNext(situation({ stages: [approved(0), sentBack, revisited] }))).toMatchObject({
      kind: 'open',
      index: 3,
      position: 1,
    });
  });

  test('what was sent back to a stage the register no longer has is asked about at the last one, never published', () => {
    const back = decisionOf({ choice: 'return', returnTo: 1, opinion: '请补充意见' });
    const sentBack = stageOf({
      index: 2,
      position: 2,
      outcome: 'sentBack',
      decisions: [back],
      closedAt: back.decidedAt,
    });
    const shorter = chain.slice(0, 1);
    expect(planNext(situation({ chain: shorter, stages: [approved(0), approved(1), sentBack] }))).toMatchObject({
      kind: 'open',
      index: 3,
      position: 0,
    });
  });

  test('tells those asked in vain once, before going on', () => {
    const untold = stageOf({ outcome: 'approved', decisions: [decisionOf()], told: false });
    expect(planNext(situation({ stages: [approved(0), untold] }))).toEqual({ kind: 'tell', stage: untold });
    const everybodySpoke = { ...untold, decisions: [decisionOf(), decisionOf({ personId: 'deputy' })] };
    expect(planNext(situation({ stages: [approved(0), everybodySpoke] })).kind).toBe('open');
  });

  test('where the authority files first, holds what all have approved until the day it may be published', () => {
    const stages = [approved(0), approved(1), approved(2)];
    const notBefore = '2026-02-09T16:00:00.000Z';
    const now = new Date('2026-02-08T16:00:00.000Z');
    expect(planNext(situation({ stages, notBefore, now }))).toEqual({ kind: 'file', notBefore });
    const submission = submissionOf({ progress: 'filed' });
    expect(planNext(situation({ submission, stages, notBefore, now }))).toEqual({
      kind: 'answer',
      answer: { step: 'hold', seconds: 10_800 },
    });
    const nearly = new Date('2026-02-09T15:59:30.000Z');
    expect(planNext(situation({ submission, stages, notBefore, now: nearly }))).toEqual({
      kind: 'answer',
      answer: { step: 'hold', seconds: 30 },
    });
    expect(planNext(situation({ submission, stages, notBefore, now: new Date(notBefore) }))).toEqual({
      kind: 'answer',
      answer: { step: 'publish' },
    });
  });

  test('reminds at the first deadline and goes on waiting for the last', () => {
    const now = new Date('2026-01-26T06:10:00.000Z');
    const stage = stageOf();
    expect(planNext(situation({ stages: [approved(0), stage], now }))).toEqual({ kind: 'chase', stage });
    expect(planNext(situation({ stages: [approved(0), stageOf({ passed: 1 })], now }))).toEqual({
      kind: 'answer',
      answer: { step: 'wait', index: 1, seconds: 12 * 86_400 },
    });
  });

  test('expires at the last deadline, and the sender is told who was silent', () => {
    const now = new Date('2026-02-07T06:10:00.000Z');
    const stage = stageOf({ passed: 1 });
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

  test('a recall closes the open stage, or ends the chain between two stages and while it is held', () => {
    const submission = submissionOf({
      recall: { personId: 'sender', role: '县水务局办公室经办人', at: '2026-01-24T02:00:00.000Z', click: null },
    });
    const stage = stageOf();
    expect(planNext(situation({ submission, stages: [stage], taken: newer }))).toEqual({ kind: 'recall', stage });
    const notBefore = '2026-02-09T16:00:00.000Z';
    for (const stages of [[], [approved(0)], [approved(0), approved(1), approved(2)]])
      expect(planNext(situation({ submission, stages, notBefore }))).toEqual({
        kind: 'answer',
        answer: {
          step: 'end',
          outcome: 'returned',
          reason: { code: 'recalled', message: '本次报送已由本单位撤回，未予发布。修改后可重新报送。', details: [] },
        },
      });
  });

  test('a stage that was recalled ends the chain, and names the stage', () => {
    const stages = [approved(0), stageOf({ outcome: 'recalled', closedAt: '2026-01-24T02:00:00.000Z' })];
    expect(planNext(situation({ stages }))).toMatchObject({
      answer: {
        outcome: 'returned',
        reason: {
          code: 'recalled',
          message: '本次报送在“主要领导签发”环节由本单位撤回，未予发布。修改后可重新报送。',
        },
      },
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
