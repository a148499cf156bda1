import type { Listed, Shelf } from '../../schemas/listing.ts';
import { ListedSchema } from '../../schemas/listing.ts';
import type { Publication } from '../../schemas/publication.ts';
import type { Column } from '../column/column.ts';
import { countAnew, listed, listedOf, nameOf, settleLists, shelvesOf } from '../column/lists.ts';
import { keys } from '../shared/keys.ts';
import { deleteItem, queryItems } from '../shared/table.ts';
import { type Look, type Mended, nothingSeen, type Suspicion } from './look.ts';

/** The lists of a year as they are. */
export interface ListsFound {
  /** Entries of all its lists. */
  readonly listed: readonly Listed[];
  readonly shelves: readonly Shelf[];
  /** Reports the year is said to have; undefined when it is in no list of years. */
  readonly count: number | undefined;
  /** Its entries in the list of what was published last. */
  readonly latest: readonly Listed[];
}

/** Where lists do not say what the pointers say. */
export type ListFault =
  | { readonly what: 'entry' | 'latest'; readonly problem: 'missing' | 'different'; readonly agencyId: string }
  | { readonly what: 'entry' | 'latest'; readonly problem: 'surplus'; readonly entry: Listed }
  | { readonly what: 'shelf'; readonly problem: 'missing' | 'different'; readonly group: string }
  | { readonly what: 'year'; readonly problem: 'missing' | 'different' };

/** Compares the lists of a year with its pointers; `nameOfGroup` gives the heading of a list, where the register knows it. */
export const listFaults = (
  pointers: readonly Publication[],
  found: ListsFound,
  nameOfGroup: (group: string) => string | undefined,
): ListFault[] => {
  const expected = pointers.filter(({ withdrawal }) => withdrawal === null).map(listedOf);
  const counts = new Map<string, number>();
  for (const { group } of expected) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [
    ...entryFaults('entry', expected, found.listed, ({ group, agencyId }) => `${group}#${agencyId}`),
    ...entryFaults('latest', expected, found.latest, ({ publishedAt, agencyId }) => `${publishedAt}#${agencyId}`),
    ...shelfFaults(counts, found.shelves, nameOfGroup),
    ...yearFaults(expected.length, found.count),
  ];
};

const entryFaults = (
  what: 'entry' | 'latest',
  expected: readonly Listed[],
  found: readonly Listed[],
  keyOf: (entry: Listed) => string,
): ListFault[] => {
  const left = new Map(found.map((entry) => [keyOf(entry), entry]));
  const faults = expected.flatMap((entry): ListFault[] => {
    const there = left.get(keyOf(entry));
    left.delete(keyOf(entry));
    if (!there) return [{ what, problem: 'missing', agencyId: entry.agencyId }];
    return saysTheSame(there, entry) ? [] : [{ what, problem: 'different', agencyId: entry.agencyId }];
  });
  // First, so that what is counted next is not counted with them.
  return [...[...left.values()].map((entry): ListFault => ({ what, problem: 'surplus', entry })), ...faults];
};

const saysTheSame = (one: Listed, other: Listed): boolean =>
  Object.entries(one).every(([name, value]) => other[name as keyof Listed] === value);

const shelfFaults = (
  counts: ReadonlyMap<string, number>,
  shelves: readonly Shelf[],
  nameOfGroup: (group: string) => string | undefined,
): ListFault[] => {
  const found = new Map(shelves.map((shelf) => [shelf.group, shelf]));
  const groups = new Set([...counts.keys(), ...found.keys()]);
  return [...groups].flatMap((group): ListFault[] => {
    const shelf = found.get(group);
    if (!shelf) return [{ what: 'shelf', problem: 'missing', group }];
    const same = shelf.count === (counts.get(group) ?? 0) && shelf.name === (nameOfGroup(group) ?? shelf.name);
    return same ? [] : [{ what: 'shelf', problem: 'different', group }];
  });
};

const yearFaults = (expected: number, found: number | undefined): ListFault[] => {
  if (found === expected || (found === undefined && expected === 0)) return [];
  return [{ what: 'year', problem: found === undefined ? 'missing' : 'different' }];
};

/** Looks at the lists of a year, and at its entries among what was published last. */
export const lookAtLists = async (column: Column, year: number, latest: readonly Listed[]): Promise<Look> => {
  const { table, catalogue, register } = column;
  const [pointers, shelves, years] = await Promise.all([
    catalogue.pointers(year),
    shelvesOf(table, year),
    catalogue.years(),
  ]);
  const groups = [...new Set([...pointers, ...shelves].map(({ group }) => group))];
  const found: ListsFound = {
    listed: (await Promise.all(groups.map((group) => listed(table, year, group)))).flat(),
    shelves,
    count: years.find((entry) => entry.year === year)?.count,
    latest: latest.filter((entry) => entry.year === year),
  };
  const faults = listFaults(pointers, found, (group) => nameOf(register, group));
  return { ...nothingSeen, suspicions: faults.map((fault) => suspicionOf(column, year, groups, fault)) };
};

/** Every entry of the list of what was published last. */
export const allLatest = (table: string): Promise<Listed[]> =>
  queryItems(table, keys.latest('', '', 0).pk, ListedSchema);

const suspicionOf = (column: Column, year: number, groups: readonly string[], fault: ListFault): Suspicion => {
  const about = { kind: 'list' as const, problem: fault.problem };
  switch (fault.what) {
    case 'shelf':
      return {
        ...about,
        place: `${year} ${fault.group}`,
        mend: done(() => countAnew(column, { year, group: fault.group })),
      };
    case 'year':
      return {
        ...about,
        place: `${year}`,
        mend: done(() => countAnew(column, { year, group: groups[0] ?? 'department' })),
      };
    default: {
      if (fault.problem !== 'surplus') {
        const { agencyId } = fault;
        return {
          ...about,
          place: `${year} ${agencyId}`,
          agencyId,
          mend: done(() => settleLists(column, agencyId, year)),
        };
      }
      const { entry } = fault;
      const { agencyId } = entry;
      const remove = fault.what === 'entry' ? unlist : forgetLatest;
      return { ...about, place: `${year} ${agencyId}`, agencyId, mend: done(() => remove(column, entry)) };
    }
  }
};

const unlist = async (column: Column, { year, group, agencyId }: Listed): Promise<void> => {
  await deleteItem(column.table, keys.listed(year, group, agencyId));
  await countAnew(column, { year, group });
};

const forgetLatest = async ({ table }: Column, { publishedAt, agencyId, year }: Listed): Promise<void> => {
  await deleteItem(table, keys.latest(publishedAt, agencyId, year));
};

const done = (work: () => Promise<unknown>) => async (): Promise<Mended> => {
  await work();
  return 'mended';
};
