import { firstBroken, missing } from '../../../functions/audit/chain.ts';
import { eventsOf } from '../../../functions/audit/events.ts';
import { readTrail } from '../../../functions/audit/trail.ts';
import { keys } from '../../../functions/shared/keys.ts';
import { queryItems } from '../../../functions/shared/table.ts';
import { StageSchema } from '../../../schemas/approval.ts';
import { personOf, type Register } from '../../../schemas/register.ts';
import type { Submission } from '../../../schemas/submission.ts';

/** What is wrong with the audit of one submission; undefined when it holds. */
export const auditFault = async (
  table: string,
  register: Register,
  submission: Submission,
): Promise<string | undefined> => {
  const { submissionId } = submission;
  const entries = await readTrail(table, submissionId);
  const broken = firstBroken(entries);
  if (broken) return `entry ${broken.number} (${broken.id}) is not what was written, or does not follow the one before`;
  const stages = await queryItems(table, keys.submission(submissionId).pk, StageSchema, 'STAGE#');
  const sender = submission.senderId === null ? undefined : personOf(register, submission.senderId);
  const lacking = missing(entries, eventsOf({ submission, senderRole: sender?.role ?? null, stages }));
  // What has just happened may not be written yet; of what has ended everything must be.
  return submission.outcome !== null && lacking.length > 0
    ? `lacks ${lacking.map(({ id }) => id).join(', ')}, which the table knows of`
    : undefined;
};
