import * as z from 'zod';
import { type NotifyInput, NotifyInputSchema } from '../../schemas/events.ts';
import { agencyOf, type Register } from '../../schemas/register.ts';
import { type Submission, SubmissionSchema } from '../../schemas/submission.ts';
import { noteAudit } from '../audit/note.ts';
import { variable } from '../shared/config.ts';
import { keys } from '../shared/keys.ts';
import { log } from '../shared/log.ts';
import { readRegister, registerFor } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { stage } from '../shared/stage.ts';
import { noteStanding } from '../shared/standing.ts';
import { readItem } from '../shared/table.ts';
import { faultyRules } from './faultyRules.ts';
import { handOver } from './handOver.ts';
import type { Mail } from './mail.ts';
import { aboutOf } from './mails/about.ts';
import { received } from './mails/received.ts';
import { superseded } from './mails/superseded.ts';
import { publishedMails } from './publishedMails.ts';
import { type Recipient, senderOf } from './recipient.ts';
import { recordEnd } from './record.ts';
import { returnedMail } from './returnedMail.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const settingsPrefix = variable('SETTINGS_PREFIX');

/**
 * Tells people what became of a submission. An ending is recorded before anybody is told, once; a retry tells again, since
 * nobody knows whether the first try got through, under the same Message-IDs.
 */
export const handler = stage('notify', NotifyInputSchema, z.strictObject({}), async (input) => {
  const submission = await submissionFor(input);
  if (input.notice !== 'received' && submission.outcome !== input.notice) {
    log.warning('already ended otherwise', { submissionId: input.submissionId, outcome: submission.outcome });
    return {};
  }
  const [whole, settings] = await Promise.all([readRegister(workBucket), readSettings(settingsPrefix)]);
  const register = registerFor(whole, submission.agencyId);
  await noteAudit(table, input.submissionId, register);
  await noteWhereItStands(submission, register);
  for (const { recipient, mail } of await mailsFor(input, submission, register, settings['base-url'])) {
    const id = `${input.submissionId}.${input.notice}.${recipient.id}`;
    await handOver({ table, settings }, { recipient, fromName: register.authority.name, id, mail });
  }
  return {};
});

/** For the board: not of an agency nobody knows, nor of what a later upload has overtaken. */
const noteWhereItStands = async (submission: Submission, register: Register): Promise<void> => {
  const { outcome, agencyId, submissionId, reason, uploadedAt, endedAt } = submission;
  if (!agencyOf(register, agencyId) || outcome === 'superseded') return;
  const since = endedAt ?? uploadedAt;
  const faults = reason?.code === 'findings' ? await faultyRules(workBucket, submissionId) : undefined;
  await noteStanding(table, submission, {
    state: outcome ?? 'sent',
    since,
    ...(outcome === 'returned' && reason && { reason: reason.code }),
    ...(faults && { faults }),
  });
};

const submissionFor = (input: NotifyInput): Promise<Submission> =>
  input.notice === 'received'
    ? readItem(table, keys.submission(input.submissionId), SubmissionSchema)
    : recordEnd(table, input, new Date());

const mailsFor = async (
  input: NotifyInput,
  submission: Submission,
  register: Register,
  baseUrl: string,
): Promise<readonly { readonly recipient: Recipient; readonly mail: Mail }[]> => {
  const about = aboutOf(register, submission);
  const recipient = senderOf(register, submission);
  switch (input.notice) {
    case 'received':
      // One that goes on by an override has its receipt, and its sender was told so.
      return submission.overrides.length > 0 ? [] : [{ recipient, mail: received(about, recipient.role) }];
    case 'superseded':
      return [{ recipient, mail: superseded(about, recipient.role, input.reason) }];
    case 'returned':
      return [{ recipient, mail: await returnedMail({ table, workBucket, baseUrl }, about, register, input.reason) }];
    case 'published':
      return publishedMails({ table, workBucket, baseUrl }, about, register, input.path);
  }
};
