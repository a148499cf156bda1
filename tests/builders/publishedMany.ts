import { type Key, keys } from '../../functions/shared/keys.ts';
import type { Agency, Register } from '../../schemas/register.ts';
import { putPages, putSite, putVersion } from './publishedObjects.ts';
import { type Kept, lastYear, type One, oneOf, type Size } from './publishedOne.ts';
import type { Stand } from './publishedStand.ts';

interface Item {
  readonly key: Key;
  readonly content: Record<string, unknown>;
}

/** What the table holds of these reports. */
const itemsOf = (register: Register, all: readonly Kept[]): Item[] => {
  const nameOf = new Map(register.agencies.map(({ id, name }) => [id, name]));
  const each = all.flatMap(({ agency: { id }, year, listed, publication }) => {
    const { order, manifestHash, note, publishedAt: claimedAt, group } = publication;
    return [
      { key: keys.publication(id, year), content: publication },
      { key: keys.version(id, year, 1), content: { version: 1, order, manifestHash, claimedAt, out: true, note } },
      { key: keys.listed(year, group, id), content: listed },
      { key: keys.latest(claimedAt, id, year), content: listed },
    ];
  });
  const years = [...Map.groupBy(all, ({ year }) => year)].map(([year, members]) => ({
    key: keys.catalogueYear(year),
    content: { year, count: members.length, revision: 1 },
  }));
  const shelves = [...Map.groupBy(all, ({ year, listed: { group } }) => `${year}/${group}`).values()].map((members) => {
    const { year, listed } = members[0]!;
    const { group } = listed;
    return {
      key: keys.shelf(year, group),
      content: { year, group, name: nameOf.get(group) ?? group, count: members.length, revision: 1 },
    };
  });
  return [...each, ...years, ...shelves];
};

/** Files of whole years, lists, home and everything else that shows many. */
const makeShared = async ({ column }: Stand, all: readonly Kept[]): Promise<void> => {
  const { foldYear, yearJson } = await import('../../functions/column/data/yearData.ts');
  const { yearJsonKey } = await import('../../functions/column/data/places.ts');
  const { filesOfYear } = await import('../../functions/column/years.ts');
  const { derive } = await import('../../functions/column/derive.ts');
  const { refresh } = await import('../../functions/column/refresh.ts');
  const { makeSharedPages } = await import('../../functions/column/shared.ts');
  const { writeObject } = await import('../../functions/shared/objects.ts');
  const { publicBucket } = column;
  for (const [year, members] of Map.groupBy(all, (one) => one.year)) {
    const rows = members.map(({ agency, row }) => ({ agencyId: agency.id, row }));
    const data = foldYear(year, undefined, rows);
    const options = { contentType: 'application/json; charset=utf-8', cacheControl: 'public, max-age=300' };
    await writeObject(publicBucket, yearJsonKey(year), yearJson(data), options);
    for (const { key, make } of filesOfYear(column, data)) await refresh(publicBucket, key, make);
    const groups = [...new Set(members.map(({ listed }) => listed.group))];
    const pages = [
      { kind: 'year' as const, key: `${year}/index.html`, year },
      ...groups.map((group) => ({ kind: 'group' as const, key: `${year}/${group}/index.html`, year, group })),
    ];
    for (const target of pages) await refresh(publicBucket, target.key, () => derive(column, target));
  }
  await makeSharedPages(column);
};

/** The search of long texts takes longest to put up, and reports without pages are not for searching. */
const fewLines = 4;

/** What is to be put up beside the store itself. */
export interface Wanted {
  /** Files and pages of every agency, so that links can be followed; otherwise only the files of those something is left out of. */
  readonly pages: boolean;
  readonly progress?: (said: string) => void;
}

/**
 * Publishes so many reports at once, past the path: what the store holds, the bytes of every version, the lists, the data of
 * whole years, the search, and the pages if they are wanted. Leaves out what `but` says, to be published by the test.
 */
export const publishMany = async (
  stand: Stand,
  size: Size,
  but: (agency: Agency, year: number) => boolean,
  { pages, progress = () => {} }: Wanted,
): Promise<void> => {
  const { register } = stand.column;
  const { rebuildSearch } = await import('../../functions/column/search/rebuild.ts');
  const years = Array.from({ length: size.years }, (_, index) => lastYear - index);
  const all: Kept[] = [];
  // No two stands of one test hold the same report: the column remembers what it has read.
  const base = register.agencies.length * 1_000;
  for (const [index, agency] of register.agencies.entries()) {
    const own: One[] = [];
    for (const [before, year] of years.entries())
      if (!but(agency, year))
        own.push(await oneOf(agency, year, base + index * size.years + before, pages ? undefined : fewLines));
    if (pages || own.length < years.length) for (const one of own) await putVersion(stand, one);
    if (pages) await putPages(stand, register, own);
    all.push(...own.map(({ source: _source, figures: _figures, ...kept }) => kept));
    if (index % 50 === 49) progress(`${all.length} reports`);
  }
  const { writeItems } = await import('../../functions/shared/manyItems.ts');
  await writeItems(stand.column.table, itemsOf(register, all));
  progress('items');
  const published = async function* () {
    for (const { listed, narrative } of all) yield { listed, report: narrative };
  };
  await rebuildSearch(
    stand.column,
    published(),
    () => new Date(),
    (done) => progress(`${done} to be searched`),
  );
  progress('search');
  await makeShared(stand, all);
  await putSite(stand);
  progress('lists and data');
};
