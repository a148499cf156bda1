import * as z from 'zod';
import { InstantSchema } from './instant.ts';

const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** An officer at the board, stored under the SHA-256 of the cookie's token; the token itself is nowhere kept. */
export const SessionSchema = z.strictObject({
  personId: z.string(),
  startedAt: InstantSchema,
  /** Moves on with what the officer does, but never beyond the longest session. */
  expiresAt: InstantSchema,
});
export type Session = z.infer<typeof SessionSchema>;

/** A mailed code by which an officer signs in. One item, changed only by conditional writes on `revision`. */
export const SignInSchema = z.strictObject({
  personId: z.string(),
  /** SHA-256 of the asking page's token and the code together. */
  codeHash: Sha256Schema,
  /** Guesses so far, the right one included. */
  tries: z.int().nonnegative(),
  used: z.boolean(),
  /** The attempt that gave the right one: it knows its own work again when only the answer to its write was lost (ADR 19). */
  usedBy: z.string().nullable().default(null),
  expiresAt: InstantSchema,
  revision: z.int().nonnegative(),
});
export type SignIn = z.infer<typeof SignInSchema>;

/** When codes were mailed to one officer within the last hour. */
export const CodesMailedSchema = z.strictObject({
  at: z.array(InstantSchema),
  revision: z.int().nonnegative(),
});
export type CodesMailed = z.infer<typeof CodesMailedSchema>;
