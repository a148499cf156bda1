import type { ColumnResult } from '../../schemas/columnEvent.ts';
import { log } from '../shared/log.ts';
import { type Change, changes, forget } from './changed.ts';
import type { Column } from './column.ts';
import { foldSearch } from './search/fold.ts';
import { settle } from './settle.ts';
import { refreshSwitches } from './switches.ts';
import { foldIntoYear, refreshSitemaps } from './years.ts';

/** A change younger than this is being settled by whoever made it. */
const inHandMilliseconds = 20_000;

/** Agencies' years one run settles, or folds into a year; the next minute goes on. */
const mostAtOnce = 200;

/**
 * What the clock does for the column: settles what somebody left unsettled, folds what has changed into the files that
 * hold a whole year, and takes what was noted into the search. Safe to repeat and to run beside itself.
 */
export const fold = async (column: Column, now: Date): Promise<ColumnResult> => {
  const all = await changes(column.table);
  const left = all.filter((change) => !change.settled && isLeft(change, now)).slice(0, mostAtOnce);
  let written = 0;
  for (const { agencyId, year } of agencysYears(left)) written += (await settle(column, agencyId, year))?.written ?? 0;
  const due = [...left, ...all.filter((change) => change.settled)].slice(0, mostAtOnce);
  written += await foldYears(column, due);
  for (const change of due) await finish(column.table, change);
  written += (await foldSearch(column, now)).written;
  return { settled: left.length, folded: due.length, written };
};

const finish = async (table: string, change: Change): Promise<void> => {
  await forget(table, change);
  const { submissionId, agencyId, year } = change;
  log.info('folded into the files of its year', { submissionId, agencyId, year });
};

const isLeft = ({ at }: Change, now: Date): boolean => now.getTime() - Date.parse(at) > inHandMilliseconds;

/** Each agency's year once, however often it has changed. */
const agencysYears = (some: readonly Change[]): Pick<Change, 'agencyId' | 'year'>[] => [
  ...new Map(some.map((change) => [`${change.agencyId} ${change.year}`, change])).values(),
];

const foldYears = async (column: Column, due: readonly Change[]): Promise<number> => {
  if (due.length === 0) return 0;
  let written = 0;
  const changed = agencysYears(due);
  for (const [year, ofYear] of Map.groupBy(changed, (change) => change.year))
    written += await foldIntoYear(
      column,
      year,
      ofYear.map(({ agencyId }) => agencyId),
    );
  return written + (await refreshSwitches(column, changed)) + (await refreshSitemaps(column));
};
