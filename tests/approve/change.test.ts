import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeStage, type StageStore } from '../../functions/approve/change.ts';
import { decide, supersede } from '../../functions/approve/stage.ts';
import { ContentionError } from '../../functions/shared/errors.ts';
import type { Choice, Stage } from '../../schemas/approval.ts';
import { decisionOf, registerOf, stageOf } from '../builders/approval.ts';

/** A store with the table's conditional write, in which others may come between any two steps. */
const storeOf = (first: Stage, between: () => Promise<void> = async () => {}) => {
  let stored = first;
  const closings: string[] = [];
  const store: StageStore = {
    read: async () => {
      await between();
      return stored;
    },
    write: async (stage) => {
      await between();
      if (stage.revision !== stored.revision) return 'conflict';
      if (stored.outcome === null && stage.outcome !== null) closings.push(stage.outcome);
      stored = { ...stage, revision: stage.revision + 1 };
      return 'written';
    },
  };
  return { store, closings, stored: () => stored };
};

describe('changing a stage', () => {
  test('writes once what was read and reduced', async () => {
    const { store, stored } = storeOf(stageOf());
    await changeStage(store, (stage) => decide(stage, decisionOf()));
    expect(stored()).toMatchObject({ outcome: 'approved', revision: 1 });
  });

  test('writes nothing when the reducer changes nothing', async () => {
    const { store, stored } = storeOf(stageOf());
    await changeStage(store, (stage) => ({ stage }));
    expect(stored().revision).toBe(0);
  });

  test('gives up as contention when somebody else is faster every time', async () => {
    const store: StageStore = { read: async () => stageOf(), write: async () => 'conflict' };
    await expect(changeStage(store, (stage) => decide(stage, decisionOf()))).rejects.toThrow(ContentionError);
  });

  test('approvers, repeats and the sweep racing one another: one outcome, everybody once', async () => {
    const approvers = registerOf().people.filter(({ id }) => ['secrecy', 'head', 'deputy'].includes(id));
    const voices = fc.array(
      fc.record({
        personId: fc.constantFrom('secrecy', 'head', 'deputy'),
        choice: fc.constantFrom<Choice>('approve', 'approve', 'approve', 'return'),
      }),
      { minLength: 2, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 3 }),
        voices,
        fc.boolean(),
        async (scheduler, need, spoken, overtaken) => {
          const { store, closings, stored } = storeOf(stageOf({ approvers, need }), () =>
            scheduler.schedule(Promise.resolve()),
          );
          const racing = spoken.map((voice) => changeStage(store, (stage) => decide(stage, decisionOf(voice))));
          const sweep = overtaken
            ? [changeStage(store, (stage) => ({ stage: supersede(stage, new Date('2026-01-25T00:00:00Z')) }))]
            : [];
          const [answers] = await scheduler.waitFor(Promise.all([Promise.all(racing), Promise.all(sweep)]));

          const final = stored();
          const recorded = answers.filter(({ result }) => result.kind === 'recorded');
          expect(closings.length).toBe(final.outcome === null ? 0 : 1);
          expect(recorded).toHaveLength(final.decisions.length);
          expect(new Set(final.decisions.map(({ personId }) => personId)).size).toBe(final.decisions.length);
          if (final.outcome === 'approved') expect(final.decisions).toHaveLength(need);
        },
      ),
      { numRuns: 60 },
    );
  });
});
