import {
  type Inspection,
  type InspectionFinding,
  InspectionSchema,
  mostFindingsKept,
} from '../../schemas/inspection.ts';
import { keys } from '../shared/keys.ts';
import { absent, queryLast, writeItem } from '../shared/table.ts';
import { shanghaiDay } from '../shared/time.ts';
import type { Look } from './look.ts';

/** A run that has not begun yet. */
export const newRun = (by: Inspection['by'], now: Date): Inspection => ({
  startedAt: now.toISOString(),
  by,
  updatedAt: now.toISOString(),
  finishedAt: null,
  busyUntil: null,
  after: null,
  agencies: 0,
  looked: { agencies: 0, reports: 0, objects: 0, links: 0 },
  mended: 0,
  open: 0,
  findings: [],
  told: false,
});

/** A run with what one more look has come to. */
export const withLook = (
  run: Inspection,
  { reports, objects, links }: Omit<Look, 'suspicions'>,
  findings: readonly InspectionFinding[],
): Inspection => {
  const mended = findings.filter((finding) => finding.mended).length;
  return {
    ...run,
    looked: {
      agencies: run.looked.agencies,
      reports: run.looked.reports + reports,
      objects: run.looked.objects + objects,
      links: run.looked.links + links,
    },
    mended: run.mended + mended,
    open: run.open + findings.length - mended,
    findings: openFirst([...run.findings, ...findings]).slice(0, mostFindingsKept),
  };
};

const openFirst = (findings: readonly InspectionFinding[]): InspectionFinding[] => [
  ...findings.filter(({ mended }) => !mended),
  ...findings.filter(({ mended }) => mended),
];

/** The hour of the day in Shanghai at which a run is due, as it stands on the clock there. */
const dueHour = 3;
const hour = 60 * 60_000;

/** When the last run by the clock was due: the last three in the morning in Shanghai. */
export const lastDue = (now: Date): Date => {
  const { year, month, day } = shanghaiDay(new Date(now.getTime() - dueHour * hour));
  return new Date(`${year}-${month}-${day}T0${dueHour}:00:00.000+08:00`);
};

/** Whether the clock is to begin a run: none has begun since one was due. */
export const isDue = (lastStartedAt: string | undefined, now: Date): boolean =>
  lastStartedAt === undefined || Date.parse(lastStartedAt) < lastDue(now).getTime();

/** Whether somebody is at work on a run. Clocks ring twice at times, and two would not know what the other has found. */
export const isInHand = ({ busyUntil }: Inspection, now: Date): boolean =>
  busyUntil !== null && Date.parse(busyUntil) > now.getTime();

/** Runs are kept for so long, for whoever asks when something went wrong first. */
const keptSeconds = 400 * 24 * 60 * 60;

/** The latest runs, the last one first. */
export const latestRuns = (table: string, limit: number): Promise<Inspection[]> =>
  queryLast(table, keys.inspection('').pk, InspectionSchema, limit);

/** Keeps a run as it stands; `conflict` when somebody else has gone on with it since `before`. */
export const keepRun = (
  table: string,
  run: Inspection,
  before: Inspection | undefined,
): Promise<'written' | 'conflict'> =>
  writeItem(table, keys.inspection(run.startedAt), run, {
    condition: before
      ? {
          expression: '#updatedAt = :before',
          names: { '#updatedAt': 'updatedAt' },
          values: { ':before': before.updatedAt },
        }
      : absent,
    expiresAtSeconds: Math.floor(Date.parse(run.startedAt) / 1000) + keptSeconds,
  });
