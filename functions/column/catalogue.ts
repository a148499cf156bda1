import * as z from 'zod';
import { type Publication, PublicationSchema, type Withdrawal } from '../../schemas/publication.ts';
import { YearSchema } from '../../schemas/submission.ts';
import { ContentionError } from '../shared/errors.ts';
import { keys } from '../shared/keys.ts';
import { findItems } from '../shared/manyItems.ts';
import { absent, type Condition, findItem, queryItems, writeItem } from '../shared/table.ts';
import { markOut } from './version.ts';

const CatalogueYearSchema = z.object({ year: YearSchema, count: z.int().nonnegative().default(0) });
export type CatalogueYear = z.output<typeof CatalogueYearSchema>;

/** What publish says of a publication; what was withdrawn before is the catalogue's own to remember. */
export type NewPublication = Omit<Publication, 'withdrawal' | 'hiddenThrough'>;

const tries = 20;

/**
 * The catalogue is the set of pointers; every read is strongly consistent. What is withdrawn keeps its pointer, but is in
 * no list.
 */
export const catalogueOf = (table: string) => {
  const pointer = (agencyId: string, year: number): Promise<Publication | undefined> =>
    findItem(table, keys.publication(agencyId, year), PublicationSchema);

  const move = (after: Publication, before: Publication | undefined): Promise<'written' | 'conflict'> =>
    writeItem(table, keys.publication(after.agencyId, after.year), after, {
      condition: before ? unchanged(before) : absent,
    });

  return {
    /** The pointer of an agency's year, withdrawn or not. */
    pointer,

    /** Years with a publication, latest first, and how many reports of them are out. */
    years: async (): Promise<CatalogueYear[]> =>
      (await queryItems(table, 'CATALOGUE', CatalogueYearSchema)).sort((one, other) => other.year - one.year),

    /** Every pointer of a year, by agency id: for those who walk through all of them. */
    pointers: (year: number): Promise<Publication[]> => queryItems(table, `CATALOGUE#${year}`, PublicationSchema),

    /** Everything that is out for one year, by agency id. */
    ofYear: async (year: number): Promise<Publication[]> =>
      (await queryItems(table, `CATALOGUE#${year}`, PublicationSchema)).filter(isOut),

    /** What is out for an agency's year. */
    find: async (agencyId: string, year: number): Promise<Publication | undefined> => {
      const found = await pointer(agencyId, year);
      return found && isOut(found) ? found : undefined;
    },

    /** Everything that is out of an agency, of these years, the latest first. */
    ofAgency: async (agencyId: string, years: readonly number[]): Promise<Publication[]> => {
      const wanted = years.map((year) => keys.publication(agencyId, year));
      const found = await findItems(table, wanted, PublicationSchema);
      return found.filter(isOut).sort((one, other) => other.year - one.year);
    },

    /**
     * Moves the pointer of an agency's year, unless something later is or was out; the same publication again is fine, and
     * does not bring back what was withdrawn since. `conflict`: a later one is out; `behind`: an earlier one is, with this
     * version number or a higher one, so that another number is wanted.
     */
    point: async (publication: NewPublication): Promise<'written' | 'conflict' | 'behind'> => {
      const { agencyId, year, version } = publication;
      await writeItem(table, keys.catalogueYear(year), { year, count: 0 }, { condition: absent });
      for (let turn = 0; turn < tries; turn += 1) {
        const before = await pointer(agencyId, year);
        if (before && before.order > publication.order) return 'conflict';
        if (before?.order === publication.order)
          return before.manifestHash === publication.manifestHash ? 'written' : 'conflict';
        if (before && before.version >= version) return 'behind';
        // Whoever moved the pointer there may have fallen over before it was noted.
        if (before) await markOut(table, agencyId, year, before.version);
        const after = { ...publication, withdrawal: null, hiddenThrough: before?.hiddenThrough ?? 0 };
        if ((await move(after, before)) === 'written') return 'written';
      }
      throw new ContentionError(`The pointer of ${agencyId} ${year} could not be moved in ${tries} tries`);
    },

    /**
     * Takes back everything that is out for an agency's year, if this version is the one that is out. `already`: it was
     * taken back before; `other`: nothing is out, or another version.
     */
    withdraw: async (
      agencyId: string,
      year: number,
      version: number,
      withdrawal: Withdrawal,
    ): Promise<'withdrawn' | 'already' | 'other'> => {
      for (let turn = 0; turn < tries; turn += 1) {
        const before = await pointer(agencyId, year);
        if (before?.version !== version) return 'other';
        if (before.withdrawal) return 'already';
        if ((await move({ ...before, withdrawal, hiddenThrough: version }, before)) === 'written') return 'withdrawn';
      }
      throw new ContentionError(`${agencyId} ${year} could not be withdrawn in ${tries} tries`);
    },
  };
};

export type Catalogue = ReturnType<typeof catalogueOf>;

const isOut = ({ withdrawal }: Publication): boolean => withdrawal === null;

/** Every move of a pointer changes its version or what is hidden. */
const unchanged = ({ version, hiddenThrough }: Publication): Condition => ({
  expression: '#version = :version AND #hidden = :hidden',
  names: { '#version': 'version', '#hidden': 'hiddenThrough' },
  values: { ':version': version, ':hidden': hiddenThrough },
});
