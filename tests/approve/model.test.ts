import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decided } from '../../functions/approve/stage.ts';
import { assertApproved } from '../../functions/publish/approvals.ts';
import type { Choice } from '../../schemas/approval.ts';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Register } from '../../schemas/register.ts';
import { hash, registerOf } from '../builders/approval.ts';
import { Crash, createModel, type Model } from './model.ts';

/** Who could ever be asked, and the sender, who never is. */
const people = ['secrecy', 'head', 'deputy', 'office', 'spare', 'sender'] as const;

/** Three stages; the middle one needs one or both of two, and escalates to a deputy. */
const registerWith = (need: number): Register => {
  const register = registerOf();
  const spare = { id: 'spare', name: '罗六', role: '县水务局总工程师', mail: 'spare@example.org' };
  const [first, second, third] = register.chains.水务局!;
  const chain = [first, { ...second!, need, deputy: 'spare' }, third];
  return RegisterSchema.parse({ ...register, people: [...register.people, spare], chains: { 水务局: chain } });
};

type Act =
  /** A click, sent so many times at once; `visit` counts back from the latest. */
  | {
      readonly kind: 'decide';
      readonly visit: number;
      readonly personId: string;
      readonly choice: Choice;
      readonly returnTo: number | null;
      readonly times: number;
      readonly manifest: 'shown' | 'other';
    }
  | { readonly kind: 'next' | 'sweep' | 'uploadAgain' | 'takeBack' }
  | { readonly kind: 'replace'; readonly from: string; readonly to: string }
  | { readonly kind: 'wait'; readonly hours: number };

const person = fc.constantFrom(...people);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      visit: fc.constantFrom(0, 0, 0, 1),
      personId: person,
      choice: fc.constantFrom<Choice>('approve', 'approve', 'approve', 'approve', 'return'),
      returnTo: fc.constantFrom(null, 0, 0, 1),
      times: fc.integer({ min: 1, max: 3 }),
      manifest: fc.constantFrom('shown' as const, 'shown' as const, 'shown' as const, 'other' as const),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ kind: 'next' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const), from: person, to: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 72, 200, 600) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('sweep' as const, 'uploadAgain' as const, 'takeBack' as const) }),
  },
);

/** Rounds of things that happen at the same time. Each begins with a run of the workflow, or there would be nobody asked. */
const history = fc.record({
  need: fc.integer({ min: 1, max: 2 }),
  rounds: fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 9 }),
  deaths: fc.array(fc.boolean(), { maxLength: 40 }),
});

interface Seen {
  readonly answers: (Decided | undefined)[];
  /** Answers of the workflow's step that began after the submission was voided or taken back. */
  readonly late: unknown[];
  deaths: number;
}

const perform = (model: Model, happening: Act, seen: Seen): Promise<unknown>[] => {
  switch (happening.kind) {
    case 'decide': {
      const { visit, personId, choice, returnTo, manifest, times } = happening;
      const index = model.stages().length - 1 - visit;
      const decision = { personId, choice, returnTo, ...(manifest === 'other' && { manifestHash: hash('e') }) };
      return Array.from({ length: times }, async () => seen.answers.push(await model.decide(index, decision)));
    }
    case 'next': {
      const over = model.over();
      return [model.next().then((answer) => over && seen.late.push(answer?.step))];
    }
    case 'replace':
      return [model.replace(model.stages().length - 1, happening.from, happening.to)];
    case 'sweep':
      return [model.sweep()];
    case 'wait':
      return [Promise.resolve(model.wait(happening.hours))];
    case 'uploadAgain':
      return [Promise.resolve(model.uploadAgain())];
    case 'takeBack':
      return [Promise.resolve(model.takeBack())];
  }
};

