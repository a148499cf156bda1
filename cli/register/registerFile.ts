import type { Register } from '../../schemas/register.ts';

/** A register as read from a file. */
export interface RegisterFile {
  readonly register: Register;
  /** What works, but somebody should look at: each with its place in the file. */
  readonly warnings: readonly string[];
}
