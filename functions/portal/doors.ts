import type { Link, Stage } from '../../schemas/approval.ts';
import type { Finding, Validation } from '../../schemas/finding.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import type { Manifest } from '../../schemas/publication.ts';
import type { Register } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';
import type { Submission, Taken } from '../../schemas/submission.ts';
import type { StageStore } from '../approve/change.ts';
import type { ItemStore } from '../shared/change.ts';

/** What an approver is shown of a submission. */
export interface Material {
  readonly manifest: Manifest;
  /** The fragment that will be published; its bytes have been compared with the manifest. */
  readonly content: string;
  readonly report: Report;
  readonly findings: readonly Finding[];
  /** The report published for the year before, if there is one. */
  readonly lastYear: Report | undefined;
}

/** What was read and found in a submission. */
export interface CheckedReport {
  readonly report: Report;
  readonly validation: Validation;
}

/** A form that posts a file straight to the drop bucket. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Links {
  find(tokenHash: string): Promise<Link | undefined>;
  /** Counts one more try of the code; `conflict` when the count is no longer `before`. */
  countTry(tokenHash: string, before: number): Promise<'written' | 'conflict'>;
}

/** Everything the portal asks of the world. */
export interface Doors {
  readonly originSecret: string;
  readonly links: Links;
  now(): Date;
  register(): Promise<Register>;
  submission(submissionId: string): Promise<Submission>;
  /** The same for an id that came with a request; undefined when there is none. */
  findSubmission(submissionId: string): Promise<Submission | undefined>;
  /** Submissions of an agency, newest first. */
  submissionsOf(agencyId: string): Promise<readonly Submission[]>;
  /** Stages opened so far, in order. */
  stagesOf(submissionId: string): Promise<readonly Stage[]>;
  /** The submission taken last for the agency's year. */
  takenFor(submission: Submission): Promise<Taken | undefined>;
  stageStore(submissionId: string, index: number): StageStore;
  /** What was asked to be let pass: one rule of one submission. */
  overrideStore(submissionId: string, rule: string): ItemStore<OverrideRequest>;
  /** Tells the waiting workflow that the stage is closed. */
  deliver(stage: Stage): Promise<void>;
  material(submission: Submission): Promise<Material>;
  /** Undefined when the submission could not be read, or has not been checked yet. */
  checkedReport(submission: Submission): Promise<CheckedReport | undefined>;
  /** An address under which a picture of a submission, by its hash, can be fetched for some minutes. */
  pictureUrl(submissionId: string, sha256: string): Promise<string>;
  /** An address under which one rendered file can be fetched for some minutes. */
  fileUrl(submissionId: string, path: string): Promise<string>;
  /** The report an agency has published for the year before `year`; undefined when there is none. */
  lastYear(agencyId: string, year: number): Promise<Report | undefined>;
  /** `returnPath` is where the browser goes when the file has arrived. */
  uploadForm(agencyId: string, personId: string, returnPath: string): Promise<UploadForm>;
}
