import type { Decision, Stage, StageOutcome } from '../../schemas/approval.ts';
import type { Person, StageDefinition } from '../../schemas/register.ts';
import { deadlinesFrom, type Patience } from './deadlines.ts';

export interface Opening {
  readonly submissionId: string;
  readonly index: number;
  readonly definition: StageDefinition;
  /** Those asked, as they stand in the register now. */
  readonly approvers: readonly Person[];
  readonly manifestHash: string;
  readonly patience: Patience;
  readonly now: Date;
}

/** A stage in which nobody has decided yet. */
export const openStage = (opening: Opening): Stage => ({
  submissionId: opening.submissionId,
  index: opening.index,
  name: opening.definition.name,
  approvers: [...opening.approvers],
  need: opening.definition.need ?? opening.approvers.length,
  manifestHash: opening.manifestHash,
  openedAt: opening.now.toISOString(),
  deadlines: deadlinesFrom(opening.now, opening.patience),
  reminded: 0,
  decisions: [],
  outcome: null,
  closedAt: null,
  taskToken: null,
  delivered: false,
  revision: 0,
});

/** What became of one person's decision. */
type DecisionResult =
  | { readonly kind: 'recorded'; readonly decision: Decision }
  /** This person had decided before; that decision stands. */
  | { readonly kind: 'repeated'; readonly decision: Decision }
  /** The stage was closed without this person. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'notAsked' }
  /** Something else was shown than what is waiting for approval. */
  | { readonly kind: 'otherManifest' };

export interface Decided {
  readonly stage: Stage;
  readonly result: DecisionResult;
}

const close = (stage: Stage, outcome: StageOutcome, at: string): Stage => ({ ...stage, outcome, closedAt: at });

/** One return closes the stage; so do as many approvals as it needs. */
const outcomeOf = ({ decisions, need }: Stage): 'approved' | 'returned' | null => {
  if (decisions.some(({ choice }) => choice === 'return')) return 'returned';
  return decisions.length >= need ? 'approved' : null;
};

/**
 * Takes one person's decision. It counts once, only on the manifest the stage is about, and only while the stage is open;
 * the decision that settles the stage closes it in the same step.
 */
export const decide = (before: Stage, decision: Decision): Decided => {
  const stage = expire(before, new Date(decision.decidedAt));
  const earlier = stage.decisions.find(({ personId }) => personId === decision.personId);
  if (earlier) return { stage, result: { kind: 'repeated', decision: earlier } };
  if (stage.outcome !== null) return { stage, result: { kind: 'closed' } };
  if (!stage.approvers.some(({ id }) => id === decision.personId)) return { stage, result: { kind: 'notAsked' } };
  if (decision.manifestHash !== stage.manifestHash) return { stage, result: { kind: 'otherManifest' } };
  const heard = { ...stage, decisions: [...stage.decisions, decision] };
  const outcome = outcomeOf(heard);
  return {
    stage: outcome === null ? heard : close(heard, outcome, decision.decidedAt),
    result: { kind: 'recorded', decision },
  };
};

/** Closes an open stage as expired once its last deadline is reached; silence never approves. */
export const expire = (stage: Stage, now: Date): Stage =>
  stage.outcome === null && now.toISOString() >= stage.deadlines.at(-1)!
    ? close(stage, 'expired', now.toISOString())
    : stage;

/** Counts the reminders that have fallen due; the stage itself is returned when there is none. */
export const remind = (stage: Stage, now: Date): Stage => {
  const due = stage.deadlines.slice(0, -1).filter((deadline) => deadline <= now.toISOString()).length;
  return stage.outcome === null && due > stage.reminded ? { ...stage, reminded: due } : stage;
};

/** Closes an open stage because a newer submission of the agency's year has been taken. */
export const supersede = (stage: Stage, now: Date): Stage =>
  stage.outcome === null ? close(stage, 'superseded', now.toISOString()) : stage;
