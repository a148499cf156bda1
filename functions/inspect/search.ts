import type { Listed } from '../../schemas/listing.ts';
import type { Column } from '../column/column.ts';
import { listedOf } from '../column/lists.ts';
import { publishedDocument } from '../column/make/figures.ts';
import { manifestKey, versionOf } from '../column/search/format.ts';
import { searchDisagreements } from '../column/search/inspect.ts';
import { noteInSearch } from '../column/search/note.ts';
import type { Published } from '../column/search/rebuild.ts';
import { searchTruth } from '../column/searchTruth.ts';
import { yearsKnown } from '../column/walk.ts';
import { isOfStoredData, type Look, type Mended, nothingSeen, type Suspicion } from './look.ts';

async function* published({ catalogue }: Column, years: readonly number[]): AsyncGenerator<Listed> {
  for (const year of years) yield* (await catalogue.ofYear(year)).map(listedOf);
}

/** Everything that is out, with its report, read as it is asked for. */
export async function* everythingOut(column: Column): AsyncGenerator<Published> {
  for (const year of await yearsKnown(column))
    for (const publication of await column.catalogue.ofYear(year))
      yield { listed: listedOf(publication), report: await publishedDocument(column, publication) };
}

/** Holds the search against everything that is out. */
export const lookAtSearch = async (column: Column, years: readonly number[]): Promise<Look> => {
  try {
    const { missing, surplus, textless } = await searchDisagreements(column, published(column, years));
    const suspicions = [
      ...missing.map((version) => suspicionOf(column, version, 'missing')),
      ...textless.map((version) => suspicionOf(column, version, 'outdated')),
      ...surplus.map((version) => suspicionOf(column, version, 'surplus')),
    ];
    return { ...nothingSeen, suspicions };
  } catch (error) {
    if (!isOfStoredData(error)) throw error;
    // Only a new search, beside this one, helps: `gongkai rebuild --search`.
    return {
      ...nothingSeen,
      suspicions: [{ kind: 'search', problem: 'failed', place: manifestKey, error: error.name }],
    };
  }
};

const suspicionOf = (column: Column, version: string, problem: 'missing' | 'outdated' | 'surplus'): Suspicion => {
  const { agencyId, year } = versionOf(version);
  const mend = async (): Promise<Mended> => {
    const changed = await noteInSearch(column, agencyId, year, () => searchTruth(column, agencyId, year));
    // A text is written without a change. Otherwise no note can mend it, only a new search.
    return problem === 'outdated' || changed ? 'mended' : 'open';
  };
  return { kind: 'search', problem, place: version, agencyId, mend };
};
