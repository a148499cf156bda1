import * as z from 'zod';
import { InstantSchema } from './instant.ts';

/** A mail that did not reach its recipient, for good. Neither address nor content is kept: they are in the register. */
export const MailFailureSchema = z.strictObject({
  /** As in the Message-ID, e.g. `<submissionId>.returned.<personId>`: what was to be told, about what. */
  mailId: z.string().min(1),
  /** Id of the person in the register, or `authority`. */
  personId: z.string(),
  /** Their role, for those who read the list. */
  role: z.string(),
  /** Refused when it was handed over, come back later, or marked as unwanted by its recipient. */
  kind: z.enum(['refused', 'bounced', 'complained']),
  /** What the mail server said, e.g. `smtp 550`, `Permanent/General`. */
  code: z.string(),
  firstAt: InstantSchema,
  lastAt: InstantSchema,
  /** How often it was tried in vain. */
  tries: z.int().min(1),
  /** Whether the authority has been told. */
  told: z.boolean(),
  /** When somebody set it aside as seen to; one that fails again is back in the list. */
  clearedAt: InstantSchema.nullable(),
});
export type MailFailure = z.infer<typeof MailFailureSchema>;
