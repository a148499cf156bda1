import { createHash } from 'node:crypto';
import type { InspectionFinding } from '../../schemas/inspection.ts';
import type { Publication } from '../../schemas/publication.ts';
import type { PublishedReport } from '../../schemas/publishedReport.ts';
import { type YearRow, yearFacts } from '../../schemas/yearData.ts';
import type { Column } from '../column/column.ts';
import { yearJsonKey } from '../column/data/places.ts';
import { rowOf, yearColumns } from '../column/data/yearRow.ts';
import { listedOf } from '../column/lists.ts';
import { findYear, foldIntoYear } from '../column/years.ts';
import { isOfStoredData, type Mended, type Suspicion } from './look.ts';

/** Rows of all years' data, by a hash: whole rows of many years would not fit into a function. */
export interface YearRows {
  /** Holds the row of an agency's year against its report; nothing is asked of a year whose data cannot be read. */
  lookAt(column: Column, pointer: Publication, report: PublishedReport | undefined): Suspicion[];
}

const digestOf = (row: YearRow): string =>
  createHash('sha256').update(JSON.stringify(row)).digest('base64').slice(0, 16);

/** Reads the data of these years; what cannot be read is for `lookAtYearData` to say. */
export const readRows = async (column: Column, years: readonly number[]): Promise<YearRows> => {
  const digests = new Map<number, ReadonlyMap<string, string>>();
  for (const year of years) {
    const rows = await readable(column, year);
    if (rows) digests.set(year, new Map(rows.map((row) => [row[0], digestOf(row)])));
  }
  return {
    lookAt: (place, pointer, report) => {
      const { agencyId, year } = pointer;
      const known = digests.get(year);
      if (!known || !report) return [];
      const expected = digestOf(rowOf(listedOf(pointer), report));
      if (known.get(agencyId) === expected) return [];
      const problem = known.has(agencyId) ? 'different' : 'missing';
      return [rowSuspicion(place, { agencyId, year, problem, expected })];
    },
  };
};

const readable = async (column: Column, year: number): Promise<readonly YearRow[] | undefined> => {
  try {
    const found = await findYear(column, year);
    return found?.data.columns.join() === yearColumns.join() ? found.data.rows : undefined;
  } catch (error) {
    if (!isOfStoredData(error)) throw error;
    return undefined;
  }
};

/** The rows were read some time ago: one that has been folded since is fine. */
const rowSuspicion = (
  column: Column,
  {
    agencyId,
    year,
    problem,
    expected,
  }: { agencyId: string; year: number; problem: InspectionFinding['problem']; expected: string },
): Suspicion => ({
  kind: 'data',
  problem,
  place: `${yearJsonKey(year)} ${agencyId}`,
  agencyId,
  untilFolded: true,
  mend: async (): Promise<Mended> => {
    const row = (await readable(column, year))?.find(([id]) => id === agencyId);
    if (row && digestOf(row) === expected) return 'fine';
    await foldIntoYear(column, year, [agencyId]);
    return 'mended';
  },
});

/** Index of the edition among the facts: a pointer does not know it, the report does. */
const edition = yearFacts.indexOf('edition');

/** Agencies whose row does not say what their pointer says, is missing, or is there without a publication. */
export const disagreeingRows = (rows: readonly YearRow[], pointers: readonly Publication[]): string[] => {
  const found = new Map(rows.map((row) => [row[0], row]));
  const out = pointers.filter(({ withdrawal }) => withdrawal === null);
  const wrong = out.filter((pointer) => {
    const row = found.get(pointer.agencyId);
    return !row || factsOf(pointer).some((fact, index) => index !== edition && row[index] !== fact);
  });
  const published = new Set(out.map(({ agencyId }) => agencyId));
  const surplus = [...found.keys()].filter((agencyId) => !published.has(agencyId));
  return [...wrong.map(({ agencyId }) => agencyId), ...surplus];
};

const factsOf = (pointer: Publication): (string | number)[] => {
  const { agencyId, agencyName, agencyKind, group, version, publishedAt, title } = listedOf(pointer);
  return [agencyId, agencyName, agencyKind, group, '', version, publishedAt, title];
};
