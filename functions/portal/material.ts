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
import { findOut } from './out.ts';
import { findPrevious } from './previous.ts';
import { remember } from './remember.ts';

export interface MaterialPlace {
  readonly table: string;
  readonly workBucket: string;
  readonly publicBucket: string;
}

const contentPath = 'content.html';

/** Reports that people are looking at at the same time, each some hundred kilobytes. */
const kept = 16;

type Rendered = Pick<Material, 'manifest' | 'content' | 'report' | 'findings'>;

/**
 * Fetches what an approver is shown; throws IntegrityError when the content is not what the manifest says. What waits for
 * approval is never rendered again under the same id, so it is read once; what it is compared with may change.
 */
export const materialReader = (place: MaterialPlace): ((submission: Submission) => Promise<Material>) => {
  const rendered = remember(kept, (submissionId) => renderedOf(place.workBucket, submissionId));
  return async (submission) => {
    const { submissionId, agencyId, year } = submission;
    const [material, previous, lastYear, out] = await Promise.all([
      rendered(submissionId),
      findPrevious(place, submission),
      year === null ? undefined : findLastYear(place, agencyId, year),
      year === null ? undefined : findOut(place, agencyId, year),
    ]);
    return { ...material, previous, lastYear, out };
  };
};

const renderedOf = async (workBucket: string, submissionId: string): Promise<Rendered> => {
  const [manifest, bytes, report, { findings }] = await Promise.all([
    readJson(workBucket, manifestKey(submissionId), ManifestSchema),
    readObject(workBucket, renderedKey(submissionId, contentPath)),
    readJson(workBucket, reportKey(submissionId), ReportSchema),
    readJson(workBucket, validationKey(submissionId), ValidationSchema),
  ]);
  const promised = manifest.files.find(({ path }) => path === contentPath)?.sha256;
  if (createHash('sha256').update(bytes).digest('hex') !== promised)
    throw new IntegrityError(`${contentPath} of ${submissionId} is not what its manifest says`);
  return { manifest, content: new TextDecoder().decode(bytes), report, findings };
};
