import { canaryMailKey, isCanaryMail } from '../shared/canary.ts';
import { optionalVariable, variable } from '../shared/config.ts';
import { MailRefusedError } from '../shared/errors.ts';
import { log } from '../shared/log.ts';
import { writeJson } from '../shared/objects.ts';
import type { Settings } from '../shared/settings.ts';
import { recordFailure } from './failures.ts';
import type { Mail } from './mail.ts';
import type { Recipient } from './recipient.ts';
import { sendMail } from './send.ts';

export interface MailPlace {
  readonly table: string;
  readonly settings: Settings;
}

/** One mail to one person of the register. */
export interface Addressed {
  readonly recipient: Recipient;
  /** Display name of the sender: the authority's name. */
  readonly fromName: string;
  /** As in `Envelope`. */
  readonly id: string;
  readonly mail: Mail;
}

/**
 * Hands a mail over. One that is refused for good is written down for the authority and counts as told, so that a wrong
 * address holds up nothing else; what may pass throws MailError, for whoever calls to try again.
 */
export const handOver = async ({ table, settings }: MailPlace, addressed: Addressed): Promise<'taken' | 'refused'> => {
  const { recipient, fromName, id, mail } = addressed;
  if (isCanaryMail(recipient.mail) && optionalVariable('CANARY')) {
    await writeJson(variable('WORK_BUCKET'), canaryMailKey(id), { subject: mail.subject, text: mail.text });
    return 'taken';
  }
  try {
    await sendMail(settings, { to: recipient.mail, fromName, id, mail });
    return 'taken';
  } catch (error) {
    if (!(error instanceof MailRefusedError)) {
      log.count('MailsDelayed', { mail: id, person: recipient.id });
      throw error;
    }
    const { id: personId, role } = recipient;
    await recordFailure(table, { mailId: id, personId, role, kind: 'refused', code: error.code }, new Date());
    return 'refused';
  }
};
