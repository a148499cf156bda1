import { stagesOf } from '../../../functions/approve/stageStore.ts';
import { readTrail } from '../../../functions/audit/trail.ts';
import { deedsOf } from '../../../functions/board/acts/place.ts';
import { type BoardRow, boardRows } from '../../../functions/board/rows.ts';
import { chaseLogOf } from '../../../functions/chase/log.ts';
import { catalogueOf } from '../../../functions/column/catalogue.ts';
import { type Claim, claimedVersions } from '../../../functions/column/version.ts';
import { mailFailures } from '../../../functions/notify/failures.ts';
import { requestsOf } from '../../../functions/override/store.ts';
import { findObject } from '../../../functions/shared/objects.ts';
import { validationKey } from '../../../functions/shared/places.ts';
import { findStanding } from '../../../functions/shared/standing.ts';
import type { Stage } from '../../../schemas/approval.ts';
import type { AuditEntry } from '../../../schemas/audit.ts';
import type { Chase } from '../../../schemas/chase.ts';
import type { Deed } from '../../../schemas/deed.ts';
import { type Finding, ValidationSchema } from '../../../schemas/finding.ts';
import type { MailFailure } from '../../../schemas/mailFailure.ts';
import type { OverrideRequest } from '../../../schemas/override.ts';
import type { Publication } from '../../../schemas/publication.ts';
import { agencyOf, type Register } from '../../../schemas/register.ts';
import type { Submission } from '../../../schemas/submission.ts';
import type { Outputs } from '../../outputs.ts';
import { agencyNamed, submissionsOf } from '../find.ts';

/** A stage without the workflow's token, which nobody is shown, sealed or not. */
export type ShownStage = Omit<Stage, 'taskToken'>;

/** The course of one submission. */
export interface SubmissionCourse {
  readonly submission: Submission;
  readonly agencyName: string;
  readonly stages: readonly ShownStage[];
  readonly audit: readonly AuditEntry[];
  /** Undefined when it has not been checked. */
  readonly findings: readonly Finding[] | undefined;
  readonly overrides: readonly OverrideRequest[];
  /** Mails about it that did not reach somebody. */
  readonly mailsFailed: readonly MailFailure[];
}

/** Everything about one submission, read only. */
export const courseOf = async (
  { TableName: table, WorkBucketName }: Outputs,
  register: Register,
  submission: Submission,
): Promise<SubmissionCourse> => {
  const { submissionId, agencyId } = submission;
  const [stages, audit, findings, overrides, failures] = await Promise.all([
    stagesOf(table, submissionId),
    readTrail(table, submissionId),
    findingsOf(WorkBucketName, submissionId),
    requestsOf(table, submissionId),
    mailFailures(table),
  ]);
  return {
    submission,
    agencyName: agencyOf(register, agencyId)?.name ?? agencyId,
    stages: stages.map(({ taskToken: _hidden, ...stage }) => stage),
    audit,
    findings,
    overrides,
    mailsFailed: failures.filter(({ mailId }) => mailId.startsWith(submissionId)),
  };
};

const findingsOf = async (bucket: string, submissionId: string): Promise<readonly Finding[] | undefined> => {
  const found = await findObject(bucket, validationKey(submissionId));
  if (!found) return undefined;
  // Of an attempt that fell over it may be anything.
  return ValidationSchema.safeParse(JSON.parse(new TextDecoder().decode(found.body))).data?.findings;
};

/** Where an agency stands with its report of a year. */
export interface AgencyCourse {
  /** Undefined when it owes no report for the year. */
  readonly row: BoardRow | undefined;
  readonly agencyId: string;
  readonly name: string;
  readonly year: number;
  /** Of this year, or of none that could be read; the earliest first. */
  readonly submissions: readonly Submission[];
  readonly pointer: Publication | undefined;
  readonly versions: readonly Claim[];
  readonly chases: readonly Chase[];
  readonly deeds: readonly Deed[];
}

/** Everything about an agency's year, read only. */
export const agencyCourseOf = async (
  { TableName: table }: Outputs,
  register: Register,
  { agencyId, year, now }: { readonly agencyId: string; readonly year: number; readonly now: Date },
): Promise<AgencyCourse> => {
  const agency = agencyNamed(register, agencyId);
  const [standing, all, pointer, versions, chases, deeds] = await Promise.all([
    findStanding(table, agencyId, year),
    submissionsOf(table, agencyId),
    catalogueOf(table).pointer(agencyId, year),
    claimedVersions(table, agencyId, year),
    chaseLogOf(table, year, agencyId),
    deedsOf(table, year, agencyId),
  ]);
  const [row] = boardRows({ ...register, agencies: [agency] }, year, standing ? [standing] : [], now);
  const submissions = all.filter((one) => one.year === year || one.year === null);
  return { row, agencyId, name: agency.name, year, submissions, pointer, versions, chases, deeds };
};
