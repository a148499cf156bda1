import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chase,
  decide,
  expire,
  type Opening,
  openStage,
  recall,
  replace,
  silentOnes,
  supersede,
} from '../../functions/approve/stage.ts';
import type { Decision, Stage } from '../../schemas/approval.ts';
import { decisionOf, hash, registerOf, stageOf } from '../builders/approval.ts';

const people = registerOf().people.filter(({ id }) => ['secrecy', 'head', 'deputy'].includes(id));
const at = (text: string): Date => new Date(text);

describe('opening a stage', () => {
  const opening: Opening = {
    submissionId: hash('a'),
    index: 0,
    position: 0,
    name: '会签',
    asked: { approvers: people.slice(1), deputy: null, need: 2 },
    sentBack: null,
    manifestHash: hash('d'),
    patience: {
      settings: { remindAfter: [3], escalateAfter: 8, expireAfter: 15 },
      calendar: { holidays: [], workdays: [] },
    },
    // A Friday.
    now: at('2026-01-23T06:10:00.000Z'),
  };
  const deadlinesOf = (parts: Partial<Opening> = {}) =>
    openStage({ ...opening, ...parts }).deadlines.map(({ at: instant, kind }) => `${kind} ${instant}`);

  test('reminds after three working days and expires after fifteen', () => {
    expect(deadlinesOf()).toEqual(['remind 2026-01-28T06:10:00.000Z', 'expire 2026-02-13T06:10:00.000Z']);
  });

  test('with a deputy the wait escalates on the way', () => {
    const asked = { ...opening.asked, deputy: people[0]! };
    expect(deadlinesOf({ asked })).toEqual([
      'remind 2026-01-28T06:10:00.000Z',
      'escalate 2026-02-04T06:10:00.000Z',
      'expire 2026-02-13T06:10:00.000Z',
    ]);
  });

  test('holidays are not counted, and a Saturday that is worked is', () => {
    const calendar = { holidays: ['2026-01-26', '2026-01-27'], workdays: ['2026-01-24'] };
    expect(deadlinesOf({ patience: { ...opening.patience, calendar } })[0]).toBe('remind 2026-01-29T06:10:00.000Z');
  });

  test('the statutory day ends the wait, and what would come after it is left out', () => {
    const ceiling = at('2026-01-27T16:00:00.000Z');
    expect(deadlinesOf({ patience: { ...opening.patience, ceiling } })).toEqual(['expire 2026-01-27T16:00:00.000Z']);
  });

  test('a report that is late already is waited for as usual', () => {
    const ceiling = at('2026-01-23T16:00:00.000Z');
    expect(deadlinesOf({ patience: { ...opening.patience, ceiling } })).toEqual(deadlinesOf());
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
    expect(chase(stage, at('2026-01-26T06:09:59.999Z'))).toBe(stage);
    const reminded = chase(stage, at('2026-01-26T06:10:00.000Z'));
    expect(reminded.passed).toBe(1);
    expect(chase(reminded, at('2026-02-01T00:00:00.000Z'))).toBe(reminded);
  });

  test('asks the deputy as well once the others have been silent too long; as many must approve as before', () => {
    const stage = stageOf({
      need: 2,
      deputy: people[0]!,
      deadlines: [
        { at: '2026-01-26T06:10:00.000Z', kind: 'remind' },
        { at: '2026-02-02T06:10:00.000Z', kind: 'escalate' },
        { at: '2026-02-07T06:10:00.000Z', kind: 'expire' },
      ],
    });
    expect(silentOnes(chase(stage, at('2026-01-27T00:00:00.000Z'))).map(({ id }) => id)).toEqual(['head', 'deputy']);
    const escalated = chase(stage, at('2026-02-03T00:00:00.000Z'));
    expect(escalated).toMatchObject({ passed: 2, need: 2 });
    expect(silentOnes(escalated).map(({ id }) => id)).toEqual(['head', 'deputy', 'secrecy']);
    const half = decide(escalated, decisionOf({ personId: 'secrecy', decidedAt: '2026-02-03T01:00:00.000Z' })).stage;
    expect(half.outcome).toBeNull();
    const whole = decide(half, decisionOf({ personId: 'deputy', decidedAt: '2026-02-03T02:00:00.000Z' })).stage;
    expect(whole.outcome).toBe('approved');
  });

  test('expires an open stage at the last deadline, never a closed one', () => {
    expect(expire(stageOf(), at('2026-02-07T06:09:59.999Z')).outcome).toBeNull();
    expect(expire(stageOf(), at('2026-02-07T06:10:00.000Z')).outcome).toBe('expired');
    const approved = stageOf({ outcome: 'approved', closedAt: '2026-01-24T01:30:00.000Z' });
    expect(expire(approved, at('2027-01-01T00:00:00.000Z'))).toBe(approved);
  });
});

describe('sending back', () => {
  test('a return to an earlier stage closes this one without ending the submission', () => {
    const back = decisionOf({ choice: 'return', opinion: '请补充保密审查意见', returnTo: 0 });
    expect(decide(stageOf(), back).stage.outcome).toBe('sentBack');
  });

  test('a return to no earlier stage goes to the sender', () => {
    expect(decide(stageOf(), decisionOf({ choice: 'return', returnTo: 1 })).stage.outcome).toBe('returned');
    expect(decide(stageOf(), decisionOf({ choice: 'return' })).stage.outcome).toBe('returned');
  });
});

describe('putting somebody in the place of another', () => {
  const secrecy = people[0]!;

  test('asks the new one instead, who is seen to act for the other’s role', () => {
    const stage = replace(stageOf(), 'head', secrecy);
    expect(stage.approvers.map(({ id, inPlaceOf }) => [id, inPlaceOf])).toEqual([
      ['secrecy', '县水务局局长'],
      ['deputy', undefined],
    ]);
    expect(decide(stage, decisionOf({ personId: 'head' })).result.kind).toBe('notAsked');
    expect(decide(stage, decisionOf({ personId: 'secrecy' })).stage.outcome).toBe('approved');
  });

  test('changes nothing where it is too late, or the other is asked already', () => {
    const decided = decide(stageOf({ need: 2 }), decisionOf()).stage;
    expect(replace(decided, 'head', secrecy)).toBe(decided);
    const open = stageOf();
    expect(replace(open, 'head', people[2]!)).toBe(open);
    expect(replace(open, 'nobody', secrecy)).toBe(open);
    const closed = recall(open, at('2026-01-24T00:00:00.000Z'));
    expect(closed.outcome).toBe('recalled');
    expect(replace(closed, 'head', secrecy)).toBe(closed);
  });
});

/** Anything that may befall a stage, in any order. */
type Happening =
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'expire' | 'supersede' | 'recall' | 'chase'; readonly now: Date };

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
        returnTo: fc.constantFrom(null, 0, 1),
        sheet: fc.constant(null),
        click: fc.constant(null),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('expire' as const, 'supersede' as const, 'recall' as const, 'chase' as const),
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
    case 'recall':
      return recall(stage, event.now);
    case 'chase':
      return chase(stage, event.now);
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
