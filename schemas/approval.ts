import * as z from 'zod';
import { PersonSchema } from './register.ts';
import { InstantSchema, SubmissionIdSchema } from './submission.ts';

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What an approver can say. */
export const ChoiceSchema = z.enum(['approve', 'return']);
export type Choice = z.infer<typeof ChoiceSchema>;

/** One person's decision: recorded once, never changed. */
export const DecisionSchema = z.strictObject({
  personId: z.string(),
  choice: ChoiceSchema,
  opinion: z.string().max(2000),
  decidedAt: InstantSchema,
  /** The manifest hash that was shown; a decision on anything else does not count. */
  manifestHash: Sha256Schema,
});
export type Decision = z.infer<typeof DecisionSchema>;

/** How one stage ended. */
export const StageOutcomeSchema = z.enum(['approved', 'returned', 'expired', 'superseded', 'recalled']);
export type StageOutcome = z.infer<typeof StageOutcomeSchema>;

/**
 * One stage of one submission: what was asked of whom, what they said, and how it ended.
 * It is one table item, changed only by conditional writes on `revision`, so that a decision and the closing of the
 * stage are one write.
 */
export const StageSchema = z.strictObject({
  submissionId: SubmissionIdSchema,
  /** Position in the chain, from 0. */
  index: z.int().nonnegative(),
  name: z.string(),
  /** Those asked, as they stood in the register when the stage was opened. */
  approvers: z.array(PersonSchema).min(1),
  need: z.int().min(1),
  manifestHash: Sha256Schema,
  openedAt: InstantSchema,
  /** Times at which the wait ends by itself, ascending; the last expires the stage, the others remind. */
  deadlines: z.array(InstantSchema).min(1),
  reminded: z.int().nonnegative(),
  decisions: z.array(DecisionSchema),
  outcome: StageOutcomeSchema.nullable(),
  closedAt: InstantSchema.nullable(),
  /** The task token, encrypted under the installation's key (base64); null until the workflow waits. */
  taskToken: z.string().nullable(),
  /** Whether the waiting workflow has been told of the outcome. */
  delivered: z.boolean(),
  revision: z.int().nonnegative(),
});
export type Stage = z.infer<typeof StageSchema>;

/** A mailed link, stored under the SHA-256 of its token; the token itself is nowhere kept. */
export const LinkSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    agencyId: z.string(),
    personId: z.string(),
    expiresAt: InstantSchema,
  }),
  z.strictObject({
    kind: z.literal('approve'),
    submissionId: SubmissionIdSchema,
    stage: z.int().nonnegative(),
    personId: z.string(),
    manifestHash: Sha256Schema,
    /** SHA-256 of token and confirmation code together. */
    codeHash: Sha256Schema,
    wrongCodes: z.int().nonnegative(),
    expiresAt: InstantSchema,
  }),
]);
export type Link = z.infer<typeof LinkSchema>;
