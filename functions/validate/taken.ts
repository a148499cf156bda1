import { type Submission, type Taken, TakenSchema } from '../../schemas/submission.ts';
import { keys } from '../shared/keys.ts';
import { findItem, writeItem } from '../shared/table.ts';

/** Whether a later upload than this one holds the agency's year. */
export const isOutrun = async (table: string, submission: Submission, year: number): Promise<boolean> => {
  const taken = await findItem(table, keys.taken(submission.agencyId, year), TakenSchema);
  return taken !== undefined && taken.order > submission.order;
};

/**
 * Takes the agency's year for this submission, unless a later upload holds it: then `conflict`. The same upload takes it
 * again, by a retry or by a further attempt.
 */
export const take = (table: string, submission: Submission, year: number): Promise<'written' | 'conflict'> => {
  const taken: Taken = { submissionId: submission.submissionId, order: submission.order };
  return writeItem(table, keys.taken(submission.agencyId, year), taken, {
    condition: {
      expression: 'attribute_not_exists(pk) OR #order <= :order',
      names: { '#order': 'order' },
      values: { ':order': submission.order },
    },
  });
};
