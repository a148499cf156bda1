import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { AgencyIdSchema, YearSchema } from './submission.ts';

/** What an agency is chased for: nothing usable has come in (催报送), or what came in is not out yet (催公布). */
export const ChaseKindSchema = z.enum(['notSubmitted', 'notPublished']);
export type ChaseKind = z.infer<typeof ChaseKindSchema>;

/** Who chases: an officer of the authority, or the campaign by its timetable. */
export const ChaserSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('officer'), personId: z.string(), role: z.string() }),
  z.strictObject({ kind: z.literal('campaign') }),
]);
export type Chaser = z.infer<typeof ChaserSchema>;

/** One chasing of one agency: written once its mails are handed over, never changed. */
export const ChaseSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  year: YearSchema,
  at: InstantSchema,
  /** Names the round: within one round an agency is chased once, however often the round is begun again. */
  round: z.string().regex(/^[A-Za-z0-9.-]{1,60}$/),
  kind: ChaseKindSchema,
  /** Whether the day it is chased about had passed. */
  overdue: z.boolean(),
  by: ChaserSchema,
  /** Roles of those who were mailed. */
  to: z.array(z.string()).min(1),
});
export type Chase = z.infer<typeof ChaseSchema>;
