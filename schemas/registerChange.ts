import * as z from 'zod';
import { InstantSchema } from './instant.ts';

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** One change of the register: written once, before the register itself, and never changed. */
export const RegisterChangeSchema = z.strictObject({
  at: InstantSchema,
  /** Who made it, as they said. */
  by: z.string().min(1),
  why: z.string().min(1).nullable(),
  /** SHA-256 of the register in force before, as stored; null when there was none. */
  before: Sha256Schema.nullable(),
  /** SHA-256 of the register as stored by this change. */
  register: Sha256Schema,
  /** What is different, in Chinese, a thing a line. */
  differences: z.array(z.string().min(1)).min(1),
});
export type RegisterChange = z.infer<typeof RegisterChangeSchema>;
