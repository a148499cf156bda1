import * as z from 'zod';
import { DropSchema, ReasonSchema, SubmissionIdSchema } from './submission.ts';

/** EventBridge event for S3 Object Created, the parts we read. The version id has a hyphen in its name. */
export const ObjectCreatedSchema = z.object({
  'detail-type': z.literal('Object Created'),
  time: z.iso.datetime(),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({
      key: z.string(),
      size: z.number().optional(),
      'version-id': z.string(),
      sequencer: z.string(),
    }),
  }),
});

/**
 * EventBridge event of GuardDuty Malware Protection for S3 about one object version, the parts we read. The versions of one key
 * have no sequencer here, and there may be several events about one version (user guide, Monitoring S3 object scans with
 * Amazon EventBridge).
 */
export const ObjectScannedSchema = z.object({
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({ bucketName: z.string(), objectKey: z.string(), versionId: z.string() }),
    scanResultDetails: z.object({
      scanResultStatus: z.enum(['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED']),
    }),
  }),
});
export type ObjectScanned = z.infer<typeof ObjectScannedSchema>;

/** That the scanning itself is in trouble: what is dropped from now on may never be scanned, and nobody would say so. */
export const ScanningTroubledSchema = z.object({
  'detail-type': z.enum([
    'GuardDuty Malware Protection Resource Status Warning',
    'GuardDuty Malware Protection Resource Status Error',
  ]),
  detail: z.unknown(),
});

/** EventBridge event for a Standard execution that ended badly; `input` is the text given at its start. */
export const ExecutionEndedSchema = z.object({
  'detail-type': z.literal('Step Functions Execution Status Change'),
  detail: z.object({
    executionArn: z.string(),
    name: z.string(),
    status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']),
    input: z.string(),
    error: z.string().nullish(),
    cause: z.string().nullish(),
    /** Milliseconds since the epoch. */
    stopDate: z.number().nullish(),
  }),
});
export type ExecutionEnded = z.infer<typeof ExecutionEndedSchema>;

// What the stages of the workflow are given and what they answer. Bodies lie in the work bucket; these are references.

export const ParseInputSchema = z.strictObject({ submissionId: SubmissionIdSchema, drop: DropSchema });
export const StageInputSchema = z.strictObject({ submissionId: SubmissionIdSchema });

/** The kind of file parse found, which it may not record itself; absent when it could not be told. */
const found = { format: z.string().min(1).optional() };
export const ValidateInputSchema = StageInputSchema.extend(found);

/** A stage that went well says `ok`; a bad submission is `returned` or `superseded`, with the reason. */
export const StageResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('ok') }),
  z.strictObject({ outcome: z.literal('returned'), reason: ReasonSchema }),
  z.strictObject({ outcome: z.literal('superseded'), reason: ReasonSchema }),
]);
export type StageResult = z.infer<typeof StageResultSchema>;

export const ParseResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('ok'), ...found }),
  z.strictObject({ outcome: z.literal('returned'), reason: ReasonSchema, ...found }),
]);

/** Approve is asked again and again: what comes next in the chain? */
export const NextStepSchema = z.discriminatedUnion('step', [
  /** Wait for people at stage `index`, at most so many seconds (until the next deadline). */
  z.strictObject({ step: z.literal('wait'), index: z.int().nonnegative(), seconds: z.int().min(1) }),
  /** All have approved, but it is not to be published yet: ask again after so many seconds. */
  z.strictObject({ step: z.literal('hold'), seconds: z.int().min(1) }),
  z.strictObject({ step: z.literal('publish') }),
  z.strictObject({ step: z.literal('end'), outcome: z.enum(['returned', 'superseded']), reason: ReasonSchema }),
]);
export type NextStep = z.infer<typeof NextStepSchema>;

/** Hands the waiting workflow's token to the stage. The token is a secret: it is never logged. */
export const AwaitInputSchema = z.strictObject({
  submissionId: SubmissionIdSchema,
  index: z.int().nonnegative(),
  taskToken: z.string().min(1),
});

export const PublishResultSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('published'), path: z.string() }),
  /** Taken back by its sender at the last moment. */
  z.strictObject({ outcome: z.literal('returned'), reason: ReasonSchema }),
  z.strictObject({ outcome: z.literal('superseded'), reason: ReasonSchema }),
]);

/** The last word on a submission: it is recorded once and told to the people it concerns. */
export const NotifyInputSchema = z.discriminatedUnion('notice', [
  z.strictObject({ notice: z.literal('received'), submissionId: SubmissionIdSchema }),
  z.strictObject({
    notice: z.literal('returned'),
    submissionId: SubmissionIdSchema,
    reason: ReasonSchema,
    ...found,
  }),
  z.strictObject({ notice: z.literal('superseded'), submissionId: SubmissionIdSchema, reason: ReasonSchema }),
  z.strictObject({ notice: z.literal('published'), submissionId: SubmissionIdSchema, path: z.string() }),
]);
export type NotifyInput = z.infer<typeof NotifyInputSchema>;
