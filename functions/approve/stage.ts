import type { Decision, Stage, StageOutcome } from '../../schemas/approval.ts';
import type { Person } from '../../schemas/register.ts';
import { deadlinesFrom, lastDeadline, type Patience } from './deadlines.ts';
import type { Asked } from './people.ts';

export interface Opening {
  readonly submissionId: string;
  /** Which visit this is, and to which position of the chain. */
  readonly index: number;
  readonly position: number;
  readonly name: string;
  readonly asked: Asked;
  readonly sentBack: Stage['sentBack'];
  readonly manifestHash: string;
  readonly patience: Omit<Patience, 'deputy'>;
  readonly now: Date;
}

/** A stage in which nobody has decided yet. */
export const openStage = ({ asked, patience, now, ...stage }: Opening): Stage => ({
  ...stage,
  approvers: [...asked.approvers],
  need: asked.need,
  deputy: asked.deputy,
  openedAt: now.toISOString(),
  deadlines: deadlinesFrom(now, { ...patience, deputy: asked.deputy !== null }),
  passed: 0,
  decisions: [],
  outcome: null,
  closedAt: null,
  taskToken: null,
  delivered: false,
  told: false,
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
const outcomeOf = ({ decisions, need, position }: Stage): 'approved' | 'returned' | 'sentBack' | null => {
  const back = decisions.find(({ choice }) => choice === 'return');
  if (back) return back.returnTo !== null && back.returnTo < position ? 'sentBack' : 'returned';
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
  stage.outcome === null && now.toISOString() >= lastDeadline(stage)
    ? close(stage, 'expired', now.toISOString())
    : stage;

/**
 * Notes the deadlines that have been reached, all but the last: reminders, and the one at which the deputy is asked as
 * well. The stage itself is returned when there is none.
 */
export const chase = (stage: Stage, now: Date): Stage => {
  const due = stage.deadlines.slice(0, -1).filter(({ at }) => at <= now.toISOString()).length;
  if (stage.outcome !== null || due <= stage.passed) return stage;
  const escalated = stage.deadlines.slice(stage.passed, due).some(({ kind }) => kind === 'escalate');
  return { ...(escalated ? withDeputy(stage) : stage), passed: due };
};

const withDeputy = (stage: Stage): Stage =>
  stage.deputy && !stage.approvers.some(({ id }) => id === stage.deputy?.id)
    ? { ...stage, approvers: [...stage.approvers, stage.deputy] }
    : stage;

/** Closes an open stage because a newer submission of the agency's year has been taken. */
export const supersede = (stage: Stage, now: Date): Stage => endWithout(stage, 'superseded', now);

/** Closes an open stage because the sender takes the submission back. */
export const recall = (stage: Stage, now: Date): Stage => endWithout(stage, 'recalled', now);

const endWithout = (stage: Stage, outcome: 'superseded' | 'recalled', now: Date): Stage =>
  stage.outcome === null ? close(stage, outcome, now.toISOString()) : stage;

/**
 * Asks one person in the place of another who has not decided. The stage itself is returned when that is not to be: it
 * is closed, `fromId` is not asked or has decided, or the other is asked already.
 */
export const replace = (stage: Stage, fromId: string, to: Person): Stage => {
  const from = stage.approvers.find(({ id }) => id === fromId);
  const decided = stage.decisions.some(({ personId }) => personId === fromId);
  if (stage.outcome !== null || !from || decided || stage.approvers.some(({ id }) => id === to.id)) return stage;
  const stepsIn = { ...to, inPlaceOf: from.inPlaceOf ?? from.role };
  return { ...stage, approvers: stage.approvers.map((person) => (person === from ? stepsIn : person)) };
};

/** Notes that those asked in vain have been told. */
export const tell = (stage: Stage): Stage => (stage.told ? stage : { ...stage, told: true });

/** Those asked who have not decided. */
export const silentOnes = ({ approvers, decisions }: Stage): Stage['approvers'] =>
  approvers.filter(({ id }) => !decisions.some(({ personId }) => personId === id));
