import * as z from 'zod';
import { ChoiceSchema } from './approval.ts';
import { RuleIdSchema } from './finding.ts';
import { InstantSchema } from './instant.ts';
import { PersonSchema } from './register.ts';
import { SubmissionIdSchema } from './submission.ts';

/** What a second officer says to a request: `approve` lets pass, `return` does not. */
const AnswerSchema = z.strictObject({
  personId: z.string(),
  choice: ChoiceSchema,
  opinion: z.string().max(2000),
  answeredAt: InstantSchema,
});
export type Answer = z.infer<typeof AnswerSchema>;

/**
 * An officer of the authority asks that a returned submission may pass what one rule found: who, what, why, when, and what
 * came of it. One table item, changed only by conditional writes on `revision`; there is one for a rule of a submission,
 * and it is answered once.
 */
export const OverrideRequestSchema = z.strictObject({
  submissionId: SubmissionIdSchema,
  rule: RuleIdSchema,
  /** Title of the rule when it was asked for. */
  title: z.string().min(1),
  /** The errors it is about, by their messages: all that the rule found. */
  messages: z.array(z.string()).min(1),
  reason: z.string().min(1).max(1000),
  /** Who asked, as in the register then. */
  by: PersonSchema,
  askedAt: InstantSchema,
  /** Officers of whom one must agree, never the one who asked; empty when the rule wants no second person. */
  others: z.array(PersonSchema),
  /** How often the others were to be mailed, and how often they were. */
  asks: z.int().nonnegative(),
  asked: z.int().nonnegative(),
  answer: AnswerSchema.nullable(),
  /** Whether everything that follows from the outcome has been done. */
  settled: z.boolean(),
  revision: z.int().nonnegative(),
});
export type OverrideRequest = z.infer<typeof OverrideRequestSchema>;
