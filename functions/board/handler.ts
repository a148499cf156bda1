import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda';
import { SubmissionSchema } from '../../schemas/submission.ts';
import { stagesOf } from '../approve/stageStore.ts';
import { chaseLogOf } from '../chase/log.ts';
import { catalogueOf } from '../column/catalogue.ts';
import { latestRuns } from '../inspect/run.ts';
import { clearFailure, mailFailures } from '../notify/failures.ts';
import { signInCode } from '../notify/mails/board.ts';
import { sendMail } from '../notify/send.ts';
import { requestsOf } from '../override/store.ts';
import { checkedReport } from '../portal/checkedReport.ts';
import { signedPicture } from '../portal/signed.ts';
import { variable } from '../shared/config.ts';
import { MailError } from '../shared/errors.ts';
import { keys, lists } from '../shared/keys.ts';
import { inInvocation, log } from '../shared/log.ts';
import { registerReader } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { findStanding, standingsOf } from '../shared/standing.ts';
import { findItem, queryList } from '../shared/table.ts';
import { approverActs } from './acts/approvers.ts';
import { deedsOf } from './acts/place.ts';
import { publicationActs } from './acts/publications.ts';
import { rollUpDoors } from './acts/rollUps.ts';
import { submissionActs } from './acts/submissions.ts';
import { createBoard } from './app.ts';
import { signInStores } from './store.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const publicBucket = variable('PUBLIC_BUCKET');
const settingsPrefix = variable('SETTINGS_PREFIX');
const stateMachineArn = variable('STATE_MACHINE_ARN');

const place = { table, workBucket, settingsPrefix, stateMachineArn };
const register = registerReader(workBucket);

/** As bytes: made a text on the way, a file would lose the mark by which spreadsheets know its encoding. */
const isContentTypeBinary = (type: string): boolean => type.startsWith('text/csv') || defaultIsContentTypeBinary(type);

const answer = handle(
  createBoard({
    originSecret: variable('ORIGIN_SECRET'),
    signIn: {
      ...signInStores(table),
      mailCode: async (officer, code) => {
        const [{ authority }, settings] = await Promise.all([register(), readSettings(settingsPrefix)]);
        const mail = signInCode(authority, officer, code);
        try {
          await sendMail(settings, {
            to: officer.mail,
            fromName: authority.name,
            id: `sign-in.${officer.id}.${Date.now()}`,
            mail,
          });
        } catch (error) {
          if (!(error instanceof MailError)) throw error;
          log.error('code not mailed', { personId: officer.id, cause: error.message });
        }
      },
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
    acts: {
      ...approverActs(place),
      ...submissionActs(place),
      ...publicationActs(place, variable('COLUMN_FUNCTION')),
    },
    rollUps: rollUpDoors({ table, workBucket, publicBucket }),
    now: () => new Date(),
    secure: async () => (await readSettings(settingsPrefix))['base-url'].startsWith('https:'),
    register,
    standings: (year) => standingsOf(table, year),
    standing: (agencyId, year) => findStanding(table, agencyId, year),
    chases: (year, agencyId) => chaseLogOf(table, year, agencyId),
    deeds: (year, agencyId) => deedsOf(table, year, agencyId),
    submissionsOf: (agencyId) =>
      queryList(table, lists.agency(agencyId, '').listPk, SubmissionSchema, { descending: true, limit: 30 }),
    published: (agencyId, year) => catalogueOf(table).find(agencyId, year),
    findSubmission: (submissionId) => findItem(table, keys.submission(submissionId), SubmissionSchema),
    stagesOf: (submissionId) => stagesOf(table, submissionId),
    overrideRequests: (submissionId) => requestsOf(table, submissionId),
    checkedReport: (submission) => checkedReport(workBucket, submission),
    pictureUrl: (submissionId, sha256) => signedPicture(workBucket, submissionId, sha256),
    ruleTitles: async () => {
      const { rules } = await import('../validate/rules/index.ts');
      return new Map(rules.map(({ id, title }) => [id, title]));
    },
    inspections: () => latestRuns(table, 14),
    mailFailures: () => mailFailures(table),
    clearFailure: (mailId) => clearFailure(table, mailId, new Date()),
  }),
  { isContentTypeBinary },
);

/** The authority's board, behind the distribution. */
export const handler = inInvocation(answer);
