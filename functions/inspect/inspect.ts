import type { Inspection, InspectionFinding } from '../../schemas/inspection.ts';
import type { Column } from '../column/column.ts';
import { type AgencyYears, readWalk, type Walk, yearsKnown } from '../column/walk.ts';
import { sideBySide } from '../shared/sideBySide.ts';
import { lookAtAgency, type Surroundings } from './agency.ts';
import { existence } from './links.ts';
import { allLatest, lookAtLists } from './lists.ts';
import { isOfStoredData, type Look, lookTwice, type Suspicion, together } from './look.ts';
import { readRows } from './rows.ts';
import { withLook } from './run.ts';
import { lookAtSearch } from './search.ts';
import { lookAtShared, sharedObjects } from './shared.ts';
import { lookAtYearData, lookAtYearFiles } from './yearData.ts';

export interface Limits {
  /** When to stop, to go on another time. */
  readonly until: Date;
  /** Agencies looked at side by side. */
  readonly atOnce: number;
  readonly clock: () => Date;
  /** Keeps the run as it stands; `conflict` ends this one: somebody else goes on with it. */
  readonly keep: (run: Inspection, before: Inspection) => Promise<'written' | 'conflict'>;
}

/** Agencies between two notes of how far the run has come. */
const batchSize = 40;

/**
 * Goes on with a run until it is finished or its time is over: first what belongs to no agency, so that pages are held
 * against lists that are right; then agency by agency. What can be made again from the truth is; published bytes never are.
 * Answers the run as it was kept last.
 */
export const inspect = async (column: Column, begun: Inspection, limits: Limits): Promise<Inspection> => {
  const { until, atOnce, clock, keep } = limits;
  let run = begun;
  const note = async (next: Omit<Inspection, 'updatedAt'>): Promise<boolean> => {
    const after = { ...next, updatedAt: laterThan(run.updatedAt, clock()) };
    if ((await keep(after, run)) === 'conflict') return false;
    run = after;
    return true;
  };

  if (run.after === null && !(await note({ ...(await inspectWhole(column, run)), after: '' }))) return run;
  const walk = await readWalk(column);
  const around = await surroundings(column, walk, clock());
  const left = walk.agencies.filter(({ agencyId }) => agencyId > run.after!);
  const agencies = walk.agencies.length;
  for (let from = 0; from < left.length && clock() < until; from += batchSize) {
    const batch = left.slice(from, from + batchSize);
    const looks = await sideBySide(batch, atOnce, (agency) => inspectAgency(column, agency, around));
    const next = looks.reduce((sum, { look, findings }) => withLook(sum, look, findings), run);
    const looked = { ...next.looked, agencies: next.looked.agencies + batch.length };
    if (!(await note({ ...next, agencies, looked, after: batch.at(-1)!.agencyId }))) return run;
  }
  const last = left.at(-1);
  if (last && run.after !== last.agencyId) {
    await note({ ...run, agencies, busyUntil: null });
    return run;
  }
  const ended = await inspectFollowing(column, run);
  await note({ ...ended, agencies, busyUntil: null, finishedAt: clock().toISOString() });
  return run;
};

/** Two notes of the same millisecond must be told apart. */
export const laterThan = (before: string, now: Date): string =>
  new Date(Math.max(now.getTime(), Date.parse(before) + 1)).toISOString();

interface Inspected {
  readonly look: Look;
  readonly findings: readonly InspectionFinding[];
}

const inspectAgency = async (column: Column, agency: AgencyYears, around: Surroundings): Promise<Inspected> => {
  const look = await lookTwice(column.table, () => lookAtAgency(column, agency, around));
  return { look, findings: await mendAll(look.suspicions) };
};

/** Lists first, then what is made from them. */
const inspectWhole = async (column: Column, run: Inspection): Promise<Inspection> => {
  const years = await yearsKnown(column);
  const steps: (() => Promise<Look>)[] = [
    async () => {
      const latest = await allLatest(column.table);
      return together(await Promise.all(years.map((year) => lookAtLists(column, year, latest))));
    },
    async () => together(await sideBySide(years, 2, (year) => lookAtYearData(column, year))),
    () => lookAtSearch(column, years),
    async () => {
      const walk = await readWalk(column);
      return lookAtShared(column, walk, deadLinks(column, walk));
    },
  ];
  let next = run;
  for (const step of steps) next = await inspectStep(column, next, step);
  return next;
};

/** What follows from the data of whole years comes last: by then every row of it has been held against its report. */
const inspectFollowing = async (column: Column, run: Inspection): Promise<Inspection> => {
  const years = await yearsKnown(column);
  return inspectStep(column, run, async () =>
    together(await sideBySide(years, 2, (year) => lookAtYearFiles(column, year))),
  );
};

const inspectStep = async (column: Column, run: Inspection, step: () => Promise<Look>): Promise<Inspection> => {
  const look = await lookTwice(column.table, step);
  return withLook(run, look, await mendAll(look.suspicions));
};

const surroundings = async (column: Column, walk: Walk, now: Date): Promise<Surroundings> => ({
  rows: await readRows(column, [...new Set(walk.agencies.flatMap(({ years }) => years))]),
  deadAmong: deadLinks(column, walk),
  now,
});

/** What the inspection looks at where it belongs is taken to be there: if it is not, it says so when it comes to it. */
const deadLinks = (column: Column, walk: Walk): Surroundings['deadAmong'] => {
  const shared = new Set(sharedObjects(column, walk).map(({ key }) => key));
  const agencies = new Map(walk.agencies.map(({ agencyId, years }) => [agencyId, years]));
  const isLookedAt = (key: string): boolean => {
    const [room = '', agencyId = '', year = ''] = key.split('/');
    const years = agencies.get(agencyId) ?? [];
    if (room === 'reports') return years.includes(Number(year));
    return shared.has(key) || (key === `agencies/${agencyId}/index.html` && years.length > 0);
  };
  const missing = existence(column.publicBucket);
  return (keys) => missing(keys.filter((key) => !isLookedAt(key)));
};

/** Mends one after the other what can be; answers what was found. */
export const mendAll = async (suspicions: readonly Suspicion[]): Promise<InspectionFinding[]> => {
  const findings: InspectionFinding[] = [];
  for (const { kind, problem, place, error, mend } of suspicions) {
    const about = { kind, problem, place: place.slice(0, 300) };
    const came = mend ? await tried(mend) : { mended: 'open' as const, error };
    if (came.mended === 'fine') continue;
    findings.push({
      ...about,
      mended: came.mended === 'mended',
      ...(came.error !== undefined && { error: came.error }),
    });
  }
  return findings;
};

const tried = async (mend: NonNullable<Suspicion['mend']>) => {
  try {
    return { mended: await mend(), error: undefined };
  } catch (error) {
    if (!isOfStoredData(error)) throw error;
    return { mended: 'open' as const, error: error.name };
  }
};
