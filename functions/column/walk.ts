import type { Publication } from '../../schemas/publication.ts';
import type { Register } from '../../schemas/register.ts';
import { canaryAgency } from '../shared/canary.ts';
import { listFolders } from '../shared/manyObjects.ts';
import type { Column } from './column.ts';
import { shelvesOf } from './lists.ts';
import { type DerivedPage, planPages, type VersionFiles } from './plan.ts';

/** One agency, and the years it has a pointer for, published or withdrawn, the earliest first. */
export interface AgencyYears {
  readonly agencyId: string;
  readonly years: readonly number[];
}

/** Everything there is to walk through. */
export interface Walk {
  /** By id. Those that have objects, but no pointer, have no years. */
  readonly agencies: readonly AgencyYears[];
  /** Pages that show many reports: lists of groups and years, home, feed. */
  readonly shared: readonly DerivedPage[];
}

const belongsToAgency = ({ kind }: DerivedPage): boolean =>
  ['report', 'changes', 'comparison', 'copy', 'gone', 'agency'].includes(kind);

/** Pages and copies of an agency's year, in the order in which they are to be made; the agency's own page comes last. */
export const agencysPages = (pointer: Publication, versions: readonly VersionFiles[]): DerivedPage[][] =>
  planPages(pointer, versions, [])
    .map((step) => step.filter(belongsToAgency))
    .filter((step) => step.length > 0);

/** Pages that show this pointer among others, in the order in which they are to be made. */
const sharedPages = (pointer: Publication): DerivedPage[] =>
  planPages(pointer, [], [])
    .flat()
    .filter((target) => !belongsToAgency(target));

/** Lists of a year, by their groups. */
export interface ListsOfYear {
  readonly year: number;
  readonly groups: readonly string[];
}

/** What there is beside the pointers. */
export interface Known {
  readonly lists: readonly ListsOfYear[];
  /** Agencies of which there are objects. */
  readonly withObjects: readonly string[];
  readonly register: Pick<Register, 'agencies'>;
}

/** Plans the walk. */
export const planWalk = (pointers: readonly Publication[], { lists, withObjects, register }: Known): Walk => {
  const years = new Map<string, number[]>(withObjects.map((agencyId) => [agencyId, []]));
  for (const { agencyId, year } of pointers) years.set(agencyId, [...(years.get(agencyId) ?? []), year]);
  const groupPages = lists.flatMap(({ year, groups }) =>
    groups.map((group): DerivedPage => ({ kind: 'group', key: `${year}/${group}/index.html`, year, group })),
  );
  const shared = new Map(
    [...successorPages(register, years), ...groupPages, ...pointers.flatMap(sharedPages)].map((target) => [
      target.key,
      target,
    ]),
  );
  return {
    agencies: [...years]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([agencyId, found]) => ({ agencyId, years: found.sort((one, other) => one - other) })),
    shared: [...shared.values()],
  };
};

/** Pages of those whose predecessors have reports out: they lead on to them, though they may have none themselves. */
const successorPages = (
  { agencies }: Pick<Register, 'agencies'>,
  years: ReadonlyMap<string, readonly number[]>,
): DerivedPage[] =>
  agencies.flatMap(({ id, mergedInto }) =>
    mergedInto !== undefined && years.has(id) && !years.has(mergedInto)
      ? [{ kind: 'agency' as const, key: `agencies/${mergedInto}/index.html`, agencyId: mergedInto }]
      : [],
  );

/**
 * Years of which there is something: those of the catalogue, and those of which there are pages, should the catalogue have
 * lost one.
 */
export const yearsKnown = async ({ catalogue, publicBucket }: Column): Promise<number[]> => {
  const folders = (await listFolders(publicBucket, '')).filter((name) => /^\d{4}$/.test(name)).map(Number);
  const years = (await catalogue.years()).map(({ year }) => year);
  return [...new Set([...years, ...folders])].sort((one, other) => one - other);
};

/** Reads what there is to walk through: every pointer, and the folders of the public bucket. */
export const readWalk = async (column: Column): Promise<Walk> => {
  const { catalogue, publicBucket, table, register } = column;
  const years = await yearsKnown(column);
  const [pointers, lists, withObjects] = await Promise.all([
    Promise.all(years.map((year) => catalogue.pointers(year))),
    Promise.all(
      years.map(async (year) => ({ year, groups: (await shelvesOf(table, year)).map(({ group }) => group) })),
    ),
    listFolders(publicBucket, 'reports/'),
  ]);
  const ofAgencies = withObjects.filter((agencyId) => agencyId !== canaryAgency.id);
  return planWalk(pointers.flat(), { lists, withObjects: ofAgencies, register });
};
