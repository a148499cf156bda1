import type { NotifyInput } from '../../schemas/events.ts';
import { type Submission, SubmissionSchema } from '../../schemas/submission.ts';
import { keys } from '../shared/keys.ts';
import { readItem, updateItem } from '../shared/table.ts';

type Ending = Exclude<NotifyInput, { notice: 'received' }>;

/** What is written on a submission when it has ended. */
export const endOf = (
  ending: Ending,
  now: Date,
): Pick<Submission, 'outcome' | 'reason' | 'path' | 'endedAt' | 'format'> => ({
  outcome: ending.notice,
  reason: 'reason' in ending ? ending.reason : null,
  path: 'path' in ending ? ending.path : null,
  endedAt: now.toISOString(),
  // A file that could not be read did not come as far as validate, which notes it otherwise.
  ...('format' in ending && ending.format && { format: ending.format }),
});

/**
 * Records how a submission ended: the first ending stays, only a parked one may still end otherwise. Gives the submission
 * as it now stands, which in a retry is as the first try left it.
 */
export const recordEnd = async (table: string, ending: Ending, now: Date): Promise<Submission> => {
  const key = keys.submission(ending.submissionId);
  await updateItem(table, key, endOf(ending, now), {
    expression: '#outcome = :none OR #outcome = :parked',
    names: { '#outcome': 'outcome' },
    values: { ':none': null, ':parked': 'parked' },
  });
  return readItem(table, key, SubmissionSchema);
};
