import type { Register } from '../../schemas/register.ts';
import type { Addressed } from '../notify/handOver.ts';
import { sendLinkRenewed } from '../notify/mails/board.ts';
import { maySend } from '../notify/sendLink.ts';
import { MailError } from '../shared/errors.ts';
import { log } from '../shared/log.ts';
import type { Doors } from './doors.ts';
import { type SendLink, senderOf } from './sendLinks.ts';

/**
 * Mails the person of a link a new one, to the mailbox of the register, once an hour. Nothing of what becomes of it is
 * told to whoever asked: the ended link may have come into other hands.
 */
export const renewLink = async (doors: Doors, register: Register, link: SendLink): Promise<void> => {
  const people = senderOf(register, link);
  if (!people || !maySend(people.agency, doors.now()))
    return log.info('no new link: not a sender any more', { agency: link.agencyId, person: link.personId });
  const { agency, sender } = people;
  const days = register.settings.sendLinkDays;
  const url = await doors.freshSendLink(agency.id, sender.id, days);
  if (url === undefined) return;
  const now = doors.now();
  const until = new Date(now.getTime() + days * 86_400_000);
  await mail(doors, {
    recipient: sender,
    fromName: register.authority.name,
    id: `link.asked.${agency.id}.${sender.id}.${now.getTime()}`,
    mail: sendLinkRenewed(register.authority, agency, sender, { url, until }),
  });
};

/** They can ask again after an hour: what the mail server does not take now is logged, not told. */
const mail = async (doors: Doors, addressed: Addressed): Promise<void> => {
  try {
    await doors.mail(addressed);
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    log.warning('no new link could be mailed', { mail: addressed.id, error: error.name });
  }
};
