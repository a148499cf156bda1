import { authorityId, type CampaignMail } from '../../schemas/campaign.ts';
import { chaseKindOf } from '../chase/duty.ts';
import { noteChase } from '../chase/log.ts';
import { handOver, type MailPlace } from '../notify/handOver.ts';
import { campaignMail } from '../notify/mails/campaign.ts';
import { overdueList } from '../notify/mails/overdueList.ts';
import { authorityMailbox } from '../notify/recipient.ts';
import { createSendLink } from '../notify/sendLink.ts';
import { keys } from '../shared/keys.ts';
import { absent, writeItem } from '../shared/table.ts';
import { hashOfSecret } from '../shared/token.ts';
import type { Overdue } from './overdue.ts';
import type { PlannedMail } from './plan.ts';
import type { Situation } from './situation.ts';

// Each mail goes out before the note that says so: a crash in between repeats it, under the same Message-ID if it is still
// the same day, and leaves nobody out.

/** Mails one person what is new to them, each agency with a fresh link, and notes it. */
export const sendTo = async (
  place: MailPlace,
  { register, year, now }: Situation,
  today: string,
  { person, items }: PlannedMail,
): Promise<void> => {
  const order = { table: place.table, baseUrl: place.settings['base-url'], personId: person.id, now };
  const withLinks = await Promise.all(
    items.map(async ({ agency, standing, days, notices }) => ({
      agency,
      standing,
      days,
      opening: notices.some(({ kind }) => kind === 'opening'),
      url: await createSendLink({ ...order, agencyId: agency.id, days: register.settings.sendLinkDays }),
    })),
  );
  const mail = campaignMail({ register, year, to: person, today, items: withLinks });
  const id = `campaign.${year}.${today}.${person.id}`;
  const answer = await handOver(place, { recipient: person, fromName: register.authority.name, id, mail });
  if (answer === 'taken') await logReminders(place.table, year, today, { person, items });
  const notices = items.flatMap((item) => item.notices);
  await note(place.table, { year, day: today, personId: person.id, notices, refused: refusedBy(answer, person.mail) });
};

/** The board shows reminders among what an agency was chased for. */
const logReminders = async (
  table: string,
  year: number,
  today: string,
  { person, items }: PlannedMail,
): Promise<void> => {
  const at = new Date().toISOString();
  const by = { kind: 'campaign' as const };
  for (const { agency, standing, notices } of items) {
    const kind = chaseKindOf(standing);
    if (kind === undefined || notices.every((notice) => notice.kind === 'opening')) continue;
    const to = [person.role];
    await noteChase(table, { agencyId: agency.id, year, at, round: `campaign.${today}`, kind, overdue: false, by, to });
  }
};

/** Mails the authority the list of what is late, and notes it. */
export const sendList = async (
  place: MailPlace,
  { register, year }: Situation,
  today: string,
  overdue: Overdue,
): Promise<void> => {
  const mail = overdueList({ register, year, today, overdue, baseUrl: place.settings['base-url'] });
  const fromName = register.authority.name;
  const id = `campaign.${year}.${today}.authority`;
  const answer = await handOver(place, { recipient: authorityMailbox(register), fromName, id, mail });
  await note(place.table, {
    year,
    day: today,
    personId: authorityId,
    notices: [],
    refused: refusedBy(answer, register.authority.mail),
  });
};

const refusedBy = (answer: 'taken' | 'refused', address: string): string | null =>
  answer === 'refused' ? hashOfSecret(address) : null;

const note = async (table: string, mail: Omit<CampaignMail, 'sentAt'>): Promise<void> => {
  const content: CampaignMail = { ...mail, sentAt: new Date().toISOString() };
  await writeItem(table, keys.campaign(mail.year, mail.day, mail.personId), content, { condition: absent });
};
