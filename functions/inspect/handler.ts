import * as z from 'zod';
import type { Inspection } from '../../schemas/inspection.ts';
import { openColumn } from '../column/column.ts';
import { variable } from '../shared/config.ts';
import { log } from '../shared/log.ts';
import { readSettings } from '../shared/settings.ts';
import { stage } from '../shared/stage.ts';
import { inspect, laterThan } from './inspect.ts';
import { isDue, isInHand, keepRun, lastDue, latestRuns, newRun } from './run.ts';
import { isToBeTold, tell } from './tell.ts';

const places = {
  table: variable('TABLE_NAME'),
  publicBucket: variable('PUBLIC_BUCKET'),
  workBucket: variable('WORK_BUCKET'),
  settingsPrefix: variable('SETTINGS_PREFIX'),
};
const { table } = places;

/** Well within the function's time and the quarter of an hour until the next call, whatever the last look takes. */
const budgetMilliseconds = 11 * 60_000;
/** A slice that was cut off is over by then, and the next call comes a little later. */
const longestMilliseconds = 14.5 * 60_000;
const agenciesAtOnce = 8;
/** Runs at the command line in between are not the clock's to go on with. */
const runsAsked = 20;

const ResultSchema = z.strictObject({ finished: z.boolean(), mended: z.int(), open: z.int() });
const nothing = { finished: true, mended: 0, open: 0 };

/** Every quarter of an hour in the small hours: begins the night's run, goes on with it, tells what came of it. */
export const handler = stage('inspect', z.unknown(), ResultSchema, async () => {
  const now = new Date();
  const last = (await latestRuns(table, runsAsked)).find(({ by }) => by === 'clock');
  const next = last?.finishedAt === null ? last : isDue(last?.startedAt, now) ? await begin(now) : undefined;
  const run = next && (await takeInHand(next, now));
  if (!run) {
    if (last && isToBeTold(last)) await tellIt(last);
    return nothing;
  }
  const column = await openColumn(places);
  const after = await inspect(column, run, {
    until: new Date(now.getTime() + budgetMilliseconds),
    atOnce: agenciesAtOnce,
    clock: () => new Date(),
    keep: (noted, before) => keepRun(table, noted, before),
  });
  if (after.open > run.open) log.count('InspectionFindings', { open: after.open, mended: after.mended });
  if (isToBeTold(after)) await tellIt(after);
  return { finished: after.finishedAt !== null, mended: after.mended, open: after.open };
});

/** Undefined where somebody else is at work on it. */
const takeInHand = async (run: Inspection, now: Date): Promise<Inspection | undefined> => {
  if (isInHand(run, now)) return undefined;
  const busyUntil = new Date(now.getTime() + longestMilliseconds).toISOString();
  const taken = { ...run, busyUntil, updatedAt: laterThan(run.updatedAt, now) };
  return (await keepRun(table, taken, run)) === 'written' ? taken : undefined;
};

const begin = async (now: Date): Promise<Inspection | undefined> => {
  const run = newRun('clock', lastDue(now));
  return (await keepRun(table, run, undefined)) === 'written' ? run : undefined;
};

const tellIt = async (run: Inspection): Promise<void> => {
  const [{ register }, settings] = await Promise.all([openColumn(places), readSettings(places.settingsPrefix)]);
  await tell({ table, settings }, register, run);
};
