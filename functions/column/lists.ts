import * as z from 'zod';
import { type Listed, ListedSchema, type Shelf, ShelfSchema } from '../../schemas/listing.ts';
import type { Publication } from '../../schemas/publication.ts';
import { agencyOf, type Register } from '../../schemas/register.ts';
import { ContentionError } from '../shared/errors.ts';
import { type Key, keys } from '../shared/keys.ts';
import { findItems } from '../shared/manyItems.ts';
import { absent, type Condition, deleteItem, findItem, queryItems, queryLast, writeItem } from '../shared/table.ts';
import type { Catalogue } from './catalogue.ts';
import { kindNames } from './kinds.ts';
import { markOut, publishedVersions } from './version.ts';

// The lists of the column as items: each as small as what one page shows, so that a page is made from one query however
// much is published. They follow from the pointers, and are made to agree with them after every move of one.

/** Where lists are kept, and what they follow from. */
interface ListsPlace {
  readonly table: string;
  readonly catalogue: Catalogue;
  readonly register: Register;
}

/** What lists say of a publication. */
export const listedOf = (publication: Publication): Listed => {
  const { agencyId, agencyName, agencyKind, group, year, version, title, publishedAt } = publication;
  return { agencyId, agencyName, agencyKind, group, year, version, title, publishedAt };
};

/** The reports of one list, by agency id. */
export const listed = (table: string, year: number, group: string): Promise<Listed[]> =>
  queryItems(table, keys.listed(year, group, '').pk, ListedSchema);

/** The lists of a year that hold a report. */
export const shelvesOf = async (table: string, year: number): Promise<Shelf[]> =>
  (await queryItems(table, keys.shelf(year, '').pk, CountedSchema)).filter(({ count }) => count > 0);

/** One list of a year; undefined when there never was one. */
export const findShelf = (table: string, year: number, group: string): Promise<Shelf | undefined> =>
  findItem(table, keys.shelf(year, group), CountedSchema);

/** The same list in each of these years, where there ever was one. */
export const findShelves = (table: string, years: readonly number[], group: string): Promise<Shelf[]> =>
  findItems(
    table,
    years.map((year) => keys.shelf(year, group)),
    CountedSchema,
  );

/** The reports that were published last, the newest first. */
export const latest = (table: string, limit: number): Promise<Listed[]> =>
  queryLast(table, keys.latest('', '', 0).pk, ListedSchema, limit);

/**
 * Makes the lists say about an agency's year what its pointer says. Whoever finds the pointer moved meanwhile begins again,
 * so the last one to look leaves the truth behind. Safe to repeat. Answers the pointer they agree with.
 */
export const settleLists = async (
  place: ListsPlace,
  agencyId: string,
  year: number,
): Promise<Publication | undefined> => {
  const { table, catalogue } = place;
  for (let turn = 0; turn < tries; turn += 1) {
    const pointer = await catalogue.pointer(agencyId, year);
    if (!pointer) return undefined;
    await markOut(table, agencyId, year, pointer.version);
    await list(table, pointer);
    await countAnew(place, pointer);
    const now = await catalogue.pointer(agencyId, year);
    if (now?.version === pointer.version && now.hiddenThrough === pointer.hiddenThrough) return pointer;
  }
  throw new ContentionError(`The pointer of ${agencyId} ${year} moved ${tries} times while it was listed`);
};

const tries = 20;

const list = async (table: string, pointer: Publication): Promise<void> => {
  const { agencyId, year, group, withdrawal } = pointer;
  const entry = keys.listed(year, group, agencyId);
  const out = withdrawal === null ? pointer : undefined;
  const versions = await publishedVersions(table, pointer);
  const former = versions.filter(({ version }) => version !== out?.version);
  await Promise.all([
    out ? writeItem(table, entry, listedOf(out)) : deleteItem(table, entry),
    out && writeItem(table, keys.latest(out.publishedAt, agencyId, year), listedOf(out)),
    ...former.map(({ claimedAt }) => deleteItem(table, keys.latest(claimedAt, agencyId, year))),
  ]);
};

/** How many are in a list, and in a year; the revision keeps two who count at once apart. */
const CountedSchema = ShelfSchema.extend({ revision: z.int() });
const CountedYearSchema = z.strictObject({ year: z.int(), count: z.int(), revision: z.int().default(0) });

/** Counts a list of a year, and the year, from the entries there are. */
export const countAnew = async (
  { table, register }: Pick<ListsPlace, 'table' | 'register'>,
  { year, group }: Pick<Shelf, 'year' | 'group'>,
): Promise<void> => {
  const shelf = keys.shelf(year, group);
  await recount(table, shelf, CountedSchema, async (before) => ({
    year,
    group,
    name: nameOf(register, group) ?? before?.name ?? group,
    count: (await listed(table, year, group)).length,
  }));
  await recount(table, keys.catalogueYear(year), CountedYearSchema, async () => ({
    year,
    count: (await shelvesOf(table, year)).reduce((sum, { count }) => sum + count, 0),
  }));
};

/** Heading of a list: the government's name, or what kind of body it is of. */
export const nameOf = (register: Register, group: string): string | undefined =>
  agencyOf(register, group)?.name ?? kindNames.find(({ kind }) => kind === group)?.name;

/**
 * Writes a count anew, made after the old one was read; who is overtaken twice may stop, see `refresh`.
 */
const recount = async <Counted extends { revision: number }>(
  table: string,
  key: Key,
  schema: z.ZodType<Counted>,
  make: (before: Counted | undefined) => Promise<Omit<Counted, 'revision'>>,
): Promise<void> => {
  for (let turn = 0; turn < 2; turn += 1) {
    const before = await findItem(table, key, schema);
    const made = { ...(await make(before)), revision: (before?.revision ?? 0) + 1 };
    if ((await writeItem(table, key, made, { condition: before ? since(before) : absent })) === 'written') return;
  }
};

const since = ({ revision }: { revision: number }): Condition => ({
  expression: 'attribute_not_exists(#revision) OR #revision = :revision',
  names: { '#revision': 'revision' },
  values: { ':revision': revision },
});
