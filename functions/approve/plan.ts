import type { Stage } from '../../schemas/approval.ts';
import type { NextStep } from '../../schemas/events.ts';
import type { StageDefinition } from '../../schemas/register.ts';
import type { Submission, Taken } from '../../schemas/submission.ts';
import { nextDeadline, secondsUntil } from './deadlines.ts';
import { newerUploaded, reasonOf, takenBack } from './reason.ts';
import { chase, expire, silentOnes } from './stage.ts';

/** Everything the next step depends on. */
export interface Situation {
  readonly submission: Pick<Submission, 'submissionId' | 'order' | 'progress' | 'recall'>;
  readonly chain: readonly StageDefinition[];
  /** Visits to stages so far, in order. */
  readonly stages: readonly Stage[];
  /** The submission taken last for the agency's year. */
  readonly taken: Taken | undefined;
  /** The instant before which it is not to be published; undefined when it may be at once. */
  readonly notBefore: string | undefined;
  readonly now: Date;
}

/** A stage to be opened: which visit, at which position of the chain, after which other. */
export interface Opening {
  readonly kind: 'open';
  readonly index: number;
  readonly position: number;
  readonly definition: StageDefinition;
  readonly after?: Stage;
}

/** One thing to do before asking again, or the answer to the workflow. */
export type Plan =
  | Opening
  /** Remind the silent ones; at the deadline for it, ask the deputy too. */
  | { readonly kind: 'chase'; readonly stage: Stage }
  | { readonly kind: 'expire'; readonly stage: Stage }
  | { readonly kind: 'supersede'; readonly stage: Stage }
  | { readonly kind: 'recall'; readonly stage: Stage }
  /** Tell those asked in vain that a stage is closed. */
  | { readonly kind: 'tell'; readonly stage: Stage }
  /** Note, and tell the sender, that all have approved and the day of publication is awaited. */
  | { readonly kind: 'file'; readonly notBefore: string }
  | { readonly kind: 'answer'; readonly answer: NextStep };

const answer = (next: NextStep): Plan => ({ kind: 'answer', answer: next });

/** Whether another submission of the same year, uploaded later, has been taken. */
export const isOvertaken = (submission: Pick<Submission, 'order'>, taken: Taken | undefined): boolean =>
  taken !== undefined && taken.order > submission.order;

/** Decides where a chain of approvals stands and what comes next. Changes nothing itself. */
export const planNext = (situation: Situation): Plan => {
  const current = situation.stages.at(-1);
  if (current?.outcome === null) return planOpen(current, situation);
  if (current && !current.told && silentOnes(current).length > 0) return { kind: 'tell', stage: current };
  if (current && current.outcome !== 'approved' && current.outcome !== 'sentBack')
    return answer({ step: 'end', ...reasonOf(current) });
  if (situation.submission.recall !== null) return answer({ step: 'end', ...takenBack });
  if (isOvertaken(situation.submission, situation.taken))
    return answer({ step: 'end', outcome: 'superseded', reason: newerUploaded });
  const position = current ? positionAfter(current, situation.chain) : 0;
  const definition = situation.chain[position];
  if (!definition) return planPublication(situation);
  return { kind: 'open', index: situation.stages.length, position, definition, ...(current && { after: current }) };
};

/**
 * The next in the chain, or where a stage was sent back to: of a chain that the register has made shorter since, its last,
 * so that what was sent back is asked about once more in any case.
 */
const positionAfter = ({ outcome, position, decisions }: Stage, chain: Situation['chain']): number =>
  outcome === 'sentBack'
    ? Math.min(decisions.find(({ choice }) => choice === 'return')!.returnTo!, chain.length - 1)
    : position + 1;

const planOpen = (stage: Stage, { submission, taken, now }: Situation): Plan => {
  if (submission.recall !== null) return { kind: 'recall', stage };
  if (isOvertaken(submission, taken)) return { kind: 'supersede', stage };
  if (expire(stage, now) !== stage) return { kind: 'expire', stage };
  if (chase(stage, now) !== stage) return { kind: 'chase', stage };
  return answer({ step: 'wait', index: stage.index, seconds: secondsUntil(nextDeadline(stage), now) });
};

/**
 * How long what is filed is held before it is looked at again: a recall ends it within that time. A wait takes 9 events of
 * an execution's 25,000, so it can be held for most of a year.
 */
const holdSeconds = 3 * 3600;

const planPublication = ({ submission, notBefore, now }: Situation): Plan => {
  if (notBefore === undefined || now.toISOString() >= notBefore) return answer({ step: 'publish' });
  if (submission.progress !== 'filed') return { kind: 'file', notBefore };
  return answer({ step: 'hold', seconds: Math.min(secondsUntil(notBefore, now), holdSeconds) });
};
