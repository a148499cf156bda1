import { changeStage, type StageStore } from '../../functions/approve/change.ts';
import { peopleAsked } from '../../functions/approve/people.ts';
import { type Plan, planNext } from '../../functions/approve/plan.ts';
import {
  chase,
  type Decided,
  decide,
  expire,
  openStage,
  recall,
  replace,
  supersede,
  tell,
} from '../../functions/approve/stage.ts';
import { assertApproved } from '../../functions/publish/approvals.ts';
import type { Decision, Stage } from '../../schemas/approval.ts';
import type { NextStep } from '../../schemas/events.ts';
import type { Register } from '../../schemas/register.ts';
import type { Taken } from '../../schemas/submission.ts';
import { decisionOf, hash, submissionOf } from '../builders/approval.ts';

/** A process that dies right after a write, which stands. */
export class Crash extends Error {}

/** What the world around the table decides: when others come between, and when somebody dies. */
export interface Fate {
  /** Awaited before every read and write. */
  between(): Promise<void>;
  /** Asked after every write. */
  dies(): boolean;
}

type Step = Exclude<Plan, { kind: 'answer' }>;

/**
 * The approval of one submission over a table in memory: the real reducers and the real plan, with the table's conditional
 * writes. Only mails are left out.
 */
export const createModel = (register: Register, fate: Fate) => {
  const chain = Object.values(register.chains)[0]!;
  const manifest = hash('d');
  const stages: Stage[] = [];
  /** How stages were closed, by visit; more than one entry would be two outcomes. */
  const closings: string[][] = [];
  let submission = submissionOf();
  let taken: Taken | undefined;
  let now = new Date('2026-01-23T06:10:00.000Z');
  let published = 0;

  const access = async <Answer>(act: () => Answer): Promise<Answer> => {
    await fate.between();
    return act();
  };
  const survive = (): void => {
    if (fate.dies()) throw new Crash();
  };

  const storeOf = (index: number): StageStore => ({
    read: () => access(() => stages[index]!),
    write: async (stage) => {
      const written = await access(() => {
        const before = stages[index]!;
        if (before.revision !== stage.revision) return false;
        if (before.outcome === null && stage.outcome !== null) closings[index]!.push(stage.outcome);
        stages[index] = { ...stage, revision: stage.revision + 1 };
        return true;
      });
      if (written) survive();
      return written ? 'written' : 'conflict';
    },
  });

  const create = async (stage: Stage): Promise<void> => {
    const written = await access(() => {
      if (stages[stage.index] !== undefined) return false;
      stages[stage.index] = stage;
      closings[stage.index] = [];
      return true;
    });
    if (written) survive();
  };

  const change = (step: Extract<Step, { stage: Stage }>, reduce: (stage: Stage) => Stage) =>
    changeStage(storeOf(step.stage.index), (stage) => ({ stage: reduce(stage) }));

  const carryOut = async (step: Step): Promise<unknown> => {
    switch (step.kind) {
      case 'open':
        return create(
          openStage({
            submissionId: submission.submissionId,
            index: step.index,
            position: step.position,
            name: step.definition.name,
            asked: peopleAsked(step.definition, register, submission.senderId, now),
            sentBack: null,
            manifestHash: manifest,
            patience: { settings: register.settings.approval, calendar: register.settings.calendar },
            now,
          }),
        );
      case 'chase':
        return change(step, (stage) => chase(stage, now));
      case 'expire':
        return change(step, (stage) => expire(stage, now));
      case 'supersede':
        return change(step, (stage) => supersede(stage, now));
      case 'recall':
        return change(step, (stage) => recall(stage, now));
      case 'tell':
        return change(step, tell);
      case 'file':
        submission = { ...submission, progress: 'filed' };
    }
  };

  return {
    chain,
    manifest,
    stages: () => [...stages],
    closings: () => closings,
    published: () => published,
    over: () => submission.recall !== null || taken !== undefined,
    decide: async (index: number, parts: Partial<Decision>): Promise<Decided | undefined> => {
      if (stages[index] === undefined) return undefined;
      return changeStage(storeOf(index), (stage) =>
        decide(stage, decisionOf({ manifestHash: manifest, ...parts, decidedAt: now.toISOString() })),
      );
    },
    replace: async (index: number, fromId: string, toId: string): Promise<void> => {
      const to = register.people.find(({ id }) => id === toId)!;
      if (stages[index] === undefined || to.id === submission.senderId) return;
      await changeStage(storeOf(index), (stage) => ({ stage: replace(stage, fromId, to) }));
    },
    sweep: async (): Promise<void> => {
      const open = stages.find(({ outcome }) => outcome === null);
      if (!open || !(submission.recall !== null || taken !== undefined)) return;
      const close = submission.recall === null ? supersede : recall;
      await changeStage(storeOf(open.index), (stage) => ({ stage: close(stage, now) }));
    },
    wait: (hours: number): void => {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
    uploadAgain: (): void => {
      taken = { submissionId: hash('b'), order: '2026-01-24T00:00:00.000Z#0001' };
    },
    takeBack: (): void => {
      const recalled = { personId: 'sender', role: '县水务局办公室经办人', at: now.toISOString(), click: null };
      submission = { ...submission, recall: recalled };
    },
    /** One run of the workflow's step, from its beginning; publication is what publish itself makes sure of. */
    next: async (): Promise<NextStep | undefined> => {
      for (let turn = 0; turn < 12; turn += 1) {
        const seen = await access(() => ({ submission, stages: [...stages], taken }));
        const plan = planNext({ ...seen, chain, notBefore: undefined, now });
        if (plan.kind !== 'answer') {
          await carryOut(plan);
          continue;
        }
        if (plan.answer.step === 'publish') {
          assertApproved(chain, await access(() => [...stages]), manifest);
          published += 1;
        }
        return plan.answer;
      }
      return undefined;
    },
  };
};

export type Model = ReturnType<typeof createModel>;
