import type { Submission } from '../../schemas/submission.ts';
import { keys, lists } from '../shared/keys.ts';
import { absent, writeItem } from '../shared/table.ts';
import { startPath } from './startPath.ts';
import { nextAttempt } from './submission.ts';

/**
 * Tries a parked submission once more from the beginning, as its next attempt; gives that. Order and receipt number stay
 * what they were, so it keeps its place among the agency's uploads. Done twice it starts once.
 */
export const restartParked = async (
  table: string,
  stateMachineArn: string,
  parked: Submission,
): Promise<Submission> => {
  const next = nextAttempt(parked);
  const list = lists.agency(next.agencyId, next.order);
  await writeItem(table, keys.submission(next.submissionId), next, { condition: absent, list });
  await startPath(stateMachineArn, next);
  return next;
};
