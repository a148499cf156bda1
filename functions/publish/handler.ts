import { StageSchema } from '../../schemas/approval.ts';
import { PublishResultSchema, StageInputSchema } from '../../schemas/events.ts';
import { ManifestSchema, reportPrefix } from '../../schemas/publication.ts';
import { agencyOf, chainOf } from '../../schemas/register.ts';
import { SubmissionSchema } from '../../schemas/submission.ts';
import { takenBack } from '../approve/reason.ts';
import { openColumn } from '../column/column.ts';
import { forgetCopies } from '../column/invalidate.ts';
import { manifestHash as hashOf } from '../render/manifest.ts';
import { canaryAgency } from '../shared/canary.ts';
import { optionalVariable, variable } from '../shared/config.ts';
import { RegisterError } from '../shared/errors.ts';
import { keys } from '../shared/keys.ts';
import { readJson, readObject } from '../shared/objects.ts';
import { manifestKey, renderedKey } from '../shared/places.ts';
import { registerFor } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { stage } from '../shared/stage.ts';
import { queryItems, readItem, updateItem } from '../shared/table.ts';
import { assertApproved } from './approvals.ts';
import { publish } from './publish.ts';
import { rehearse } from './rehearse.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const publicBucket = variable('PUBLIC_BUCKET');
const settingsPrefix = variable('SETTINGS_PREFIX');
const lockYears = optionalVariable('OBJECT_LOCK_YEARS');

/** Publishes an approved submission: exactly the bytes that were approved, then the pointer, then the pages. */
export const handler = stage('publish', StageInputSchema, PublishResultSchema, async ({ submissionId }) => {
  const [submission, stages, manifest, column, settings] = await Promise.all([
    readItem(table, keys.submission(submissionId), SubmissionSchema),
    queryItems(table, keys.submission(submissionId).pk, StageSchema, 'STAGE#'),
    readJson(workBucket, manifestKey(submissionId), ManifestSchema),
    openColumn({
      table,
      publicBucket,
      workBucket,
      settingsPrefix,
      lockYears: lockYears ? Number(lockYears) : undefined,
    }),
    readSettings(settingsPrefix),
  ]);
  const register = registerFor(column.register, submission.agencyId);
  const agency = agencyOf(register, submission.agencyId);
  if (!agency)
    throw new RegisterError(`Agency ${submission.agencyId} has left the register while its report was approved`);
  const manifestHash = hashOf(manifest);
  assertApproved(chainOf(register, agency), stages, manifestHash);
  if ((await begin(submissionId)) === 'conflict') return takenBack;

  const bytesOf = (path: string) => readObject(workBucket, renderedKey(submissionId, path));
  if (agency.id === canaryAgency.id) {
    await rehearse(publicBucket, { manifest, manifestHash, bytesOf });
    return { outcome: 'published' as const, path: `/${reportPrefix(manifest.agencyId, manifest.year)}` };
  }
  const publication = await publish(
    column,
    {
      agency,
      manifest,
      manifestHash,
      origin: { kind: 'submission', submissionId },
      order: submission.order,
      note: submission.correctionNote,
      bytesOf,
    },
    new Date(),
  );
  if (!publication) {
    return {
      outcome: 'superseded' as const,
      reason: {
        code: 'newerPublished' as const,
        message: '本单位该年度已有更晚报送的年度报告发布，本次报送不再发布。如需更正，请重新报送。',
      },
    };
  }
  const distributionId = settings['distribution-id'];
  if (distributionId) await forgetCopies(distributionId, `${submissionId}-${manifestHash}`);
  return { outcome: 'published' as const, path: `/${reportPrefix(publication.agencyId, publication.year)}` };
});

/** From here on it cannot be taken back: a recall is written only before this, and this only without one. */
const begin = (submissionId: string): Promise<'written' | 'conflict'> =>
  updateItem(
    table,
    keys.submission(submissionId),
    { progress: 'publishing' },
    {
      expression: 'attribute_not_exists(#recall) OR #recall = :none',
      names: { '#recall': 'recall' },
      values: { ':none': null },
    },
  );
