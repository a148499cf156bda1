import type { ColumnResult } from '../../schemas/columnEvent.ts';
import { type Change, changes, forget, noteSettled } from './changed.ts';
import type { Column } from './column.ts';
import { settle } from './settle.ts';

/** A change younger than this is being settled by whoever made it. */
const inHandMilliseconds = 20_000;

/** Agencies' years one run sees to; the next minute goes on. */
const mostSettled = 40;

/**
 * What the clock does for the column: settles what somebody left unsettled, and folds what has changed into the files that
 * hold a whole year. Safe to repeat and to run beside itself.
 */
export const fold = async (column: Column, now: Date): Promise<ColumnResult> => {
  const all = await changes(column.table);
  const left = all.filter((change) => !change.settled && isLeft(change, now)).slice(0, mostSettled);
  let written = 0;
  for (const change of left) {
    written += (await settle(column, change.agencyId, change.year))?.written ?? 0;
    await noteSettled(column.table, change);
  }
  const settled = [...all.filter((change) => change.settled), ...left];
  for (const change of settled) await forget(column.table, change);
  return { settled: left.length, folded: settled.length, written };
};

const isLeft = ({ at }: Change, now: Date): boolean => now.getTime() - Date.parse(at) > inHandMilliseconds;
