import type { InspectionFinding } from '../../schemas/inspection.ts';
import type { Column } from '../column/column.ts';
import { yearJsonKey } from '../column/data/places.ts';
import { foldYear, yearJson } from '../column/data/yearData.ts';
import { yearColumns } from '../column/data/yearRow.ts';
import { filesOfYear, findYear, foldIntoYear } from '../column/years.ts';
import { findObject, writeObject } from '../shared/objects.ts';
import { isOfStoredData, type Look, type Mended, nothingSeen, type Suspicion } from './look.ts';
import { lookAtPage } from './page.ts';
import { disagreeingRows } from './rows.ts';

/** A fold reads every report it is given: so many at once. */
const foldedAtOnce = 200;

/** Holds the data of a year against the pointers. Its figures are compared report by report. */
export const lookAtYearData = async (column: Column, year: number): Promise<Look> => {
  const pointers = await column.catalogue.pointers(year);
  const about = { kind: 'data' as const, place: yearJsonKey(year), untilFolded: true };
  const found = await stored(column, year);
  if (found === 'unreadable') {
    const everybody = pointers.map(({ agencyId }) => agencyId);
    const mend = (): Promise<Mended> => beginAnew(column, year, everybody);
    return { ...nothingSeen, objects: 1, suspicions: [{ ...about, problem: 'failed', mend }] };
  }
  // Nothing was ever folded, nor has to be.
  if (!found && pointers.length === 0) return nothingSeen;
  const wrong = disagreeingRows(found?.rows ?? [], pointers);
  const laidOut = found === undefined || found.columns.join() === yearColumns.join();
  if (wrong.length > 0 || !laidOut) {
    const problem: InspectionFinding['problem'] = found ? (laidOut ? 'different' : 'outdated') : 'missing';
    const one = wrong.length === 1 ? { agencyId: wrong[0]! } : {};
    const mend = (): Promise<Mended> => foldAll(column, year, wrong);
    return { ...nothingSeen, objects: 1, suspicions: [{ ...about, ...one, problem, mend }] };
  }
  return { ...nothingSeen, objects: 1 };
};

/** Holds what follows from the data of a year against it: the table for spreadsheets, the sitemaps. */
export const lookAtYearFiles = async (column: Column, year: number): Promise<Look> => {
  const found = await stored(column, year);
  // What is wrong with the data itself is said where it is looked at.
  if (!found || found === 'unreadable') return nothingSeen;
  const files = filesOfYear(column, found);
  const looks = await Promise.all(
    files.map(({ key, make }) =>
      lookAtPage({ bucket: column.publicBucket, key, make, kind: key.startsWith('data/') ? 'data' : 'sitemap' }),
    ),
  );
  const suspicions = looks.flatMap(({ suspicion }): Suspicion[] =>
    suspicion ? [{ ...suspicion, untilFolded: true }] : [],
  );
  return { ...nothingSeen, objects: files.length, suspicions };
};

const stored = async (column: Column, year: number) => {
  try {
    return (await findYear(column, year))?.data;
  } catch (error) {
    if (!isOfStoredData(error)) throw error;
    return 'unreadable' as const;
  }
};

const foldAll = async (column: Column, year: number, agencyIds: readonly string[]): Promise<Mended> => {
  if (agencyIds.length === 0) await foldIntoYear(column, year, []);
  for (let from = 0; from < agencyIds.length; from += foldedAtOnce)
    await foldIntoYear(column, year, agencyIds.slice(from, from + foldedAtOnce));
  return 'mended';
};

/** Puts an empty year in the place of what cannot be read, and folds everything into it. */
const beginAnew = async (column: Column, year: number, agencyIds: readonly string[]): Promise<Mended> => {
  const found = await findObject(column.publicBucket, yearJsonKey(year));
  const options = { contentType: 'application/json; charset=utf-8', cacheControl: 'public, max-age=300' };
  const only = found ? { etag: found.etag } : ('absent' as const);
  const empty = yearJson(foldYear(year, undefined, []));
  if ((await writeObject(column.publicBucket, yearJsonKey(year), empty, { ...options, only })) === 'conflict')
    return 'fine';
  return foldAll(column, year, agencyIds);
};
