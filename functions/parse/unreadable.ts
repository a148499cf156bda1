import type { Reason } from '../../schemas/submission.ts';

/**
 * Ends the reading of a file from any depth of it. Inside this room only: `parse` turns it into the outcome
 * `unreadable`, because a bad file is an outcome and not a fault.
 */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly reason: Reason;
  constructor(code: Reason['code'], message: string, details: readonly string[] = []) {
    super(message);
    this.reason = { code, message, details: [...details] };
  }
}
