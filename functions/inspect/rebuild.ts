import type { Rebuild } from '../../schemas/inspection.ts';
import type { Column } from '../column/column.ts';
import type { DerivedPage } from '../column/plan.ts';
import { refresh } from '../column/refresh.ts';
import { refreshPages } from '../column/refreshPages.ts';
import { versionFiles } from '../column/settle.ts';
import { type AgencyYears, agencysPages, readWalk, yearsKnown } from '../column/walk.ts';
import { sideBySide } from '../shared/sideBySide.ts';
import { mendAll } from './inspect.ts';
import { allLatest, lookAtLists } from './lists.ts';
import { type Look, together } from './look.ts';
import { lookAtSearch } from './search.ts';
import { sharedObjects } from './shared.ts';
import { lookAtYearData, lookAtYearFiles } from './yearData.ts';

export interface RebuildLimits {
  /** Agencies seen to side by side. */
  readonly atOnce: number;
  readonly clock: () => Date;
  /** Keeps how far it has come. */
  readonly keep: (state: Rebuild) => Promise<void>;
  /** Hears how many of how many agencies are done. */
  readonly onProgress: (state: Rebuild, agencies: number) => void;
}

const batchSize = 40;
const pagesAtOnce = 8;

/** A rebuild that has not begun yet. */
export const newRebuild = (scope: Rebuild['scope'], now: Date): Rebuild => ({
  scope,
  startedAt: now.toISOString(),
  finishedAt: null,
  after: '',
  done: 0,
  written: 0,
});

/**
 * Makes everything again that is derived, after a change of design or of the register: lists, pages of agencies, then what
 * shows many of them. Published bytes are not touched, and what is as it should be is not written. Goes on where `begun` has
 * come to; safe to repeat and to run while others publish.
 */
export const rebuild = async (column: Column, begun: Rebuild, limits: RebuildLimits): Promise<Rebuild> => {
  const { atOnce, clock, keep, onProgress } = limits;
  const { year, agencyId } = begun.scope;
  let state = begun;
  const note = async (after: Rebuild, agencies: number): Promise<void> => {
    state = after;
    await keep(after);
    onProgress(after, agencies);
  };

  const years = (await yearsKnown(column)).filter((one) => year === null || one === year);
  const listsWritten = await agree(async () => {
    const latest = await allLatest(column.table);
    return together(await Promise.all(years.map((one) => lookAtLists(column, one, latest))));
  });
  const walk = await readWalk(column);
  const agencies = walk.agencies
    .map((one) => ({ ...one, years: one.years.filter((of) => year === null || of === year) }))
    .filter((one) => one.years.length > 0 && (agencyId === null || one.agencyId === agencyId));
  await note({ ...state, written: state.written + listsWritten }, agencies.length);

  const left = agencies.filter((one) => one.agencyId > begun.after);
  for (let from = 0; from < left.length; from += batchSize) {
    const batch = left.slice(from, from + batchSize);
    const written = await sideBySide(batch, atOnce, (agency) => rebuildAgency(column, agency));
    const { done } = state;
    const after = { ...state, after: batch.at(-1)!.agencyId, done: done + batch.length };
    await note({ ...after, written: state.written + sum(written) }, agencies.length);
  }

  const written = await sideBySide(sharedObjects(column, walk), pagesAtOnce, ({ key, make }) =>
    refresh(column.publicBucket, key, make),
  );
  const dataWritten = await agree(async () =>
    together(await sideBySide(years, 2, (one) => lookAtYearData(column, one))),
  );
  const filesWritten = await agree(async () =>
    together(await sideBySide(years, 2, (one) => lookAtYearFiles(column, one))),
  );
  const searchWritten = await agree(async () => lookAtSearch(column, await yearsKnown(column)));
  const all = state.written + written.filter(Boolean).length + dataWritten + filesWritten + searchWritten;
  await note({ ...state, written: all, finishedAt: clock().toISOString() }, agencies.length);
  return state;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What looks find, mended; what is under way counts too, for it does no harm to do it twice. */
const agree = async (look: () => Promise<Look>): Promise<number> =>
  (await mendAll((await look()).suspicions)).filter(({ mended }) => mended).length;

/** Makes everything of one agency again, what leads to a page after the page. Answers how many objects were written. */
const rebuildAgency = async (column: Column, { agencyId, years }: AgencyYears): Promise<number> => {
  const pointers = (await Promise.all(years.map((year) => column.catalogue.pointer(agencyId, year)))).filter(
    (pointer) => pointer !== undefined,
  );
  const plans = await Promise.all(
    pointers.map(async (pointer) => agencysPages(pointer, await versionFiles(column, pointer))),
  );
  return refreshPages(column, inSteps(plans));
};

/** The same steps of all years together; the agency's own page, which all of them name, once. */
const inSteps = (plans: readonly DerivedPage[][][]): DerivedPage[][] => {
  const longest = Math.max(0, ...plans.map((steps) => steps.length));
  return Array.from({ length: longest }, (_, index) => [
    ...new Map(plans.flatMap((steps) => steps[index] ?? []).map((target) => [target.key, target])).values(),
  ]);
};
