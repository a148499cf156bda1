import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { AgencyIdSchema, SubmissionIdSchema, YearSchema } from './submission.ts';

/**
 * How far an agency has come with its report for a year: where its latest submission stands. An agency without a standing
 * has not begun. One item for each, small, so that thousands are read at once for the board.
 */
export const StandingSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  year: YearSchema,
  submissionId: SubmissionIdSchema,
  /** Orders submissions of one agency, as in the submission; an earlier one never takes the place of a later one. */
  order: z.string(),
  state: z.enum(['sent', 'returned', 'inApproval', 'filed', 'published', 'withdrawn', 'parked']),
  /** While in approval: the stage it waits in, by its name. */
  stage: z.string().optional(),
  /** Since when it stands there. */
  since: InstantSchema,
  /** When a report for the year first came out; a later submission, to correct it, does not take that back. */
  publishedAt: InstantSchema.nullable().default(null),
  /** Why it was returned, by the reason's code. */
  reason: z.string().optional(),
  /** Rules whose errors returned it, for the ranking of frequent faults. */
  faults: z.array(z.string()).optional(),
});
export type Standing = z.infer<typeof StandingSchema>;
