import * as z from 'zod';
import { ClickSchema } from './click.ts';
import { OverrideSchema } from './finding.ts';
import { InstantSchema } from './instant.ts';

/** Hex SHA-256 of bucket, key, version id and attempt; it is the execution name as well. */
export const SubmissionIdSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Short name of an agency in keys and addresses: lower-case letters, digits and hyphens, at most 40. */
export const AgencyIdSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);

export const YearSchema = z.int().min(1949).max(9999);

/** One object version in the drop bucket, tried for the n-th time: the whole input of an execution. */
export const DropSchema = z.strictObject({
  bucket: z.string().min(1),
  key: z.string().min(1),
  versionId: z.string().min(1),
  /** 1 for the first execution; a restart with overrides or after a fix takes the next number. */
  attempt: z.int().min(1),
  /**
   * What the malware gate found in a version it does not let through; left out where it found nothing, or where there is no
   * gate. It is no part of the id: a version that is scanned again is the same submission.
   */
  scan: z.enum(['threats', 'unsupported', 'failed']).optional(),
});
export type Drop = z.infer<typeof DropSchema>;

/** How an upload can end. Parked is a fault of ours and may be restarted; the others are final. */
export const OutcomeSchema = z.enum(['published', 'returned', 'superseded', 'parked']);

/**
 * Why a submission was returned (or superseded): a code for scripts and statistics, and words for the sender.
 * `message` is Chinese and says what was found, what was expected and what to do.
 */
export const ReasonSchema = z.strictObject({
  code: z.enum([
    // the malware gate
    'malware',
    'notScannable',
    // parse
    'empty',
    'tooLarge',
    'unknownFormat',
    'encrypted',
    'damaged',
    'encodingUnknown',
    'scanned',
    'notAReport',
    'unreadableTable',
    'limitExceeded',
    // validate
    'unknownAgency',
    'unknownSender',
    'findings',
    // render
    'missingGlyph',
    // approve
    'returnedByApprover',
    'recalled',
    'expired',
    // superseded
    'olderThanTaken',
    'newerUploaded',
    'newerPublished',
  ]),
  message: z.string().min(1),
  /** Further lines, one place or fault each. */
  details: z.array(z.string()).default([]),
});
export type Reason = z.infer<typeof ReasonSchema>;

/** Where a submission stands while it is under way. `filed`: approved by all, held until the day it may be published. */
export const ProgressSchema = z.enum(['received', 'read', 'checked', 'rendered', 'inApproval', 'filed', 'publishing']);

/** That a sender takes a submission back: who, by id and the role they had, and when. */
export const RecallSchema = z.strictObject({
  personId: z.string(),
  role: z.string(),
  at: InstantSchema,
  click: ClickSchema.nullable(),
});
export type Recall = z.infer<typeof RecallSchema>;

/** The record of one submission in the table. */
export const SubmissionSchema = z.strictObject({
  submissionId: SubmissionIdSchema,
  drop: DropSchema,
  /** From the drop key; may be unknown to the register. */
  agencyId: z.string(),
  fileName: z.string(),
  /** Bytes. */
  size: z.int().nonnegative(),
  /** Id of the person who sent it: signed metadata, or the register's first sender. Null when the agency is unknown. */
  senderId: z.string().nullable(),
  /** When the object version came into being. */
  uploadedAt: InstantSchema,
  /** Orders submissions of one agency: upload time, then the event's sequencer. Compared as text. */
  order: z.string(),
  /** What the sender quotes on the telephone, e.g. 2026-0123-7F3A. */
  receiptNumber: z.string(),
  progress: ProgressSchema,
  /** Kind of file found in the bytes, e.g. `docx`, once looked at; absent when it could not be told. */
  format: z.string().min(1).optional(),
  /** Reporting year, once read. */
  year: YearSchema.nullable(),
  outcome: OutcomeSchema.nullable(),
  reason: ReasonSchema.nullable(),
  /** Path of the published report, e.g. /reports/<agencyId>/<year>/v1/. */
  path: z.string().nullable(),
  endedAt: InstantSchema.nullable(),
  /** What the authority lets pass in it; further attempts keep it. */
  overrides: z.array(OverrideSchema).default([]),
  /** 更正说明: why the sender replaces what is published, in plain text; null when nothing was, or nobody said. */
  correctionNote: z.string().nullable().default(null),
  /** Written once, while it is in approval or filed; from then on it is never published, whatever approvers say. */
  recall: RecallSchema.nullable().default(null),
});
export type Submission = z.infer<typeof SubmissionSchema>;

/** Which submission was taken last for an agency's year: the latest by `order` that passed the checks. */
export const TakenSchema = z.strictObject({ submissionId: SubmissionIdSchema, order: z.string() });
export type Taken = z.infer<typeof TakenSchema>;
