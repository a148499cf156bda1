import type { ApproveLink, Decision, Stage, StageOutcome } from '../../schemas/approval.ts';
import type { Submission, Taken } from '../../schemas/submission.ts';
import { isOvertaken } from '../approve/plan.ts';
import { isLocked } from './code.ts';

/** What an approval link leads to now. Only `open` has a form. */
export type View =
  | { readonly kind: 'open' }
  /** This person has decided; the stage may be open still. */
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** The stage was closed without this person. */
  | { readonly kind: 'closed'; readonly outcome: StageOutcome }
  /** The link is about other bytes than those that wait for approval, or a newer submission has been taken. */
  | { readonly kind: 'stale' }
  /** Somebody else was put in this person's place. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'locked' };

/** A view without a form. */
export type Settled = Exclude<View, { kind: 'open' }>;

export interface Standing {
  readonly link: ApproveLink;
  readonly stage: Stage;
  readonly submission: Submission;
  readonly taken: Taken | undefined;
  readonly now: Date;
}

/** Decides what a link leads to. What was decided comes before everything else. */
export const viewOf = ({ link, stage, submission, taken, now }: Standing): View => {
  const decision = stage.decisions.find(({ personId }) => personId === link.personId);
  if (decision) return { kind: 'decided', decision };
  if (stage.outcome === 'superseded') return { kind: 'stale' };
  if (stage.outcome !== null) return { kind: 'closed', outcome: stage.outcome };
  // Taken back by its sender; whoever comes by next closes the stage.
  if (submission.recall !== null) return { kind: 'closed', outcome: 'recalled' };
  if (!stage.approvers.some(({ id }) => id === link.personId)) return { kind: 'replaced' };
  if (link.manifestHash !== stage.manifestHash || isOvertaken(submission, taken)) return { kind: 'stale' };
  if (now.toISOString() >= link.expiresAt) return { kind: 'expired' };
  return isLocked(link) ? { kind: 'locked' } : { kind: 'open' };
};
