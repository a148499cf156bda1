import type { Recall, Submission } from '../../schemas/submission.ts';
import { keys } from '../shared/keys.ts';
import { updateItem } from '../shared/table.ts';

/** Whether a sender may still take a submission back: it waits for people, or for the day of its publication. */
export const mayRecall = ({
  outcome,
  progress,
  recall,
}: Pick<Submission, 'outcome' | 'progress' | 'recall'>): boolean =>
  outcome === null && recall === null && (progress === 'inApproval' || progress === 'filed');

/**
 * Notes that a submission is taken back: the same as `mayRecall`, in one conditional write. Publish begins in a
 * conditional write as well, so one of the two comes first and the other does not happen; whatever stage is open then is
 * closed by whoever comes by, see `planNext` and the sweep.
 */
export const noteRecall = (table: string, submissionId: string, recall: Recall): Promise<'written' | 'conflict'> =>
  updateItem(
    table,
    keys.submission(submissionId),
    { recall },
    {
      expression:
        '#outcome = :none AND (#progress = :inApproval OR #progress = :filed) AND (attribute_not_exists(#recall) OR #recall = :none)',
      names: { '#outcome': 'outcome', '#progress': 'progress', '#recall': 'recall' },
      values: { ':none': null, ':inApproval': 'inApproval', ':filed': 'filed' },
    },
  );
