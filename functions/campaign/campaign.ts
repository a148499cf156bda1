import { authorityId, type CampaignMail, CampaignMailSchema } from '../../schemas/campaign.ts';
import type { Register } from '../../schemas/register.ts';
import { chaseKindOf } from '../chase/duty.ts';
import { noteChase } from '../chase/log.ts';
import { handOver, type MailPlace } from '../notify/handOver.ts';
import { campaignMail } from '../notify/mails/campaign.ts';
import { overdueList } from '../notify/mails/overdueList.ts';
import { authorityMailbox } from '../notify/recipient.ts';
import { createSendLink } from '../notify/sendLink.ts';
import { catalogueOf } from '../publish/catalogue.ts';
import { publishedVersions } from '../publish/version.ts';
import { dueYear } from '../shared/dueYear.ts';
import { MailError } from '../shared/errors.ts';
import { log } from '../shared/log.ts';
import { standingsOf } from '../shared/standing.ts';
import { absent, keys, queryItems, writeItem } from '../shared/table.ts';
import type { Overdue } from './overdue.ts';
import { type CampaignPlan, type PlannedMail, planCampaign } from './plan.ts';
import type { Situation } from './situation.ts';

/** What came of a run. */
export interface CampaignRun {
  /** Mails handed over, the authority's list included. */
  readonly sent: number;
  /** Mails not handed over: the next run has them in its plan. */
  readonly left: number;
}

/** Mails on their way at the same time. */
const atOnce = 6;

/** So many mails the server does not take in one run: it is the server's fault, and the next run tries again. */
const mostFaults = 6;

/** Reads what a plan is made from. */
export const situationOf = async (table: string, register: Register, now: Date): Promise<Situation> => {
  const year = dueYear(now);
  const [standings, publications, sent] = await Promise.all([
    standingsOf(table, year),
    catalogueOf(table).ofYear(year),
    queryItems(table, keys.campaign(year, '', '').pk, CampaignMailSchema),
  ]);
  const published = await Promise.all(
    publications.map(async ({ agencyId, version, publishedAt }): Promise<[string, string]> => {
      // A correction has a later day than the report it corrects.
      const [first] = version === 1 ? [] : await publishedVersions(table, agencyId, year);
      return [agencyId, first?.claimedAt ?? publishedAt];
    }),
  );
  return { register, year, standings, published: new Map(published), sent, now };
};

/**
 * Sends what is due today. Each mail goes out before the note that says so: a crash may repeat the mails in flight, under
 * the same Message-IDs, and leaves nobody out. Stops at `until`, when a function's time is over; throws the first MailError
 * once everything else is sent.
 */
export const runCampaign = async (
  place: MailPlace,
  register: Register,
  now: Date,
  until: Date,
): Promise<CampaignRun> => {
  const situation = await situationOf(place.table, register, now);
  const plan = planCampaign(situation);
  const waiting = tasksOf(place, situation, plan);
  const faults: MailError[] = [];
  let sent = 0;
  const work = async (): Promise<void> => {
    while (Date.now() < until.getTime() && faults.length < mostFaults) {
      const task = waiting.shift();
      if (!task) return;
      try {
        await task();
        sent += 1;
      } catch (error) {
        if (!(error instanceof MailError)) throw error;
        faults.push(error);
      }
    }
  };
  // All come to their end, so that a fault of one cuts off no other between its mail and its note.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  const run = { sent, left: waiting.length + faults.length };
  log.info('campaign', { day: plan.day, ...run });
  if (faults[0]) throw faults[0];
  return run;
};

const tasksOf = (place: MailPlace, situation: Situation, plan: CampaignPlan): (() => Promise<void>)[] => [
  ...(plan.overdue ? [() => sendList(place, situation, plan.day, plan.overdue!)] : []),
  ...plan.mails.map((mail) => () => sendTo(place, situation, plan.day, mail)),
];

const sendTo = async (
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
  await note(place.table, { year, day: today, personId: person.id, notices, taken: answer === 'taken' });
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

const sendList = async (
  place: MailPlace,
  { register, year }: Situation,
  today: string,
  overdue: Overdue,
): Promise<void> => {
  const mail = overdueList({ register, year, today, overdue, baseUrl: place.settings['base-url'] });
  const fromName = register.authority.name;
  const id = `campaign.${year}.${today}.authority`;
  const answer = await handOver(place, { recipient: authorityMailbox(register), fromName, id, mail });
  await note(place.table, { year, day: today, personId: authorityId, notices: [], taken: answer === 'taken' });
};

const note = async (table: string, mail: Omit<CampaignMail, 'sentAt'>): Promise<void> => {
  const content: CampaignMail = { ...mail, sentAt: new Date().toISOString() };
  await writeItem(table, keys.campaign(mail.year, mail.day, mail.personId), content, { condition: absent });
};