const live = async (
  scheduler: fc.Scheduler,
  { need, rounds, deaths }: { need: number; rounds: Act[][]; deaths: boolean[] },
): Promise<{ model: Model; seen: Seen }> => {
  const seen: Seen = { answers: [], late: [], deaths: 0 };
  const lot = deaths.values();
  const model = createModel(registerWith(need), {
    between: () => scheduler.schedule(Promise.resolve()),
    dies: () => lot.next().value === true,
  });
  // Who dies is not heard of again; everybody else goes on, and the next run of the workflow makes good what is missing.
  const orDie = (process: Promise<unknown>): Promise<unknown> =>
    process.catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
      seen.deaths += 1;
    });
  for (const round of [[], ...rounds]) {
    await scheduler.waitFor(orDie(model.next()));
    await scheduler.waitFor(Promise.all(round.flatMap((happening) => perform(model, happening, seen)).map(orDie)));
  }
  await scheduler.waitFor(orDie(model.next()));
  return { model, seen };
};

const runs = { numRuns: 400 };

describe('whatever happens at the same time, and whoever dies after a write', () => {
  test('a decision counts once, and a stage is closed once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), history, async (scheduler, happenings) => {
        const { model, seen } = await live(scheduler, happenings);
        for (const { decisions } of model.stages())
          expect(new Set(decisions.map(({ personId }) => personId)).size).toBe(decisions.length);
        expect(model.closings().every((closings) => closings.length <= 1)).toBe(true);
        const stored = model.stages().flatMap(({ decisions }) => decisions).length;
        const recorded = seen.answers.filter((answer) => answer?.result.kind === 'recorded').length;
        // One who dies after the write was never told; nobody is told of a decision that is not there.
        expect(recorded).toBeLessThanOrEqual(stored);
        expect(stored).toBeLessThanOrEqual(recorded + seen.deaths);
      }),
      runs,
    );
  });

  test('nothing is published without its whole chain on its manifest, by people who were asked, never by its sender', async () => {
    let published = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), history, async (scheduler, happenings) => {
        // `next` itself fails when the workflow is told to publish what publish would refuse.
        const { model } = await live(scheduler, happenings);
        if (model.published() === 0) return;
        published += 1;
        expect(() => assertApproved(model.chain, model.stages(), model.manifest)).not.toThrow();
        for (const { approvers, decisions, need, outcome } of model.chain.map(
          (_, position) => model.stages().findLast((stage) => stage.position === position)!,
        )) {
          expect(outcome).toBe('approved');
          const asked = new Set(approvers.map(({ id }) => id));
          const approving = decisions.filter(({ choice }) => choice === 'approve');
          expect(approving.length).toBeGreaterThanOrEqual(need);
          expect(approving.every(({ personId }) => asked.has(personId) && personId !== 'sender')).toBe(true);
          expect(approving.every(({ manifestHash }) => manifestHash === model.manifest)).toBe(true);
        }
      }),
      runs,
    );
    // Enough histories end well for the test to mean something.
    expect(published).toBeGreaterThan(0);
  });

  test('what was voided by a new upload or taken back is not published, and its stage is closed by the next step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), history, async (scheduler, happenings) => {
        const { model, seen } = await live(scheduler, happenings);
        expect(seen.late).not.toContain('publish');
        if (!model.over() || model.published() > 0) return;
        while (true) {
          try {
            await scheduler.waitFor(model.next());
            break;
          } catch (error) {
            if (!(error instanceof Crash)) throw error;
          }
        }
        expect(model.stages().every(({ outcome }) => outcome !== null)).toBe(true);
      }),
      runs,
    );
  });

  test('a step that is run again after a crash answers as if nothing had happened', async () => {
    const deaths = fc.array(fc.boolean(), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), deaths, async (scheduler, lots) => {
        const lot = lots.values();
        const model = createModel(registerWith(1), {
          between: () => scheduler.schedule(Promise.resolve()),
          dies: () => lot.next().value === true,
        });
        const again = async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
          for (;;) {
            try {
              return await scheduler.waitFor(act());
            } catch (error) {
              if (!(error instanceof Crash)) throw error;
            }
          }
        };
        for (const [index, personId] of ['secrecy', 'head', 'office'].entries()) {
          expect(await again(model.next)).toMatchObject({ step: 'wait', index });
          await again(() => model.decide(index, { personId }));
        }
        expect(await again(model.next)).toEqual({ step: 'publish' });
        expect(model.stages()).toHaveLength(3);
        expect(model.stages().every(({ decisions }) => decisions.length === 1)).toBe(true);
      }),
      runs,
    );
  });
});
