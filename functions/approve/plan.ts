import type { Stage } from '../../schemas/approval.ts';
import type { NextStep } from '../../schemas/events.ts';
import type { StageDefinition } from '../../schemas/register.ts';
import type { Submission, Taken } from '../../schemas/submission.ts';
import { secondsToWait } from './deadlines.ts';
import { newerUploaded, reasonOf } from './reason.ts';
import { expire, remind } from './stage.ts';

/** Everything the next step depends on. */
export interface Situation {
  readonly submission: Pick<Submission, 'submissionId' | 'order'>;
  readonly chain: readonly StageDefinition[];
  /** Stages opened so far, in order. */
  readonly stages: readonly Stage[];
  /** The submission taken last for the agency's year. */
  readonly taken: Taken | undefined;
  readonly now: Date;
}

/** One thing to do before asking again, or the answer to the workflow. */
export type Plan =
  | { readonly kind: 'open'; readonly index: number; readonly definition: StageDefinition; readonly given?: Stage }
  | { readonly kind: 'remind'; readonly stage: Stage }
  | { readonly kind: 'expire'; readonly stage: Stage }
  | { readonly kind: 'supersede'; readonly stage: Stage }
  | { readonly kind: 'answer'; readonly answer: NextStep };

const answer = (next: NextStep): Plan => ({ kind: 'answer', answer: next });

/** Whether another submission of the same year, uploaded later, has been taken. */
export const isOvertaken = (submission: Situation['submission'], taken: Taken | undefined): boolean =>
  taken !== undefined && taken.order > submission.order;

/** Decides where a chain of approvals stands and what comes next. Changes nothing itself. */
export const planNext = (situation: Situation): Plan => {
  const current = situation.stages.at(-1);
  if (current?.outcome === null) return planOpen(current, situation);
  if (current && current.outcome !== 'approved') return answer({ step: 'end', ...reasonOf(current) });
  if (isOvertaken(situation.submission, situation.taken))
    return answer({ step: 'end', outcome: 'superseded', reason: newerUploaded });
  const index = situation.stages.length;
  const definition = situation.chain[index];
  if (!definition) return answer({ step: 'publish' });
  return { kind: 'open', index, definition, ...(current && { given: current }) };
};

const planOpen = (stage: Stage, { submission, taken, now }: Situation): Plan => {
  if (isOvertaken(submission, taken)) return { kind: 'supersede', stage };
  if (expire(stage, now) !== stage) return { kind: 'expire', stage };
  if (remind(stage, now) !== stage) return { kind: 'remind', stage };
  return answer({ step: 'wait', index: stage.index, seconds: secondsToWait(stage, now) });
};
