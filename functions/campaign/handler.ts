import * as z from 'zod';
import { variable } from '../shared/config.ts';
import { readRegister } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { stage } from '../shared/stage.ts';
import { runCampaign } from './campaign.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const settingsPrefix = variable('SETTINGS_PREFIX');

/** Well within the function's time, so that nothing is cut off between a mail and its note. */
const budgetMilliseconds = 10 * 60_000;

const RunSchema = z.strictObject({ sent: z.int(), left: z.int() });

/** Runs several times each morning: what one run could not send, the next does. */
export const handler = stage('campaign', z.unknown(), RunSchema, async () => {
  const [register, settings] = await Promise.all([readRegister(workBucket), readSettings(settingsPrefix)]);
  const now = new Date();
  return runCampaign({ table, settings }, register, now, new Date(now.getTime() + budgetMilliseconds));
});
