import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { canaryAgency, canaryMailKey, canaryPeople } from '../shared/canary.ts';
import { variable } from '../shared/config.ts';
import { StoredDataError } from '../shared/errors.ts';
import { log } from '../shared/log.ts';
import { findObject, readObject } from '../shared/objects.ts';
import { readSettings } from '../shared/settings.ts';
import { stage } from '../shared/stage.ts';
import { CanaryMailSchema, flyThrough } from './run.ts';

const dropBucket = variable('DROP_BUCKET');
const workBucket = variable('WORK_BUCKET');
const publicBucket = variable('PUBLIC_BUCKET');
const settingsPrefix = variable('SETTINGS_PREFIX');
const client = new S3Client({});

/** Milliseconds the site may take for one answer. */
const patience = 20_000;

const ResultSchema = z.strictObject({ submissionId: z.string(), year: z.number(), milliseconds: z.number() });

/** Sends the canary through, and says whether it came out at the other end. Two at once overtake each other: one is started at a time. */
export const handler = stage('canary', z.unknown(), ResultSchema, async () => {
  const started = performance.now();
  const { 'base-url': baseUrl } = await readSettings(settingsPrefix);
  const seconds = (): number => (performance.now() - started) / 1000;
  try {
    const flown = await flyThrough({
      now: () => new Date(),
      pause,
      baseUrl,
      upload,
      findMail: async (id) => {
        const found = await findObject(workBucket, canaryMailKey(id));
        return found && CanaryMailSchema.parse(JSON.parse(new TextDecoder().decode(found.body)));
      },
      readPublic: (key) => readObject(publicBucket, key),
      ask,
    });
    log.measure('canary passed', { CanaryPassed: 1, CanarySeconds: seconds() });
    return { ...flown, milliseconds: Math.round(seconds() * 1000) };
  } catch (error) {
    log.measure('canary fails', { CanaryPassed: 0 });
    throw error;
  }
});

/** Always under the same name: former ones are earlier versions of it, and go after some days. */
const upload = async (body: string) => {
  const key = `incoming/${canaryAgency.id}/canary.html`;
  const { VersionId: versionId } = await client.send(
    new PutObjectCommand({
      Bucket: dropBucket,
      Key: key,
      Body: body,
      ContentType: 'text/html; charset=utf-8',
      Metadata: { sender: canaryPeople.sender },
    }),
  );
  if (versionId === undefined) throw new StoredDataError('The drop bucket gives no version');
  return { bucket: dropBucket, key, versionId };
};

const ask = async (url: string, form?: URLSearchParams) => {
  const answer = await fetch(url, {
    signal: AbortSignal.timeout(patience),
    ...(form && { method: 'POST', body: form }),
  });
  return { status: answer.status, text: await answer.text() };
};
