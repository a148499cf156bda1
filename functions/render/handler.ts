import { StageInputSchema, type StageResult, StageResultSchema } from '../../schemas/events.ts';
import { ReportSchema } from '../../schemas/report.ts';
import { SubmissionSchema } from '../../schemas/submission.ts';
import { variable } from '../shared/config.ts';
import { StoredDataError } from '../shared/errors.ts';
import { readJson, readObject, writeJson, writeObject } from '../shared/objects.ts';
import { manifestKey, pictureKey, renderedKey, reportKey } from '../shared/places.ts';
import { readRegister } from '../shared/register.ts';
import { stage } from '../shared/stage.ts';
import { keys, readItem, updateItem } from '../shared/table.ts';
import type { Facts } from './model.ts';
import { picturesOf } from './pictures.ts';
import { render } from './render.ts';

const tableName = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');

/** Report to HTML content, PDF, JSON, CSV and their manifest. A character no font has returns the report. */
export const handler = stage(
  'render',
  StageInputSchema,
  StageResultSchema,
  async ({ submissionId }): Promise<StageResult> => {
    const submission = await readItem(tableName, keys.submission(submissionId), SubmissionSchema);
    const report = await readJson(workBucket, reportKey(submissionId), ReportSchema);
    const facts = await factsOf(submission.agencyId, submission.year);
    const shown = picturesOf(report);
    const pictures = new Map<string, Uint8Array>();
    for (const { sha256 } of shown)
      pictures.set(sha256, await readObject(workBucket, pictureKey(submissionId, sha256)));

    const rendered = await render(report, facts, pictures);
    if (rendered.status === 'returned') return { outcome: 'returned', reason: rendered.reason };

    for (const { path, mediaType, bytes } of rendered.files)
      await writeObject(workBucket, renderedKey(submissionId, path), bytes, { contentType: mediaType });
    // The manifest last: where it is, everything it lists is.
    await writeJson(workBucket, manifestKey(submissionId), rendered.manifest);
    await updateItem(tableName, keys.submission(submissionId), { progress: 'rendered' });
    return { outcome: 'ok' };
  },
);

const factsOf = async (agencyId: string, year: number | null): Promise<Facts> => {
  const agency = (await readRegister(workBucket)).agencies.find((candidate) => candidate.id === agencyId);
  if (!agency || year === null)
    throw new StoredDataError(`Submission of ${agencyId} reached render without a known agency and year`);
  return { agencyId, agencyName: agency.name, year };
};
