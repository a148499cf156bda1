import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Plan, planNext } from '../../functions/approve/plan.ts';
import { mayRecall } from '../../functions/approve/recall.ts';
import { chase, decide, expire, recall, supersede, tell } from '../../functions/approve/stage.ts';
import type { Choice, Stage } from '../../schemas/approval.ts';
import type { Recall, Submission } from '../../schemas/submission.ts';
import { decisionOf, registerOf, stageOf, submissionOf } from '../builders/approval.ts';

const takesBack: Recall = {
  personId: 'sender',
  role: '县水务局办公室经办人',
  at: '2026-01-24T02:00:00.000Z',
  click: null,
};

describe('taking a submission back', () => {
  test.each<[string, Partial<Submission>, boolean]>([
    ['while it waits for people', { progress: 'inApproval' }, true],
    ['while it is held until its day', { progress: 'filed' }, true],
    ['not before anybody was asked', { progress: 'rendered' }, false],
    ['not once it is being published', { progress: 'publishing' }, false],
    ['not once it has ended', { progress: 'inApproval', outcome: 'returned' }, false],
    ['not twice', { progress: 'inApproval', recall: takesBack }, false],
  ])('%s', (_title, parts, may) => {
    expect(mayRecall(submissionOf(parts))).toBe(may);
  });
});

/** What may happen to a submission in approval; each is one conditional write of somebody, or one step of the workflow. */
type Happening =
  | { readonly kind: 'workflow' | 'recall' | 'close' | 'publish' }
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'decide'; readonly personId: string; readonly choice: Choice; readonly returnTo: number | null };

interface World {
  readonly submission: Submission;
  readonly stages: readonly Stage[];
  /** Whether the workflow has been told to publish. */
  readonly publishing: boolean;
  readonly now: Date;
}

const chain = registerOf().chains.水务局!;
const people = registerOf().people;
const begun: World = {
  submission: submissionOf(),
  stages: [],
  publishing: false,
  now: new Date('2026-01-23T06:10:00.000Z'),
};

const change = (world: World, reduce: (stage: Stage) => Stage): World =>
  world.stages.length === 0
    ? world
    : { ...world, stages: [...world.stages.slice(0, -1), reduce(world.stages.at(-1)!)] };

const carryOut = (world: World, plan: Plan): World => {
  switch (plan.kind) {
    case 'open': {
      const approvers = people.filter(({ id }) => plan.definition.approvers.includes(id));
      const { index, position } = plan;
      return { ...world, stages: [...world.stages, stageOf({ index, position, approvers, told: false })] };
    }
    case 'chase':
      return change(world, (stage) => chase(stage, world.now));
    case 'expire':
      return change(world, (stage) => expire(stage, world.now));
    case 'supersede':
      return change(world, (stage) => supersede(stage, world.now));
    case 'recall':
      return change(world, (stage) => recall(stage, world.now));
    case 'tell':
      return change(world, tell);
    case 'file':
      return { ...world, submission: { ...world.submission, progress: 'filed' } };
    case 'answer':
      return answered(world, plan.answer);
  }
};

const answered = (world: World, answer: Extract<Plan, { kind: 'answer' }>['answer']): World => {
  if (answer.step === 'end')
    return { ...world, submission: { ...world.submission, outcome: answer.outcome, reason: answer.reason } };
  return { ...world, publishing: answer.step === 'publish' };
};

const notBefore = '2026-01-28T00:00:00.000Z';
const step = (world: World): World =>
  world.publishing ? world : carryOut(world, planNext({ ...world, chain, taken: undefined, notBefore }));

/** As publish begins: one conditional write on the same item the recall is written on. */
const publish = (world: World): World => {
  if (!world.publishing) return world;
  const { submission } = world;
  return submission.recall === null
    ? { ...world, submission: { ...submission, progress: 'publishing', outcome: 'published' } }
    : { ...world, submission: { ...submission, outcome: 'returned' } };
};

const apply = (world: World, event: Happening): World => {
  const { submission, now } = world;
  if (submission.outcome !== null) return world;
  switch (event.kind) {
    case 'workflow':
      return step(world);
    case 'publish':
      return publish(world);
    case 'wait':
      return { ...world, now: new Date(now.getTime() + event.days * 86_400_000) };
    case 'recall':
      return mayRecall(submission) ? { ...world, submission: { ...submission, recall: takesBack } } : world;
    case 'close':
      return submission.recall === null ? world : change(world, (stage) => recall(stage, now));
    case 'decide': {
      const { personId, choice, returnTo } = event;
      const decision = decisionOf({ personId, choice, returnTo, decidedAt: now.toISOString() });
      return change(world, (stage) => decide(stage, decision).stage);
    }
  }
};

const plain = fc.record({
  kind: fc.constantFrom('workflow' as const, 'recall' as const, 'close' as const, 'publish' as const),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'workflow' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      personId: fc.constantFrom('secrecy', 'head', 'office'),
      choice: fc.constantFrom('approve' as const, 'approve' as const, 'approve' as const, 'return' as const),
      returnTo: fc.constantFrom(null, 0),
    }),
  },
  { weight: 1, arbitrary: plain },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }) },
);
const histories = fc.array(happening, { maxLength: 60 });

/** The workflow goes on by itself until it ends or waits for somebody. */
const settle = (world: World): World => {
  let now = world;
  for (let turn = 0; turn < 20; turn += 1) now = apply(apply(now, { kind: 'workflow' }), { kind: 'publish' });
  return now;
};

const walk = (events: readonly Happening[]): World[] => {
  const worlds = [begun];
  for (const event of events) worlds.push(apply(worlds.at(-1)!, event));
  worlds.push(settle(worlds.at(-1)!));
  return worlds;
};

describe('a recall against decisions, expiry and publication, in whatever order', () => {
  test('what was taken back is never published, and always ends', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { submission } = walk(events).at(-1)!;
        if (submission.recall !== null) expect(submission.outcome).toBe('returned');
      }),
      { numRuns: 500 },
    );
  });

  test('a submission has one outcome, and each of its stages one', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const worlds = walk(events);
        const ends = new Set(worlds.flatMap(({ submission }) => submission.outcome ?? []));
        expect(ends.size).toBeLessThanOrEqual(1);
        for (const { index } of worlds.at(-1)!.stages) {
          const outcomes = worlds.flatMap(({ stages }) => stages[index]?.outcome ?? []);
          expect(new Set(outcomes).size).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('without a recall the same chain is published, so the tests above are about something', () => {
    const decisions = ['secrecy', 'head', 'office'].flatMap((personId): Happening[] => [
      { kind: 'workflow' },
      { kind: 'decide', personId, choice: 'approve', returnTo: null },
      { kind: 'workflow' },
    ]);
    const published = walk([...decisions, { kind: 'wait', days: 6 }]).at(-1)!.submission.outcome;
    expect(published).toBe('published');
  });
});
