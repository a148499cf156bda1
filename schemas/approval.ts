import * as z from 'zod';
import { ClickSchema } from './click.ts';
import { RuleIdSchema } from './finding.ts';
import { InstantSchema } from './instant.ts';
import { PersonSchema } from './register.ts';
import { SubmissionIdSchema } from './submission.ts';

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What an approver can say. */
export const ChoiceSchema = z.enum(['approve', 'return']);
export type Choice = z.infer<typeof ChoiceSchema>;

/** A signed and sealed sheet (签发单) that somebody attached to a decision; kept in the work bucket, never published. */
export const SheetSchema = z.strictObject({
  sha256: Sha256Schema,
  mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  /** Bytes. */
  size: z.int().positive(),
});
export type Sheet = z.infer<typeof SheetSchema>;

/** One person's decision: recorded once, never changed. */
export const DecisionSchema = z.strictObject({
  personId: z.string(),
  choice: ChoiceSchema,
  /** With a return: the position in the chain it goes back to; null: to the sender. */
  returnTo: z.int().nonnegative().nullable().default(null),
  opinion: z.string().max(2000),
  decidedAt: InstantSchema,
  /** The manifest hash that was shown; a decision on anything else does not count. */
  manifestHash: Sha256Schema,
  sheet: SheetSchema.nullable().default(null),
  click: ClickSchema.nullable().default(null),
});
export type Decision = z.infer<typeof DecisionSchema>;

/** How one stage ended. `returned` goes to the sender, `sentBack` to an earlier stage. */
export const StageOutcomeSchema = z.enum(['approved', 'returned', 'sentBack', 'expired', 'superseded', 'recalled']);
export type StageOutcome = z.infer<typeof StageOutcomeSchema>;

/** Somebody who is asked; with `inPlaceOf` the role of the person they act for. */
export const AskedPersonSchema = PersonSchema.extend({ inPlaceOf: z.string().optional() });
export type AskedPerson = z.infer<typeof AskedPersonSchema>;

/** A moment at which a wait ends by itself. */
export const DeadlineSchema = z.strictObject({ at: InstantSchema, kind: z.enum(['remind', 'escalate', 'expire']) });
export type Deadline = z.infer<typeof DeadlineSchema>;

/**
 * One visit to one stage of one submission: what was asked of whom, what they said, and how it ended.
 * It is one table item, changed only by conditional writes on `revision`, so that a decision and the closing of the
 * stage are one write.
 */
export const StageSchema = z.strictObject({
  submissionId: SubmissionIdSchema,
  /** Which visit this is, from 0: a stage that was sent back to is visited again. */
  index: z.int().nonnegative(),
  /** Position in the chain, from 0. */
  position: z.int().nonnegative(),
  name: z.string(),
  /** Those asked: as they stood in the register when the stage was opened, with who was put in their place since. */
  approvers: z.array(AskedPersonSchema).min(1),
  need: z.int().min(1),
  /** Asked as well at the deadline `escalate`. */
  deputy: PersonSchema.nullable(),
  /** Why it is visited again: who sent it back, by stage and role, and what they said. */
  sentBack: z.strictObject({ stage: z.string(), role: z.string(), opinion: z.string() }).nullable(),
  manifestHash: Sha256Schema,
  openedAt: InstantSchema,
  /** Ascending; the last, and only the last, is of kind `expire`. */
  deadlines: z.array(DeadlineSchema).min(1),
  /** How many of the deadlines have been seen to. */
  passed: z.int().nonnegative(),
  decisions: z.array(DecisionSchema),
  outcome: StageOutcomeSchema.nullable(),
  closedAt: InstantSchema.nullable(),
  /** The task token, encrypted under the installation's key (base64); null until the workflow waits. */
  taskToken: z.string().nullable(),
  /** Whether the waiting workflow has been told of the outcome. */
  delivered: z.boolean(),
  /** Whether those asked in vain have been told that nothing is left to do. */
  told: z.boolean(),
  revision: z.int().nonnegative(),
});
export type Stage = z.infer<typeof StageSchema>;

/** A confirmation code that was mailed for a link after it was asked for, and how the link has been used so far. */
const usage = {
  /** The code mailed last: SHA-256 of token and code together, and until when it is good. */
  fresh: z.strictObject({ codeHash: Sha256Schema, expiresAt: InstantSchema }).nullable().default(null),
  /** When codes were mailed, as far as that still limits the next; oldest first. */
  freshMailed: z.array(InstantSchema).default([]),
  /** Posts since `postsSince`, as far as they still limit the next. */
  posts: z.int().nonnegative().default(0),
  postsSince: InstantSchema.nullable().default(null),
  /** Whether the authority has been told that the link is locked. */
  lockTold: z.boolean().default(false),
  /** Counts the changes of the fields above, each one conditional write. */
  changes: z.int().nonnegative().default(0),
};

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
    /** SHA-256 of token and confirmation code together; null where the mail carried no code. */
    codeHash: Sha256Schema.nullable(),
    wrongCodes: z.int().nonnegative(),
    expiresAt: InstantSchema,
    ...usage,
  }),
  /** To a second officer: what rule the authority may let pass in a submission. */
  z.strictObject({
    kind: z.literal('override'),
    submissionId: SubmissionIdSchema,
    rule: RuleIdSchema,
    personId: z.string(),
    codeHash: Sha256Schema,
    wrongCodes: z.int().nonnegative(),
    expiresAt: InstantSchema,
  }),
]);
export type Link = z.infer<typeof LinkSchema>;
/** A link to approve. */
export type ApproveLink = Extract<Link, { kind: 'approve' }>;
/** What changes on a link to approve while it is used, but for the wrong codes. */
export type LinkUsage = Pick<ApproveLink, 'fresh' | 'freshMailed' | 'posts' | 'postsSince' | 'lockTold'>;
/** A link under which something is decided, with a confirmation code beside it. */
export type CodedLink = Exclude<Link, { kind: 'send' }>;
