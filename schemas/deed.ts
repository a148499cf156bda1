import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { AgencyIdSchema, SubmissionIdSchema, YearSchema } from './submission.ts';

/** What an officer can do about one agency's report, on the board or, as `corrected`, at the command line. */
export const DeedKindSchema = z.enum([
  'resent',
  'replaced',
  'linkSent',
  'restarted',
  'overridden',
  'withdrawn',
  'corrected',
  'rolledUp',
]);
export type DeedKind = z.infer<typeof DeedKindSchema>;

/** One thing an officer ordered on the board: written before it is done, never changed. */
export const DeedSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  year: YearSchema,
  at: InstantSchema,
  kind: DeedKindSchema,
  by: z.strictObject({ personId: z.string(), role: z.string() }),
  submissionId: SubmissionIdSchema.nullable(),
  /** What it was done to: stage and roles, the link's owner, the rules. */
  about: z.string(),
  /** In the officer's words; empty where none is asked for. */
  reason: z.string().max(1000),
});
export type Deed = z.infer<typeof DeedSchema>;
