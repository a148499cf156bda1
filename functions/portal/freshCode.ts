import { personOf } from '../../schemas/register.ts';
import { hashOfCode, newCode } from '../approve/link.ts';
import type { Addressed } from '../notify/handOver.ts';
import { aboutOf } from '../notify/mails/about.ts';
import { confirmationCode } from '../notify/mails/confirmationCode.ts';
import type { Recipient } from '../notify/recipient.ts';
import { MailError, StoredDataError } from '../shared/errors.ts';
import { log } from '../shared/log.ts';
import type { Doors } from './doors.ts';
import { noteUsage } from './noteUsage.ts';
import type { Found } from './standing.ts';
import { countCode } from './usage.ts';

/** Where codes for a link go: the person's mailbox as it stands in the register now, or as it stood when they were asked. */
export const mailboxOf = ({ register, link, stage }: Found): Recipient => {
  const person = personOf(register, link.personId) ?? stage.approvers.find(({ id }) => id === link.personId);
  if (!person)
    throw new StoredDataError(`Stage ${stage.index} of ${stage.submissionId} does not ask the link's person`);
  return person;
};

/**
 * Mails a new code for a link; the one before is good no more. What is stored is its hash, bound to the token. A scanner
 * that presses the button causes a mail, a few an hour at most, and nothing else.
 */
export const mailFreshCode = async (doors: Doors, found: Found): Promise<'sent' | 'tooMany' | 'failed'> => {
  const { token } = found;
  const code = newCode();
  const now = doors.now();
  const noted = await noteUsage(doors.links, token, (link) => countCode(link, hashOfCode(token, code), now));
  if (noted === 'refused') return 'tooMany';
  return (await handOver(doors, codeMail(found, code, now))) ? 'sent' : 'failed';
};

const codeMail = (found: Found, code: string, now: Date): Addressed => {
  const { register, submission, stage, own } = found;
  const recipient = mailboxOf(found);
  return {
    recipient,
    fromName: register.authority.name,
    id: `${submission.submissionId}.stage${stage.index}.code.${recipient.id}.${now.getTime()}`,
    mail: confirmationCode(aboutOf(register, submission), { role: recipient.role, stage: stage.name, code, own }),
  };
};

/** The person can ask again in a minute: what the mail server does not take now is told, not thrown. */
const handOver = async (doors: Doors, addressed: Addressed): Promise<boolean> => {
  try {
    return (await doors.mail(addressed)) === 'taken';
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    log.warning('no code could be mailed', { mail: addressed.id, error: error.name });
    return false;
  }
};
