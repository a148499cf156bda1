import { StageSchema } from '../../schemas/approval.ts';
import { personOf, type Register } from '../../schemas/register.ts';
import { SubmissionSchema } from '../../schemas/submission.ts';
import { keys } from '../shared/keys.ts';
import { queryItems, readItem } from '../shared/table.ts';
import { eventsOf } from './events.ts';
import { append } from './trail.ts';

/** Writes what the audit of a submission lacks of what the table knows. Safe to repeat at any time, by anybody. */
export const noteAudit = async (table: string, submissionId: string, register: Register): Promise<void> => {
  const [submission, stages] = await Promise.all([
    readItem(table, keys.submission(submissionId), SubmissionSchema),
    queryItems(table, keys.submission(submissionId).pk, StageSchema, 'STAGE#'),
  ]);
  const sender = submission.senderId === null ? undefined : personOf(register, submission.senderId);
  await append(table, submissionId, eventsOf({ submission, senderRole: sender?.role ?? null, stages }));
};
