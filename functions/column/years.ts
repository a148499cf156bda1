import { type YearData, YearDataSchema } from '../../schemas/yearData.ts';
import { ContentionError } from '../shared/errors.ts';
import { findObject, writeObject } from '../shared/objects.ts';
import type { Column } from './column.ts';
import { pagesSitemapKey, yearCsvKey, yearJsonKey } from './data/places.ts';
import { pagesSitemap, type SitemapFile, sitemapIndex, yearSitemap } from './data/sitemap.ts';
import { foldYear, type YearChange, yearCsv, yearJson } from './data/yearData.ts';
import { rowOf } from './data/yearRow.ts';
import { listedOf, shelvesOf } from './lists.ts';
import { publishedDocument } from './make/figures.ts';
import { type Derived, refresh } from './refresh.ts';

// The files that hold a whole year: too large to be made anew for every publication, so changes are folded into them.

const aMinute = 'public, max-age=60';
const tries = 20;

/** The data of a year as it lies there; undefined when there is none yet. */
export const findYear = async (
  { publicBucket }: Column,
  year: number,
): Promise<{ readonly data: YearData; readonly etag: string } | undefined> => {
  const found = await findObject(publicBucket, yearJsonKey(year));
  return found && { data: YearDataSchema.parse(JSON.parse(new TextDecoder().decode(found.body))), etag: found.etag };
};

/** What is true of some agencies' year now. */
const truthOf = (column: Column, year: number, agencyIds: readonly string[]): Promise<YearChange[]> =>
  Promise.all(
    agencyIds.map(async (agencyId): Promise<YearChange> => {
      const out = await column.catalogue.find(agencyId, year);
      return out ? { agencyId, row: rowOf(listedOf(out), await publishedDocument(column, out)) } : { agencyId };
    }),
  );

const saysTheSame = (one: readonly YearChange[], other: readonly YearChange[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Folds what is true of these agencies into a year's files: the data, the table for spreadsheets, the sitemap. Nobody's fold
 * undoes another's: it is written on the condition that the data is what it was read as, and begun again when the truth has
 * moved meanwhile. Answers how many objects were written.
 */
export const foldIntoYear = async (column: Column, year: number, agencyIds: readonly string[]): Promise<number> => {
  const folded = await foldData(column, year, agencyIds);
  const written = await Promise.all(
    filesOfYear(column, folded).map(({ key, make }) => refresh(column.publicBucket, key, make)),
  );
  return 1 + written.filter(Boolean).length;
};

/** A file that follows from others, and can be made again at any time. */
export interface FollowingFile {
  readonly key: string;
  readonly make: () => Promise<Derived | undefined>;
}

/** The files that follow from a year's data, as it lies there when they are made: the table for spreadsheets, the sitemaps. */
export const filesOfYear = (column: Column, known: YearData): FollowingFile[] => {
  const { year } = known;
  const current = async (): Promise<YearData> => (await findYear(column, year))?.data ?? known;
  const table = async (): Promise<Derived> => ({
    body: yearCsv(await current()),
    options: { contentType: 'text/csv; charset=utf-8', cacheControl: aMinute },
  });
  const maps = yearSitemap(column.site, known).map(({ key }) => ({
    key,
    make: async () => sitemap(yearSitemap(column.site, await current()).find((map) => map.key === key)),
  }));
  return [{ key: yearCsvKey(year), make: table }, ...maps];
};

const foldData = async (column: Column, year: number, agencyIds: readonly string[]): Promise<YearData> => {
  const options = { contentType: 'application/json; charset=utf-8', cacheControl: aMinute };
  for (let turn = 0; turn < tries; turn += 1) {
    const base = await findYear(column, year);
    const truth = await truthOf(column, year, agencyIds);
    const data = foldYear(year, base?.data, truth);
    const only = base ? { etag: base.etag } : ('absent' as const);
    const written = await writeObject(column.publicBucket, yearJsonKey(year), yearJson(data), { ...options, only });
    if (written === 'written' && saysTheSame(truth, await truthOf(column, year, agencyIds))) return data;
  }
  throw new ContentionError(`The data of ${year} changed ${tries} times while it was folded`);
};

const sitemap = (file: SitemapFile | undefined): Derived | undefined =>
  file && {
    body: file.body,
    options: { contentType: 'application/xml; charset=utf-8', cacheControl: aMinute },
  };

/** The index of sitemaps, and the one of lists and data pages. */
export const sitemapFiles = ({ site, table, catalogue }: Column): FollowingFile[] => {
  const yearsOut = async () => (await catalogue.years()).filter(({ count }) => count > 0);
  const pages = async (): Promise<Derived | undefined> => {
    const years = (await yearsOut()).map(({ year }) => year);
    const shelves = (await Promise.all(years.map((year) => shelvesOf(table, year)))).flat();
    return sitemap(pagesSitemap(site, { years, shelves }));
  };
  const index = async (): Promise<Derived | undefined> =>
    sitemap({ key: 'sitemap.xml', body: sitemapIndex(site, await yearsOut()) });
  return [
    { key: pagesSitemapKey, make: pages },
    { key: 'sitemap.xml', make: index },
  ];
};

/** Makes the index of sitemaps, and the one of lists and data pages. Answers how many objects were written. */
export const refreshSitemaps = async (column: Column): Promise<number> => {
  const written = await Promise.all(
    sitemapFiles(column).map(({ key, make }) => refresh(column.publicBucket, key, make)),
  );
  return written.filter(Boolean).length;
};
