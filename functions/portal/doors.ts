import type { Link, LinkUsage, Sheet, Stage } from '../../schemas/approval.ts';
import type { Finding, Validation } from '../../schemas/finding.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import type { Manifest, Publication } from '../../schemas/publication.ts';
import type { Register } from '../../schemas/register.ts';
import type { Report } from '../../schemas/report.ts';
import type { Recall, Submission, Taken } from '../../schemas/submission.ts';
import type { StageStore } from '../approve/change.ts';
import type { Addressed } from '../notify/handOver.ts';
import type { ItemStore } from '../shared/change.ts';
import type { SheetPlace } from '../shared/places.ts';

/** What an approver is shown of a submission. */
export interface Material {
  readonly manifest: Manifest;
  /** The fragment that will be published; its bytes have been compared with the manifest. */
  readonly content: string;
  readonly report: Report;
  readonly findings: readonly Finding[];
  /** The report published for the year before, if there is one. */
  readonly lastYear: Report | undefined;
  /** What the agency had sent for the same year before this, if that could be read. */
  readonly previous: Previous | undefined;
  /** What is out for the same year, which this is to correct. */
  readonly out: Out | undefined;
}

/** A version that is out. */
export interface Out {
  readonly version: number;
  readonly publishedAt: string;
  readonly report: Report;
}

/** An earlier submission of the same agency and year. */
export interface Previous {
  readonly uploadedAt: string;
  readonly report: Report;
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
  /** Counts one more try of the code, or takes one back; `conflict` when the count is no longer `before`. */
  countTry(tokenHash: string, before: number, more: 1 | -1): Promise<'written' | 'conflict'>;
  /** Notes how a link to approve was used; `conflict` when its count of changes is no longer `before`. */
  noteUsage(tokenHash: string, before: number, usage: Partial<LinkUsage>): Promise<'written' | 'conflict'>;
}

/** Signed sheets: sent by a browser straight to the work bucket, looked at there, and kept with a decision. */
export interface Sheets {
  /** A form that posts one sheet under a name; `returnPath` is where the browser goes when it has arrived. */
  form(place: SheetPlace, name: string, returnPath: string): Promise<UploadForm>;
  /** What was sent under a name; undefined when there is none, or it is no sheet. */
  look(place: SheetPlace, name: string): Promise<Omit<Sheet, 'sha256'> | undefined>;
  /** Keeps what was sent where nobody can change it any more. */
  keep(place: SheetPlace, name: string): Promise<Sheet | undefined>;
  /** An address under which a kept sheet can be fetched for some minutes. */
  url(place: SheetPlace, sheet: Sheet): Promise<string>;
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
  /** Stages that wait for people or for delivery of their outcome; the list may lag by seconds. */
  waitingStages(): Promise<readonly Stage[]>;
  /** The submission taken last for the agency's year. */
  takenFor(submission: Submission): Promise<Taken | undefined>;
  stageStore(submissionId: string, index: number): StageStore;
  /** Notes that a sender takes a submission back; `conflict` when it is too late, or was done before. */
  noteRecall(submissionId: string, recall: Recall): Promise<'written' | 'conflict'>;
  /** What was asked to be let pass: one rule of one submission. */
  overrideStore(submissionId: string, rule: string): ItemStore<OverrideRequest>;
  /** Tells the waiting workflow that the stage is closed. */
  deliver(stage: Stage): Promise<void>;
  /** Hands one mail over; throws MailError when that may work later. */
  mail(addressed: Addressed): Promise<'taken' | 'refused'>;
  /** Writes what the audit of a submission lacks. */
  noteAudit(submissionId: string, register: Register): Promise<void>;
  readonly sheets: Sheets;
  material(submission: Submission): Promise<Material>;
  /** Undefined when the submission could not be read, or has not been checked yet. */
  checkedReport(submission: Submission): Promise<CheckedReport | undefined>;
  /** An address under which a picture of a submission, by its hash, can be fetched for some minutes. */
  pictureUrl(submissionId: string, sha256: string): Promise<string>;
  /** An address under which one rendered file can be fetched for some minutes. */
  fileUrl(submissionId: string, path: string): Promise<string>;
  /** The report an agency has published for the year before `year`; undefined when there is none. */
  lastYear(agencyId: string, year: number): Promise<Report | undefined>;
  /** The address of a new link to send; undefined when the person asked for one within the hour. */
  freshSendLink(agencyId: string, personId: string, days: number): Promise<string | undefined>;
  /** What is out for an agency's year. */
  published(agencyId: string, year: number): Promise<Publication | undefined>;
  /** `returnPath` is where the browser goes when the file has arrived; `note` is the 更正说明, signed with the rest. */
  uploadForm(agencyId: string, personId: string, returnPath: string, note: string | null): Promise<UploadForm>;
}
