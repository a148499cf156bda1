import type { Claim } from '../../../functions/column/version.ts';
import type { Chase } from '../../../schemas/chase.ts';
import type { Deed } from '../../../schemas/deed.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { leftWords, stateNames } from '../status/text.ts';
import { clock, columns } from '../terminal.ts';
import type { AgencyCourse } from './gather.ts';
import { oneLine, section, stateOf } from './submissionText.ts';

/** An agency's year for a terminal. */
export const agencyLines = (course: AgencyCourse): string[] => {
  const { agencyId, name, year, submissions, versions, chases, deeds } = course;
  return [
    `${name} (${agencyId}), report for ${year}`,
    ...columns([['State', stateWords(course)], ...dueRows(course), ['Public', publicWords(course)]]),
    ...section(
      'Versions',
      versions.map((claim) => versionRow(claim, course)),
    ),
    ...section('Submissions', submissions.map(submissionRow)),
    ...section('Reminded', chases.map(chaseRow)),
    ...section('Orders', deeds.map(deedRow)),
  ];
};

const stateWords = ({ row }: AgencyCourse): string => {
  if (!row) return 'owes no report for this year';
  const { state, stage, standing } = row;
  const where = stage ? `, stage ${stage.number}/${stage.of} ${stage.name} (${stage.roles})` : '';
  return `${stateNames[state]}${where}${standing ? `, since ${clock(standing.since)}` : ''}`;
};

const dueRows = ({ row }: AgencyCourse): string[][] => {
  if (!row) return [];
  const { days, daysLeft, late } = row;
  const left = late === 'publishedLate' ? 'was late' : leftWords(daysLeft);
  return [['Due', `sent in by ${days.submit}, public by ${days.publish}${left === '' ? '' : ` (${left})`}`]];
};

const publicWords = ({ pointer }: AgencyCourse): string => {
  if (!pointer) return 'nothing';
  const { version, publishedAt, withdrawal } = pointer;
  if (withdrawal) return `withdrawn ${clock(withdrawal.at)} by ${withdrawal.by.role}: ${oneLine(withdrawal.reason)}`;
  return `version ${version}, since ${clock(publishedAt)}`;
};

const versionRow = ({ version, claimedAt, out, note }: Claim, { pointer }: AgencyCourse): string[] => {
  const stands = pointer?.version === version;
  const hidden = version <= (pointer?.hiddenThrough ?? 0);
  const state = hidden ? 'withdrawn' : stands ? 'is out' : out ? 'replaced' : 'never came out';
  return [`v${version}`, clock(claimedAt), state, note === null ? '' : oneLine(note)];
};

const submissionRow = (submission: Submission): string[] => {
  const { receiptNumber, drop, uploadedAt, fileName, reason } = submission;
  const attempt = drop.attempt > 1 ? `, attempt ${drop.attempt}` : '';
  return [
    receiptNumber,
    clock(uploadedAt),
    `${stateOf(submission)}${attempt}${reason ? `: ${reason.code}` : ''}`,
    fileName,
  ];
};

const chaseRow = ({ at, kind, by, to }: Chase): string[] => [
  clock(at),
  kind === 'notSubmitted' ? 'to send in' : 'to publish',
  to.join(', '),
  by.kind === 'campaign' ? 'by the campaign' : `by ${by.role}`,
];

const deedRow = ({ at, kind, by, about, reason }: Deed): string[] => [
  clock(at),
  kind,
  by.role,
  oneLine(about),
  oneLine(reason),
];
