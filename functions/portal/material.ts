import { createHash } from 'node:crypto';
import { ValidationSchema } from '../../schemas/finding.ts';
import { ManifestSchema } from '../../schemas/publication.ts';
import { ReportSchema } from '../../schemas/report.ts';
import type { Submission } from '../../schemas/submission.ts';
import { IntegrityError } from '../shared/errors.ts';
import { readJson, readObject } from '../shared/objects.ts';
import { manifestKey, renderedKey, reportKey, validationKey } from '../shared/places.ts';
import { findLastYear } from '../validate/lastYear.ts';
import type { Material } from './doors.ts';
import { findPrevious } from './previous.ts';

export interface MaterialPlace {
  readonly table: string;
  readonly workBucket: string;
  readonly publicBucket: string;
}

const contentPath = 'content.html';

/** Fetches what an approver is shown; throws IntegrityError when the content is not what the manifest says. */
export const materialOf = async (place: MaterialPlace, submission: Submission): Promise<Material> => {
  const { workBucket } = place;
  const { submissionId, agencyId, year } = submission;
  const [manifest, bytes, report, { findings }, previous, lastYear] = await Promise.all([
    readJson(workBucket, manifestKey(submissionId), ManifestSchema),
    readObject(workBucket, renderedKey(submissionId, contentPath)),
    readJson(workBucket, reportKey(submissionId), ReportSchema),
    readJson(workBucket, validationKey(submissionId), ValidationSchema),
    findPrevious(place, submission),
    year === null ? undefined : findLastYear(place, agencyId, year),
  ]);
  const promised = manifest.files.find(({ path }) => path === contentPath)?.sha256;
  if (createHash('sha256').update(bytes).digest('hex') !== promised)
    throw new IntegrityError(`${contentPath} of ${submissionId} is not what its manifest says`);
  return { manifest, content: new TextDecoder().decode(bytes), report, findings, lastYear, previous };
};
