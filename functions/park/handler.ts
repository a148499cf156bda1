import * as z from 'zod';
import { type ExecutionEnded, ExecutionEndedSchema } from '../../schemas/events.ts';
import { agencyOf, type Register } from '../../schemas/register.ts';
import { type Submission, SubmissionSchema } from '../../schemas/submission.ts';
import { noteAudit } from '../audit/note.ts';
import { handOver, type MailPlace } from '../notify/handOver.ts';
import type { Mail } from '../notify/mail.ts';
import { aboutOf } from '../notify/mails/about.ts';
import { type Breakdown, parkedForAuthority, parkedForSender } from '../notify/mails/parked.ts';
import { endedUntold } from '../notify/mails/untold.ts';
import { authorityMailbox, type Recipient, senderOf } from '../notify/recipient.ts';
import { variable } from '../shared/config.ts';
import { keys } from '../shared/keys.ts';
import { log } from '../shared/log.ts';
import { readRegister, registerFor } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { stage } from '../shared/stage.ts';
import { noteStanding } from '../shared/standing.ts';
import { findItem, updateItem } from '../shared/table.ts';
import { breakdownOf, brokeAfter } from './breakdown.ts';

const table = variable('TABLE_NAME');
const workBucket = variable('WORK_BUCKET');
const settingsPrefix = variable('SETTINGS_PREFIX');

interface Addressed {
  readonly to: Recipient;
  readonly mail: Mail;
}

const ParkedSchema = z.strictObject({ parked: z.boolean() });

const park = async ({ detail }: ExecutionEnded) => {
  const submissionId = detail.name;
  const breakdown = breakdownOf(detail);
  const { status, executionArn } = breakdown;
  log.error('an execution ended by a fault', { submissionId, status, error: detail.error, executionArn });

  const submission = await markParked(submissionId, new Date());
  if (!submission) return { parked: false };
  const [whole, settings] = await Promise.all([readRegister(workBucket), readSettings(settingsPrefix)]);
  const register = registerFor(whole, submission.agencyId);
  await noteAudit(table, submissionId, register);
  const place = { table, settings };
  const { outcome } = submission;
  if (outcome !== 'parked') {
    if (!brokeAfter(detail.stopDate, submission)) return { parked: false };
    await tellUntold(place, register, submission, breakdown);
    return { parked: false };
  }
  if (agencyOf(register, submission.agencyId))
    await noteStanding(table, submission, { state: 'parked', since: submission.endedAt ?? new Date().toISOString() });
  const fromName = register.authority.name;
  for (const { to, mail } of mailsOf(register, submission, breakdown)) {
    await handOver(place, { recipient: to, fromName, id: `${submissionId}.parked.${to.id}`, mail });
  }
  return { parked: true };
};

/**
 * An execution that broke after its submission had ended broke while people were told. The outcome stands; that somebody
 * may not know it is for the authority to mend.
 */
const tellUntold = async (
  place: MailPlace,
  register: Register,
  { outcome, ...submission }: Submission,
  breakdown: Breakdown,
): Promise<void> => {
  if (outcome === null || outcome === 'parked') return;
  const { submissionId } = submission;
  log.warning('ended, but not all were told', { submissionId, outcome });
  const mail = endedUntold(aboutOf(register, { ...submission, outcome }), outcome, breakdown);
  const recipient = authorityMailbox(register);
  const id = `${submissionId}.untold.${recipient.id}`;
  await handOver(place, { recipient, fromName: register.authority.name, id, mail });
};

/** Takes note of an execution that ended by a fault of ours: marks its submission and tells sender and authority. */
export const handler = stage('park', ExecutionEndedSchema, ParkedSchema, park, ({ detail }) => ({
  submissionId: detail.name,
}));

/** Parks a submission that has not ended yet; gives it as it stands then, undefined when there is none by that name. */
const markParked = async (submissionId: string, now: Date): Promise<Submission | undefined> => {
  const key = keys.submission(submissionId);
  await updateItem(
    table,
    key,
    { outcome: 'parked', endedAt: now.toISOString() },
    {
      expression: '#outcome = :none OR #outcome = :parked',
      names: { '#outcome': 'outcome' },
      values: { ':none': null, ':parked': 'parked' },
    },
  );
  const submission = await findItem(table, key, SubmissionSchema);
  if (!submission) log.warning('nothing to park', { submissionId });
  return submission;
};

/** To the sender, if the register knows one, and to the authority's mailbox. */
const mailsOf = (register: Register, submission: Submission, breakdown: Breakdown): Addressed[] => {
  const about = aboutOf(register, submission);
  const authority = authorityMailbox(register);
  const sender = senderOf(register, submission);
  const toAuthority = { to: authority, mail: parkedForAuthority(about, breakdown) };
  // Without a known sender the authority stands in for it; one letter is enough then.
  if (sender.id === authority.id) return [toAuthority];
  return [toAuthority, { to: sender, mail: parkedForSender(about, sender.role) }];
};
