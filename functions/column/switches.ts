import type { Publication } from '../../schemas/publication.ts';
import type { Column } from './column.ts';
import { findShelves } from './lists.ts';
import type { DerivedPage } from './plan.ts';
import { refreshPages } from './refreshPages.ts';

type OfYear = Pick<Publication, 'agencyId' | 'year'>;

/**
 * Pages of years lead to one another, and so do those of a group: when a year, or a group in a year, has got its first
 * report or lost its last, the pages of the others must be made again. That it may have is seen by there being no more
 * reports in it than have changed; otherwise nothing is done. Answers how many objects were written.
 */
export const refreshSwitches = async (column: Column, changed: readonly OfYear[]): Promise<number> => {
  const pointers = await Promise.all(changed.map(({ agencyId, year }) => column.catalogue.pointer(agencyId, year)));
  const moved = pointers.filter((pointer) => pointer !== undefined);
  const years = await column.catalogue.years();
  const yearsPages = [...Map.groupBy(moved, ({ year }) => year)].flatMap(([of, members]) => {
    const count = years.find(({ year }) => year === of)?.count ?? 0;
    return count > members.length ? [] : years.map(({ year }) => pageOfYear(year));
  });
  const groupsPages = [...Map.groupBy(moved, ({ group, year }) => `${year}/${group}`).values()].map(async (members) => {
    const { group, year: of } = members[0]!;
    const everyYear = years.map(({ year }) => year);
    const there = await findShelves(column.table, everyYear, group);
    const count = there.find(({ year }) => year === of)?.count ?? 0;
    return count > members.length ? [] : there.map(({ year }) => pageOfGroup(year, group));
  });
  const pages = new Map([...yearsPages, ...(await Promise.all(groupsPages)).flat()].map((page) => [page.key, page]));
  return refreshPages(column, [[...pages.values()]]);
};

const pageOfYear = (year: number): DerivedPage => ({ kind: 'year', key: `${year}/index.html`, year });

const pageOfGroup = (year: number, group: string): DerivedPage => ({
  kind: 'group',
  key: `${year}/${group}/index.html`,
  year,
  group,
});
