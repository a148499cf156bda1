import { PublicationSchema, versionPrefix } from '../../schemas/publication.ts';
import { PublishedReportSchema, reportFromPublished } from '../../schemas/publishedReport.ts';
import type { Report } from '../../schemas/report.ts';
import { keys } from '../shared/keys.ts';
import { readJson } from '../shared/objects.ts';
import { findItem } from '../shared/table.ts';

/** The report an agency has published for the year before; undefined when there is none. */
export const findLastYear = async (
  store: { readonly table: string; readonly publicBucket: string },
  agencyId: string,
  year: number,
): Promise<Report | undefined> => {
  const publication = await findItem(store.table, keys.publication(agencyId, year - 1), PublicationSchema);
  if (!publication) return undefined;
  const key = `${versionPrefix(agencyId, publication.year, publication.version)}report.json`;
  return reportFromPublished(await readJson(store.publicBucket, key, PublishedReportSchema));
};
