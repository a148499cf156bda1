import * as z from 'zod';
import { ObjectCreatedSchema } from '../../schemas/events.ts';
import { type Submission, SubmissionSchema } from '../../schemas/submission.ts';
import { variable } from '../shared/config.ts';
import { log } from '../shared/log.ts';
import { readRegister } from '../shared/register.ts';
import { stage } from '../shared/stage.ts';
import { absent, keys, lists, readItem, writeItem } from '../shared/table.ts';
import { dropPlaceOf } from './dropPlace.ts';
import { headVersion } from './headVersion.ts';
import { startPath } from './startPath.ts';
import { submissionOf } from './submission.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const stateMachineArn = variable('STATE_MACHINE_ARN');

const ReceivedSchema = z.strictObject({
  received: z.enum(['started', 'alreadyEnded', 'ignored']),
  submissionId: z.string().optional(),
});

/**
 * Turns an uploaded file into one execution. The record is written before the execution is started, so a crash between
 * the two is mended by the event's next delivery; a submission that has ended is never started again, however late the
 * event comes.
 */
export const handler = stage('receive', ObjectCreatedSchema, ReceivedSchema, async ({ detail }) => {
  const { key, sequencer } = detail.object;
  const drop = { bucket: detail.bucket.name, key, versionId: detail.object['version-id'], attempt: 1 };
  const place = dropPlaceOf(key);
  const upload = place && (await headVersion(drop));
  if (!place || !upload) {
    log.warning(place ? 'upload deleted before it was read' : 'not an upload', { versionId: drop.versionId });
    return { received: 'ignored' as const };
  }
  const register = await readRegister(workBucket);
  const submission = await record(submissionOf(drop, place, { ...upload, sequencer }, register));
  const { submissionId, agencyId, receiptNumber, outcome } = submission;
  if (outcome !== null) return { received: 'alreadyEnded' as const, submissionId };
  await startPath(stateMachineArn, submission);
  log.info('upload received', { submissionId, agencyId, receiptNumber });
  return { received: 'started' as const, submissionId };
});

/** Writes the record once; gives the one that stands. */
const record = async (submission: Submission): Promise<Submission> => {
  const key = keys.submission(submission.submissionId);
  const list = lists.agency(submission.agencyId, submission.order);
  const written = await writeItem(table, key, submission, { condition: absent, list });
  return written === 'written' ? submission : readItem(table, key, SubmissionSchema);
};
