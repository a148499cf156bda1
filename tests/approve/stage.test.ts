import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, expire, openStage, remind, supersede } from '../../functions/approve/stage.ts';
import type { Decision, Stage } from '../../schemas/approval.ts';
import { decisionOf, hash, registerOf, stageOf } from '../builders/approval.ts';

const people = registerOf().people.filter(({ id }) => ['secrecy', 'head', 'deputy'].includes(id));
const at = (text: string): Date => new Date(text);

describe('opening a stage', () => {
  const opening = {
    submissionId: hash('a'),
    index: 0,
    definition: { name: '会签', approvers: ['head', 'deputy'] },
    approvers: people.slice(1),
    manifestHash: hash('d'),
    patience: { remindAfterDays: 3, expireAfterDays: 15 },
    now: at('2026-01-23T06:10:00.000Z'),
  };

  test('without a number everyone must approve', () => {
    expect(openStage(opening).need).toBe(2);
    expect(openStage({ ...opening, definition: { ...opening.definition, need: 1 } }).need).toBe(1);
  });

  test('reminds after three days and expires after fifteen', () => {
    expect(openStage(opening).deadlines).toEqual(['2026-01-26T06:10:00.000Z', '2026-02-07T06:10:00.000Z']);
  });

  test('a reminder that would come with the end is left out', () => {
    const patience = { remindAfterDays: 5, expireAfterDays: 5 };
    expect(openStage({ ...opening, patience }).deadlines).toEqual(['2026-01-28T06:10:00.000Z']);
  });
});

describe('deciding', () => {
  test('the approval that completes the number closes the stage in the same step', () => {
    const { stage, result } = decide(stageOf({ need: 1 }), decisionOf());
    expect(result.kind).toBe('recorded');
    expect(stage.outcome).toBe('approved');
    expect(stage.closedAt).toBe('2026-01-24T01:30:00.000Z');
  });

  test('while approvals are missing the stage stays open', () => {
    const { stage } = decide(stageOf({ need: 2 }), decisionOf());
    expect(stage.outcome).toBeNull();
    expect(stage.decisions).toHaveLength(1);
  });

  test('one return closes the stage as returned, whatever others have said', () => {
    const half = decide(stageOf({ need: 2 }), decisionOf()).stage;
    const { stage } = decide(half, decisionOf({ personId: 'deputy', choice: 'return', opinion: '数字有误' }));
    expect(stage.outcome).toBe('returned');
  });

  test('a second decision of the same person is answered with the first', () => {
    const once = decide(stageOf({ need: 2 }), decisionOf()).stage;
    const { stage, result } = decide(once, decisionOf({ choice: 'return', opinion: '改主意了' }));
    expect(stage).toBe(once);
    expect(result).toEqual({ kind: 'repeated', decision: decisionOf() });
  });

  test('after closing, others are too late and nothing changes', () => {
    const closed = decide(stageOf({ need: 1 }), decisionOf()).stage;
    const { stage, result } = decide(closed, decisionOf({ personId: 'deputy', choice: 'return' }));
    expect(stage).toBe(closed);
    expect(result.kind).toBe('closed');
  });

  test('a decision on other bytes than those that wait does not count', () => {
    const open = stageOf();
    const { stage, result } = decide(open, decisionOf({ manifestHash: hash('e') }));
    expect(stage).toBe(open);
    expect(result.kind).toBe('otherManifest');
  });

  test('somebody who was not asked cannot decide', () => {
    const open = stageOf();
    const { stage, result } = decide(open, decisionOf({ personId: 'sender' }));
    expect(stage).toBe(open);
    expect(result.kind).toBe('notAsked');
  });

  test('a decision after the last deadline finds the stage expired', () => {
    const { stage, result } = decide(stageOf(), decisionOf({ decidedAt: '2026-02-07T06:10:00.000Z' }));
    expect(result.kind).toBe('closed');
    expect(stage.outcome).toBe('expired');
    expect(stage.decisions).toEqual([]);
  });
});

describe('the clock', () => {
  test('counts a reminder once it is due, and only once', () => {
    const stage = stageOf();
    expect(remind(stage, at('2026-01-26T06:09:59.999Z'))).toBe(stage);
    const reminded = remind(stage, at('2026-01-26T06:10:00.000Z'));
    expect(reminded.reminded).toBe(1);
    expect(remind(reminded, at('2026-02-01T00:00:00.000Z'))).toBe(reminded);
  });

  test('expires an open stage at the last deadline, never a closed one', () => {
    expect(expire(stageOf(), at('2026-02-07T06:09:59.999Z')).outcome).toBeNull();
    expect(expire(stageOf(), at('2026-02-07T06:10:00.000Z')).outcome).toBe('expired');
    const approved = stageOf({ outcome: 'approved', closedAt: '2026-01-24T01:30:00.000Z' });
    expect(expire(approved, at('2027-01-01T00:00:00.000Z'))).toBe(approved);
  });
});

/** Anything that may befall a stage, in any order. */
type Happening =
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'expire' | 'supersede' | 'remind'; readonly now: Date };

const instant = fc.date({ min: at('2026-01-23T06:10:00Z'), max: at('2026-02-10T00:00:00Z'), noInvalidDate: true });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      decision: fc.record({
        personId: fc.constantFrom('secrecy', 'head', 'deputy', 'sender'),
        choice: fc.constantFrom('approve' as const, 'approve' as const, 'return' as const),
        opinion: fc.constant(''),
        decidedAt: instant.map((date) => date.toISOString()),
        manifestHash: fc.constantFrom(hash('d'), hash('d'), hash('e')),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('expire' as const, 'supersede' as const, 'remind' as const),
      now: instant,
    }),
  },
);

const apply = (stage: Stage, event: Happening): Stage => {
  switch (event.kind) {
    case 'decide':
      return decide(stage, event.decision).stage;
    case 'expire':
      return expire(stage, event.now);
    case 'supersede':
      return supersede(stage, event.now);
    case 'remind':
      return remind(stage, event.now);
  }
};

describe('whatever happens to a stage, in whatever order', () => {
  const histories = fc.record({ need: fc.integer({ min: 1, max: 3 }), events: fc.array(happening, { maxLength: 30 }) });
  const walk = ({ need, events }: { need: number; events: Happening[] }): Stage[] => {
    const states = [stageOf({ approvers: people, need })];
    for (const event of events) states.push(apply(states.at(-1)!, event));
    return states;
  };

  test('nothing is approved without as many people as it needs, bound to the manifest', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const stage = walk(history).at(-1)!;
        const approving = stage.decisions.filter(
          ({ choice, manifestHash }) => choice === 'approve' && manifestHash === stage.manifestHash,
        );
        const voices = new Set(approving.map(({ personId }) => personId));
        expect(stage.outcome === 'approved').toBe(
          voices.size >= history.need && stage.decisions.every(({ choice }) => choice === 'approve'),
        );
      }),
    );
  });

  test('everybody counts once', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const names = walk(history)
          .at(-1)!
          .decisions.map(({ personId }) => personId);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  test('a closed stage never changes again, so there are never two outcomes', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const states = walk(history);
        const closed = states.findIndex(({ outcome }) => outcome !== null);
        if (closed >= 0) for (const later of states.slice(closed)) expect(later).toBe(states[closed]);
      }),
    );
  });
});
