import { ParseInputSchema, ParseResultSchema } from '../../schemas/events.ts';
import { variable } from '../shared/config.ts';
import { MalwareScanError } from '../shared/errors.ts';
import { writeJson, writeObject } from '../shared/objects.ts';
import { parseDropKey, pictureKey, reportKey } from '../shared/places.ts';
import { stage } from '../shared/stage.ts';
import { readVersion } from '../shared/versions.ts';
import { isolatedParser } from './isolated.ts';
import { maximumFileBytes } from './limits.ts';
import { notLetThrough, tooLarge } from './reasons.ts';

const workBucket = variable('WORK_BUCKET');
const parse = isolatedParser();

/** Bytes to report: reads the dropped version, if the malware gate let it through, stores report and pictures, or says why it cannot be read. */
export const handler = stage('parse', ParseInputSchema, ParseResultSchema, async ({ submissionId, drop }) => {
  if (drop.scan === 'failed') throw new MalwareScanError('The malware gate could not scan the upload; scan it again');
  if (drop.scan) return { outcome: 'returned' as const, reason: notLetThrough[drop.scan] };
  const version = await readVersion(drop.bucket, drop.key, drop.versionId, maximumFileBytes);
  if (version.status === 'tooLarge') {
    return { outcome: 'returned' as const, reason: tooLarge(version.size, maximumFileBytes).reason };
  }
  const outcome = await parse(version.bytes, parseDropKey(drop.key)?.fileName ?? '');
  const { format } = outcome;
  if (outcome.status === 'unreadable') return { outcome: 'returned' as const, reason: outcome.reason, format };
  // The report goes last: where it lies, its pictures lie as well.
  await Promise.all(
    outcome.pictures.map(({ sha256, mediaType, bytes }) =>
      writeObject(workBucket, pictureKey(submissionId, sha256), bytes, { contentType: mediaType }),
    ),
  );
  await writeJson(workBucket, reportKey(submissionId), outcome.report);
  return { outcome: 'ok' as const, format };
});
