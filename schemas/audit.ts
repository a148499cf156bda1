import * as z from 'zod';
import { InstantSchema } from './instant.ts';
import { SubmissionIdSchema } from './submission.ts';

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** Who did it. The machine acts under no name; people are kept by id and by the role they had. */
export const ActorSchema = z.strictObject({
  kind: z.enum(['sender', 'approver', 'authority', 'machine']),
  id: z.string().nullable(),
  role: z.string().nullable(),
});
export type Actor = z.infer<typeof ActorSchema>;

/** What happened, in the words of the path. */
export const ActionSchema = z.enum([
  'received',
  'checked',
  'overridden',
  'asked',
  'approved',
  'returned',
  'sentBack',
  'askedAgain',
  'replaced',
  'closed',
  'recalled',
  'published',
  'withdrawn',
  'ended',
  'restarted',
]);

/** One thing that happened to one submission. */
export const AuditEventSchema = z.strictObject({
  /** Names the event within its submission: told again it is the same event and is not written twice. */
  id: z.string().min(1),
  at: InstantSchema,
  action: ActionSchema,
  actor: ActorSchema,
  /** Stage of the chain, by its name. */
  stage: z.string().optional(),
  /** Opinion or reason, as it was written. */
  text: z.string().optional(),
  /** What was signed. */
  manifestHash: Sha256Schema.optional(),
  /** Address and browser of the click, where there was one. */
  address: z.string().optional(),
  agent: z.string().optional(),
  /** SHA-256 of a signed sheet that was attached. */
  sheet: Sha256Schema.optional(),
});
export type AuditEvent = z.infer<typeof AuditEventSchema>;

/**
 * One link of a submission's chain. `hash` is the SHA-256 of the entry without it, as JSON with sorted keys; `previous` is
 * the hash of the entry before, 64 zeros for the first. Nothing in the middle can be changed, left out or added unseen.
 */
export const AuditEntrySchema = AuditEventSchema.extend({
  submissionId: SubmissionIdSchema,
  /** From 0, without gaps. */
  number: z.int().nonnegative(),
  previous: Sha256Schema,
  hash: Sha256Schema,
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;
