import type { Decision, Stage } from '../../schemas/approval.ts';
import type { Actor, AuditEvent } from '../../schemas/audit.ts';
import type { Submission } from '../../schemas/submission.ts';

/** What the table knows of a submission: everything the audit is told follows from it. */
export interface Facts {
  readonly submission: Submission;
  /** The role of whoever sent it; null when the register does not know them. */
  readonly senderRole: string | null;
  readonly stages: readonly Stage[];
}

const machine: Actor = { kind: 'machine', id: null, role: null };

/**
 * The events of a submission, in the order in which they happened. They are read off what is stored anyway, so that a
 * crash between an act and its entry loses nothing: whoever comes next writes what is missing.
 */
export const eventsOf = (facts: Facts): AuditEvent[] => [
  received(facts),
  ...facts.submission.overrides.map(overridden),
  ...facts.stages.flatMap((stage) => stageEvents(stage, facts.submission)),
  ...recalled(facts.submission),
  ...ended(facts.submission),
];

const received = ({ submission, senderRole }: Facts): AuditEvent => ({
  id: 'received',
  at: submission.uploadedAt,
  action: 'received',
  actor: { kind: 'sender', id: submission.senderId, role: senderRole },
  text: [
    `${submission.fileName} ${submission.drop.versionId} ${submission.receiptNumber}`,
    ...(submission.correctionNote === null ? [] : [`更正说明：${submission.correctionNote}`]),
  ].join('\n'),
});

const overridden = ({ rule, reason, by, confirmedBy, at }: Submission['overrides'][number]): AuditEvent => ({
  id: `override.${rule}`,
  at,
  action: 'overridden',
  actor: { kind: 'authority', id: null, role: confirmedBy === null ? by : `${by}；${confirmedBy}` },
  text: `${rule}：${reason}`,
});

const stageEvents = (stage: Stage, submission: Submission): AuditEvent[] => {
  const about = { stage: stage.name, manifestHash: stage.manifestHash };
  return [
    {
      id: `stage${stage.index}.asked`,
      at: stage.openedAt,
      action: 'asked',
      actor: machine,
      ...about,
      text: stage.approvers.map(({ role }) => role).join('、'),
    },
    ...stage.decisions.map((decision) => ({ ...decided(stage, decision), ...about })),
    ...closedWithoutDecision(stage, submission).map((event) => ({ ...event, ...about })),
  ];
};

const decided = (stage: Stage, decision: Decision): AuditEvent => {
  const role = stage.approvers.find(({ id }) => id === decision.personId)?.role ?? null;
  return {
    id: `stage${stage.index}.decision.${decision.personId}`,
    at: decision.decidedAt,
    action: decision.choice === 'approve' ? 'approved' : stage.outcome === 'sentBack' ? 'sentBack' : 'returned',
    actor: { kind: 'approver', id: decision.personId, role },
    text: decision.opinion,
    ...(decision.click && { address: decision.click.address, agent: decision.click.agent }),
    ...(decision.sheet && { sheet: decision.sheet.sha256 }),
  };
};

/** A stage that nobody's decision closed: expired, overtaken, recalled. */
const closedWithoutDecision = ({ index, outcome, closedAt, deadlines }: Stage, submission: Submission): AuditEvent[] =>
  outcome === 'expired' || outcome === 'superseded' || outcome === 'recalled'
    ? [
        {
          id: `stage${index}.closed`,
          at: closedAt ?? deadlines.at(-1)!.at,
          action: 'closed',
          actor: outcome === 'recalled' ? recaller(submission) : machine,
          text: outcome,
        },
      ]
    : [];

const recaller = ({ recall }: Submission): Actor => ({
  kind: 'sender',
  id: recall?.personId ?? null,
  role: recall?.role ?? null,
});

/** Written down beside the closing of a stage: there may be none open. */
const recalled = (submission: Submission): AuditEvent[] => {
  const { recall, receiptNumber } = submission;
  if (recall === null) return [];
  const { at, click } = recall;
  return [{ id: 'recalled', at, action: 'recalled', actor: recaller(submission), text: receiptNumber, ...click }];
};

const ended = ({ outcome, endedAt, path, reason }: Submission): AuditEvent[] => {
  if (outcome === null || endedAt === null) return [];
  const end = { at: endedAt, actor: machine, text: path ?? reason?.message ?? outcome };
  // A parked submission may still end otherwise, so each ending is an event of its own.
  return [{ id: `end.${outcome}`, action: outcome === 'published' ? 'published' : 'ended', ...end }];
};
