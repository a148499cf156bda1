import * as z from 'zod';
import { recordFailure } from '../notify/failures.ts';
import { variable } from '../shared/config.ts';
import { log } from '../shared/log.ts';
import { readRegister } from '../shared/register.ts';
import { stage } from '../shared/stage.ts';
import { failingOf, MailEventSchema } from './bounced.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');

/** Takes note of a mail that Amazon SES took and could not deliver. */
export const handler = stage('bounce', MailEventSchema, z.strictObject({ recorded: z.boolean() }), async (event) => {
  const failing = failingOf(event, await readRegister(workBucket));
  if (failing) await recordFailure(table, failing, new Date());
  else log.info('mail event left alone', { type: event.detail.eventType });
  return { recorded: failing !== undefined };
});
