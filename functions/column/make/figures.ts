import type { Publication } from '../../../schemas/publication.ts';
import { versionPrefix } from '../../../schemas/publication.ts';
import { type PublishedReport, PublishedReportSchema } from '../../../schemas/publishedReport.ts';
import { readJson } from '../../shared/objects.ts';
import type { Column } from '../column.ts';

type OfVersion = Pick<Publication, 'agencyId' | 'year' | 'version' | 'manifestHash'>;

const most = 60;
const known = new Map<string, Promise<PublishedReport>>();

/**
 * The published document of a version. Its bytes never change, so what was read once is remembered for a while: the pages
 * of an agency's years are made from the same few documents.
 */
export const publishedDocument = (column: Column, of: OfVersion): Promise<PublishedReport> => {
  const path = `${versionPrefix(of.agencyId, of.year, of.version)}report.json`;
  const key = `${column.publicBucket} ${path} ${of.manifestHash}`;
  const found = known.get(key);
  if (found) return found;
  const read = readJson(column.publicBucket, path, PublishedReportSchema);
  read.catch(() => known.delete(key));
  if (known.size >= most) known.delete(known.keys().next().value!);
  known.set(key, read);
  return read;
};
