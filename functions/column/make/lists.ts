import { agencyOf } from '../../../schemas/register.ts';
import type { Column } from '../column.ts';
import { dataPage } from '../data/dataPage.ts';
import { groupPage, homePage, yearPage } from '../pages/lists.ts';
import type { Derived } from '../refresh.ts';
import { searchPage } from '../search/page.ts';
import { page } from './objects.ts';

const latestAtHome = 12;

const yearsOut = async ({ reads }: Column): Promise<{ year: number; count: number }[]> =>
  (await reads.years()).filter(({ count }) => count > 0);

/** The home page: what was published last, the years, the lists of the latest year. */
export const home = async (column: Column): Promise<Derived> => {
  const [years, entries] = await Promise.all([yearsOut(column), column.reads.latest()]);
  const shelves = years[0] ? await column.reads.shelvesOfYear(years[0].year) : [];
  return page(homePage(column.site, { years, latest: entries.slice(0, latestAtHome), shelves }));
};

/** A year's page: its lists, or, where there is only one, the reports in it. */
export const year = async (column: Column, of: number): Promise<Derived> => {
  const [years, shelves] = await Promise.all([yearsOut(column), column.reads.shelvesOfYear(of)]);
  const [only] = shelves.length === 1 ? shelves : [];
  const entries = only && (await column.reads.listed(of, only.group));
  return page(
    yearPage(column.site, { year: of, years: years.map((entry) => entry.year), shelves, ...(entries && { entries }) }),
  );
};

/** One list of a year. */
export const group = async (column: Column, of: number, id: string): Promise<Derived> => {
  const { reads, register, site } = column;
  const [years, entries, found] = await Promise.all([yearsOut(column), reads.listed(of, id), reads.shelf(of, id)]);
  const shelf = { year: of, group: id, name: found?.name ?? agencyOf(register, id)?.name ?? id, count: entries.length };
  const shelves = await reads.shelvesOfGroup(
    years.map((entry) => entry.year),
    id,
  );
  const having = shelves.filter(({ count }) => count > 0).map((other) => other.year);
  return page(groupPage(site, { year: of, shelf, entries, years: having }));
};

/** The page of open data: which years' files there are. */
export const data = async (column: Column): Promise<Derived> => page(dataPage(column.site, await yearsOut(column)));

/** The page of the search; without script it leads to the years. */
export const search = async (column: Column): Promise<Derived> => {
  const years = await yearsOut(column);
  return page(
    searchPage(
      column.site,
      years.map((entry) => entry.year),
    ),
  );
};
