import { handle } from 'hono/aws-lambda';
import { LinkSchema } from '../../schemas/approval.ts';
import { SubmissionSchema, TakenSchema } from '../../schemas/submission.ts';
import { deliver } from '../approve/deliver.ts';
import { noteRecall } from '../approve/recall.ts';
import { stageStore, stagesOf, waitingStages } from '../approve/stageStore.ts';
import { noteAudit } from '../audit/note.ts';
import { catalogueOf } from '../column/catalogue.ts';
import { handOver } from '../notify/handOver.ts';
import { createAskedSendLink } from '../notify/sendLink.ts';
import { overrideStore } from '../override/store.ts';
import { variable } from '../shared/config.ts';
import { keys, lists } from '../shared/keys.ts';
import { inInvocation } from '../shared/log.ts';
import { registerReader } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { findItem, queryList, readItem, updateItem } from '../shared/table.ts';
import { findLastYear } from '../validate/lastYear.ts';
import { createApp } from './app.ts';
import { checkedReport } from './checkedReport.ts';
import type { Links } from './doors.ts';
import { materialReader } from './material.ts';
import { sheetsIn } from './sheets.ts';
import { signedFile, signedForm, signedPicture } from './signed.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const publicBucket = variable('PUBLIC_BUCKET');
const dropBucket = variable('DROP_BUCKET');
const keyId = variable('KEY_ID');
const settingsPrefix = variable('SETTINGS_PREFIX');

const links: Links = {
  find: (tokenHash) => findItem(table, keys.link(tokenHash), LinkSchema),
  countTry: (tokenHash, before, more) =>
    updateItem(
      table,
      keys.link(tokenHash),
      { wrongCodes: before + more },
      { expression: '#tries = :before', names: { '#tries': 'wrongCodes' }, values: { ':before': before } },
    ),
  noteUsage: (tokenHash, before, usage) =>
    updateItem(
      table,
      keys.link(tokenHash),
      { ...usage, changes: before + 1 },
      {
        // Links made before there was a count have none.
        expression: before === 0 ? 'attribute_not_exists(#changes) OR #changes = :before' : '#changes = :before',
        names: { '#changes': 'changes' },
        values: { ':before': before },
      },
    ),
};

const answer = handle(
  createApp({
    originSecret: variable('ORIGIN_SECRET'),
    links,
    now: () => new Date(),
    register: registerReader(workBucket),
    submission: (submissionId) => readItem(table, keys.submission(submissionId), SubmissionSchema),
    findSubmission: (submissionId) => findItem(table, keys.submission(submissionId), SubmissionSchema),
    submissionsOf: (agencyId) =>
      queryList(table, lists.agency(agencyId, '').listPk, SubmissionSchema, { descending: true, limit: 30 }),
    stagesOf: (submissionId) => stagesOf(table, submissionId),
    takenFor: async ({ agencyId, year }) =>
      year === null ? undefined : findItem(table, keys.taken(agencyId, year), TakenSchema),
    stageStore: (submissionId, index) => stageStore(table, submissionId, index),
    noteRecall: (submissionId, recall) => noteRecall(table, submissionId, recall),
    overrideStore: (submissionId, rule) => overrideStore(table, submissionId, rule),
    waitingStages: () => waitingStages(table),
    mail: async (addressed) => handOver({ table, settings: await readSettings(settingsPrefix) }, addressed),
    noteAudit: (submissionId, register) => noteAudit(table, submissionId, register),
    sheets: sheetsIn(workBucket, async () => (await readSettings(settingsPrefix))['base-url']),
    deliver: (stage) => deliver({ table, keyId }, stage),
    material: materialReader({ table, workBucket, publicBucket }),
    checkedReport: (submission) => checkedReport(workBucket, submission),
    pictureUrl: (submissionId, sha256) => signedPicture(workBucket, submissionId, sha256),
    fileUrl: (submissionId, path) => signedFile(workBucket, submissionId, path),
    lastYear: (agencyId, year) => findLastYear({ table, publicBucket }, agencyId, year),
    freshSendLink: async (agencyId, personId, days) => {
      const baseUrl = (await readSettings(settingsPrefix))['base-url'];
      return createAskedSendLink({ table, baseUrl, agencyId, personId, days, now: new Date() });
    },
    published: catalogueOf(table).find,
    uploadForm: async (agencyId, personId, returnPath, note) => {
      const returnUrl = `${(await readSettings(settingsPrefix))['base-url']}${returnPath}`;
      return signedForm({ dropBucket, agencyId, personId, returnUrl, note });
    },
  }),
);

/** The pages of senders and approvers, behind the distribution. */
export const handler = inInvocation(answer);
