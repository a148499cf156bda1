import type { Decision } from '../../../schemas/approval.ts';
import type { AuditEntry } from '../../../schemas/audit.ts';
import type { Severity } from '../../../schemas/finding.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { bytes, clock, columns, counted, indented, span } from '../terminal.ts';
import type { ShownStage, SubmissionCourse } from './gather.ts';

/** The course of a submission for a terminal. */
export const submissionLines = (course: SubmissionCourse, now: Date): string[] => {
  const { submission, agencyName, audit, stages, overrides, mailsFailed } = course;
  const { receiptNumber, submissionId, agencyId, fileName, size, drop, year, correctionNote } = submission;
  return [
    `${receiptNumber}  ${agencyName} (${agencyId})`,
    ...columns([
      ['Submission', submissionId],
      ['File', `${fileName}, ${bytes(size)}${submission.format ? `, ${submission.format}` : ''}`],
      [
        'Sent',
        `${clock(submission.uploadedAt)} by ${submission.senderId ?? 'somebody unknown'}, attempt ${drop.attempt}`,
      ],
      ['Year', year === null ? 'not read' : String(year)],
      ...(correctionNote === null ? [] : [['Corrects', oneLine(correctionNote)]]),
      ['State', stateOf(submission)],
      ...(submission.reason ? [['Because', oneLine(submission.reason.message)]] : []),
      ['Findings', findingWords(course)],
      ['Desk', deskWords(course, now)],
    ]),
    ...section(
      'Stages',
      stages.map((stage) => stageRow(stage, now)),
    ),
    ...section(
      'Overrides',
      overrides.map(({ rule, askedAt, reason }) => [clock(askedAt), rule, oneLine(reason)]),
    ),
    ...section(
      'Mails not delivered',
      mailsFailed.map(({ lastAt, role, code, mailId }) => [
        clock(lastAt),
        role,
        code,
        mailId.slice(submissionId.length + 1),
      ]),
    ),
    ...section('Audit', audit.map(auditRow)),
  ];
};

export const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, ' / ');

export const section = (heading: string, rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : ['', heading, ...indented(columns(rows))];

const progressNames: Readonly<Record<Submission['progress'], string>> = {
  received: 'received, not read yet',
  read: 'read, not checked yet',
  checked: 'checked, not typeset yet',
  rendered: 'typeset, nobody asked yet',
  inApproval: 'in approval',
  filed: 'approved, held until its day',
  publishing: 'being published',
};

/** Where it stands, and since when that is known. */
export const stateOf = ({ outcome, progress, endedAt, path, recall }: Submission): string => {
  const name = progressNames[progress];
  if (outcome === null) return recall ? `${name}; recalled ${clock(recall.at)} by ${recall.role}` : name;
  const where = path ? ` at ${path}` : '';
  return `${outcome === 'parked' ? 'PARKED' : outcome}${where}${endedAt === null ? '' : `, ${clock(endedAt)}`}`;
};

const severities: readonly Severity[] = ['error', 'warning', 'info'];

const findingWords = ({ findings }: SubmissionCourse): string => {
  if (findings === undefined) return 'not checked';
  if (findings.length === 0) return 'none';
  const counts = severities.map((severity) => {
    const some = findings.filter((finding) => finding.severity === severity);
    const rules = [...new Set(some.map(({ rule }) => rule))].join(' ');
    return some.length === 0 ? [] : [`${counted(some.length, severity)}${severity === 'info' ? '' : ` (${rules})`}`];
  });
  return counts.flat().join(', ');
};

const deskWords = ({ submission, stages }: SubmissionCourse, now: Date): string => {
  if (submission.outcome === 'parked') return 'the operator: mend the fault, then gongkai restart';
  if (submission.outcome === 'returned') return 'the sender';
  if (submission.outcome !== null) return 'nobody';
  const open = stages.find(({ outcome }) => outcome === null);
  if (!open) return 'the machine';
  const silent = open.approvers.filter(({ id }) => !open.decisions.some(({ personId }) => personId === id));
  const next = open.deadlines[open.passed];
  const ahead = next ? `, ${next.kind} at ${clock(next.at)}` : '';
  return `${silent.map(({ role }) => role).join(', ')}, for ${span(now.getTime() - Date.parse(open.openedAt))}${ahead}`;
};

const stageRow = ({ name, position, openedAt, closedAt, outcome, approvers, decisions }: ShownStage, now: Date) => [
  clock(openedAt),
  `${position + 1} ${name}`,
  outcome ?? 'waits',
  span((closedAt === null ? now.getTime() : Date.parse(closedAt)) - Date.parse(openedAt)),
  approvers.map((person) => `${person.role}${decidedBy(decisions, person.id)}`).join(', '),
];

const decidedBy = (decisions: readonly Decision[], id: string): string => {
  const decision = decisions.find(({ personId }) => personId === id);
  return decision ? `: ${decision.choice === 'approve' ? 'approved' : 'returned'}` : '';
};

const auditRow = ({ at, action, actor, stage, text }: AuditEntry): string[] => [
  clock(at),
  action,
  actor.role ?? actor.kind,
  [stage, text]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => oneLine(part ?? ''))
    .join(': '),
];
