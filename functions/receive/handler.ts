import * as z from 'zod';
import { ObjectCreatedSchema, ObjectScannedSchema, ScanningTroubledSchema } from '../../schemas/events.ts';
import { type Submission, SubmissionSchema } from '../../schemas/submission.ts';
import { variable } from '../shared/config.ts';
import { MalwareScanError, StoredDataError } from '../shared/errors.ts';
import { keys, lists } from '../shared/keys.ts';
import { log } from '../shared/log.ts';
import { readRegister, registerFor } from '../shared/register.ts';
import { stage } from '../shared/stage.ts';
import { absent, readItem, writeItem } from '../shared/table.ts';
import { arrivalOf } from './arrival.ts';
import { dropPlaceOf } from './dropPlace.ts';
import { headVersion } from './headVersion.ts';
import { responseTo } from './response.ts';
import { restartParked } from './restart.ts';
import { startPath } from './startPath.ts';
import { submissionOf } from './submission.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const stateMachineArn = variable('STATE_MACHINE_ARN');

const EventSchema = z.union([ObjectCreatedSchema, ObjectScannedSchema, ScanningTroubledSchema]);
const scanResult = 'GuardDuty Malware Protection Object Scan Result';

const ReceivedSchema = z.strictObject({
  received: z.enum(['started', 'alreadyEnded', 'ignored']),
  submissionId: z.string().optional(),
});

/**
 * Turns an uploaded file into one execution. The record is written before the execution is started, so a crash between
 * the two is mended by the event's next delivery; a submission that has ended is never started again, however late the
 * event comes, but for one that was parked because it could not be scanned, and is found clean when it is scanned again.
 */
export const handler = stage('receive', EventSchema, ReceivedSchema, async (event) => {
  if (event['detail-type'] !== 'Object Created' && event['detail-type'] !== scanResult)
    throw new MalwareScanError(`${event['detail-type']}: uploads may not be scanned, and then not received`);
  const { drop, sequencer, scanned } = arrivalOf(event);
  const place = dropPlaceOf(drop.key);
  const upload = place && (await headVersion(drop));
  // Nobody of ours deletes versions, so that what was scanned and is not there is rather a name we misread.
  if (scanned && place && !upload) throw new StoredDataError(`Version ${drop.versionId} was scanned and is not there`);
  if (!place || !upload) {
    log.warning(place ? 'upload deleted before it was read' : 'not an upload', { versionId: drop.versionId });
    return { received: 'ignored' as const };
  }
  const register = registerFor(await readRegister(workBucket), place.agencyId);
  const submission = await record(submissionOf(drop, place, { ...upload, sequencer }, register));
  const response = responseTo(submission, drop);
  // Tried again by whoever delivers the event: a minute later the failed scan has parked it.
  if (response === 'comeAgain') throw new MalwareScanError('The scan before this one is not dealt with yet');
  if (response === 'nothing') return { received: 'alreadyEnded' as const, submissionId: submission.submissionId };
  const started = response === 'restart' ? await restartParked(table, stateMachineArn, submission) : submission;
  if (response === 'start') await startPath(stateMachineArn, started);
  const { submissionId, agencyId, receiptNumber } = started;
  log.info(response === 'start' ? 'upload received' : 'upload scanned again', {
    submissionId,
    agencyId,
    receiptNumber,
  });
  return { received: 'started' as const, submissionId };
});

/** Writes the record once; gives the one that stands. */
const record = async (submission: Submission): Promise<Submission> => {
  const key = keys.submission(submission.submissionId);
  const list = lists.agency(submission.agencyId, submission.order);
  const written = await writeItem(table, key, submission, { condition: absent, list });
  return written === 'written' ? submission : readItem(table, key, SubmissionSchema);
};
