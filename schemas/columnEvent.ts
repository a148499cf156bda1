import * as z from 'zod';
import { AgencyIdSchema, SubmissionIdSchema, YearSchema } from './submission.ts';

/** What the column's function is asked to do: see to one agency's year now, or, by the clock, to all that has changed. */
export const ColumnEventSchema = z.union([
  z.strictObject({
    act: z.literal('settle'),
    agencyId: AgencyIdSchema,
    year: YearSchema,
    /** For the log: on whose account. */
    submissionId: SubmissionIdSchema.optional(),
  }),
  z.object({ 'detail-type': z.literal('Scheduled Event') }),
]);
export type ColumnEvent = z.infer<typeof ColumnEventSchema>;

/** What it did. */
export const ColumnResultSchema = z.strictObject({
  /** Agencies' years seen to. */
  settled: z.int().nonnegative(),
  /** Changes folded into the files of whole years. */
  folded: z.int().nonnegative(),
  /** Objects written. */
  written: z.int().nonnegative(),
});
export type ColumnResult = z.infer<typeof ColumnResultSchema>;
