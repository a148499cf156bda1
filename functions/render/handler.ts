import { StageInputSchema, type StageResult, StageResultSchema } from '../../schemas/events.ts';
import { reportPrefix } from '../../schemas/publication.ts';
import { agencyOf, type Register } from '../../schemas/register.ts';
import { type Report, ReportSchema } from '../../schemas/report.ts';
import { type Submission, SubmissionSchema } from '../../schemas/submission.ts';
import { variable } from '../shared/config.ts';
import { StoredDataError } from '../shared/errors.ts';
import { keys } from '../shared/keys.ts';
import { readJson, readObject, writeJson, writeObject } from '../shared/objects.ts';
import { manifestKey, pictureKey, renderedKey, reportKey } from '../shared/places.ts';
import { registerFor, registerReader } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { stage } from '../shared/stage.ts';
import { readItem, updateItem } from '../shared/table.ts';
import { readVersion } from '../shared/versions.ts';
import type { OutputFile } from './manifest.ts';
import type { Facts } from './model.ts';
import { originalFile, originalPath } from './original.ts';
import { picturesOf } from './pictures.ts';
import { render } from './render.ts';

const tableName = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const settingsPrefix = variable('SETTINGS_PREFIX');
const readRegister = registerReader(workBucket);

/** Report to the files that are published, and their manifest. A character no font has returns the report. */
export const handler = stage(
  'render',
  StageInputSchema,
  StageResultSchema,
  async ({ submissionId }): Promise<StageResult> => {
    const [submission, report, whole, settings] = await Promise.all([
      readItem(tableName, keys.submission(submissionId), SubmissionSchema),
      readJson(workBucket, reportKey(submissionId), ReportSchema),
      readRegister(),
      readSettings(settingsPrefix),
    ]);
    const register = registerFor(whole, submission.agencyId);
    const facts = factsOf(register, submission);
    const [pictures, original] = await Promise.all([
      picturesFor(submissionId, report),
      register.settings.publishOriginal ? submittedFile(submission) : undefined,
    ]);
    const address = `${settings['base-url']}/${reportPrefix(facts.agencyId, facts.year)}`;
    const rendered = await render(report, facts, pictures, { address, original });
    if (rendered.status === 'returned') return { outcome: 'returned', reason: rendered.reason };

    await Promise.all(
      rendered.files.map(({ path, mediaType, bytes }) =>
        writeObject(workBucket, renderedKey(submissionId, path), bytes, { contentType: mediaType }),
      ),
    );
    // The manifest last: where it is, everything it lists is.
    await writeJson(workBucket, manifestKey(submissionId), rendered.manifest);
    await updateItem(tableName, keys.submission(submissionId), { progress: 'rendered' });
    return { outcome: 'ok' };
  },
);

const factsOf = (register: Register, { agencyId, year }: Submission): Facts => {
  const agency = agencyOf(register, agencyId);
  if (!agency || year === null)
    throw new StoredDataError(`Submission of ${agencyId} reached render without a known agency and year`);
  return { agencyId, agencyName: agency.name, year };
};

const picturesFor = async (submissionId: string, report: Report): Promise<Map<string, Uint8Array>> =>
  new Map(
    await Promise.all(
      picturesOf(report).map(
        async ({ sha256 }) => [sha256, await readObject(workBucket, pictureKey(submissionId, sha256))] as const,
      ),
    ),
  );

/** The very version that was read, where its kind may be published. It passed the limit of parse when it was read. */
const submittedFile = async (submission: Submission): Promise<OutputFile | undefined> => {
  if (originalPath(submission) === undefined) return undefined;
  const { bucket, key, versionId } = submission.drop;
  const version = await readVersion(bucket, key, versionId, Number.POSITIVE_INFINITY);
  return version.status === 'read' ? originalFile(submission, version.bytes) : undefined;
};
