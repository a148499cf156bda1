import type { Submission } from '../../schemas/submission.ts';

/** Where the browser comes back to: with the time of the form, so that the file just sent is told from earlier ones. */
export const returnPath = (path: string, now: Date): string =>
  `${path}?sent=1&since=${Math.floor(now.getTime() / 1000)}`;

/** How long after the form was made an upload may still come in: as long as the form is valid, and a little more. */
const patienceSeconds = 70 * 60;

/** What is known of a file just sent: its submission, or whether it is still to be expected. */
export type Sent =
  | { readonly kind: 'arrived'; readonly submission: Submission }
  | { readonly kind: 'awaited' }
  | { readonly kind: 'missing' };

/**
 * Finds the file just sent by what the address says: the time of the form, and the key, which S3 adds. Undefined when
 * nothing has just been sent. `submissions` are the newest first.
 */
export const sentOf = (
  query: Readonly<Record<string, string>>,
  submissions: readonly Submission[],
  now: Date,
): Sent | undefined => {
  if (query.sent === undefined) return undefined;
  const since = Number(query.since ?? 0);
  const arrived = submissions.find(
    ({ uploadedAt, drop }) =>
      Date.parse(uploadedAt) >= since * 1000 && (query.key === undefined || drop.key === query.key),
  );
  if (arrived) return { kind: 'arrived', submission: arrived };
  return { kind: now.getTime() / 1000 - since < patienceSeconds ? 'awaited' : 'missing' };
};
