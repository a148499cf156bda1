import * as z from 'zod';
import { type Publication, PublicationSchema } from '../../schemas/publication.ts';
import { YearSchema } from '../../schemas/submission.ts';
import { findItem, keys, queryItems, writeItem } from '../shared/table.ts';

const CatalogueYearSchema = z.object({ year: YearSchema });

/** The catalogue is the set of pointers; every read is strongly consistent, so a page made from it misses nothing. */
export const catalogueOf = (table: string) => ({
  /** Years with at least one publication, latest first. */
  years: async (): Promise<number[]> =>
    (await queryItems(table, 'CATALOGUE', CatalogueYearSchema)).map((item) => item.year).sort((a, b) => b - a),

  /** Everything published for one year, by agency id. */
  ofYear: (year: number): Promise<Publication[]> => queryItems(table, `CATALOGUE#${year}`, PublicationSchema),

  find: (agencyId: string, year: number): Promise<Publication | undefined> =>
    findItem(table, keys.publication(agencyId, year), PublicationSchema),

  /**
   * Moves the pointer of an agency's year, unless something later is out; the same publication again is fine.
   * `conflict`: a later one is out.
   */
  point: async (publication: Publication): Promise<'written' | 'conflict'> => {
    await writeItem(table, keys.catalogueYear(publication.year), { year: publication.year });
    return writeItem(table, keys.publication(publication.agencyId, publication.year), publication, {
      condition: {
        expression: 'attribute_not_exists(pk) OR #order < :order OR (#order = :order AND #hash = :hash)',
        names: { '#order': 'order', '#hash': 'manifestHash' },
        values: { ':order': publication.order, ':hash': publication.manifestHash },
      },
    });
  },
});

export type Catalogue = ReturnType<typeof catalogueOf>;
