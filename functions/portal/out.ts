import { versionPrefix } from '../../schemas/publication.ts';
import { PublishedReportSchema, reportFromPublished } from '../../schemas/publishedReport.ts';
import { catalogueOf } from '../column/catalogue.ts';
import { readJson } from '../shared/objects.ts';
import type { Out } from './doors.ts';

/** What an agency has out for a year; undefined when that is nothing. */
export const findOut = async (
  { table, publicBucket }: { readonly table: string; readonly publicBucket: string },
  agencyId: string,
  year: number,
): Promise<Out | undefined> => {
  const out = await catalogueOf(table).find(agencyId, year);
  if (!out) return undefined;
  const { version, publishedAt } = out;
  const key = `${versionPrefix(agencyId, year, version)}report.json`;
  return {
    version,
    publishedAt,
    report: reportFromPublished(await readJson(publicBucket, key, PublishedReportSchema)),
  };
};
