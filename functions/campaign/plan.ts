import { authorityId, type CampaignMail, type Notice } from '../../schemas/campaign.ts';
import { type Person, personOf, type Register } from '../../schemas/register.ts';
import { hashOfSecret } from '../shared/token.ts';
import { dayOf, isWorkingDay } from '../shared/workingDays.ts';
import { mondayOf } from './days.ts';
import { type AgencyNotices, noticesToday } from './notices.ts';
import { type Overdue, overdueOf } from './overdue.ts';
import type { Situation } from './situation.ts';

/** One mail to one person: what is new to them, for every agency they send for. */
export interface PlannedMail {
  readonly person: Person;
  readonly items: readonly AgencyNotices[];
}

export interface CampaignPlan {
  /** The calendar day. */
  readonly day: string;
  readonly mails: readonly PlannedMail[];
  /** The list for the authority, when it is due. */
  readonly overdue: Overdue | undefined;
}

/** What is to be sent today. Made from what was sent, so the same day planned again plans what is left. */
export const planCampaign = (situation: Situation): CampaignPlan => {
  const { register, year, now } = situation;
  const { opens, closes } = register.settings.campaign;
  const day = dayOf(now);
  if (day < `${year + 1}-${opens}` || day > `${year + 1}-${closes}`) return { day, mails: [], overdue: undefined };
  return { day, mails: mailsToday(situation, day), overdue: overdueToday(situation, day) };
};

/** An opening is sent once a year, whatever its day; a reminder once for its day. */
const nameOf = (personId: string, { kind, agencyId, day }: Notice): string =>
  [kind, agencyId, personId, ...(kind === 'opening' ? [] : [day])].join('#');

/** Whether a mail was refused at an address that the register has no longer. */
const mayReachNow = (register: Register, { personId, refused }: CampaignMail): boolean => {
  const person = personOf(register, personId);
  return refused !== null && person !== undefined && hashOfSecret(person.mail) !== refused;
};

const mailsToday = (situation: Situation, day: string): PlannedMail[] => {
  const { register, sent } = situation;
  const told = new Set(
    sent
      .filter((mail) => !mayReachNow(register, mail))
      .flatMap(({ personId, notices }) => notices.map((notice) => nameOf(personId, notice))),
  );
  const mailedToday = new Set(sent.filter((mail) => mail.day === day).map(({ personId }) => personId));
  const itemsOf = new Map<string, AgencyNotices[]>();
  for (const item of noticesToday(situation)) {
    for (const personId of new Set(item.agency.senders)) {
      const notices = item.notices.filter((notice) => !told.has(nameOf(personId, notice)));
      if (notices.length === 0 || mailedToday.has(personId)) continue;
      itemsOf.set(personId, [...(itemsOf.get(personId) ?? []), { ...item, notices }]);
    }
  }
  return [...itemsOf].flatMap(([personId, items]) => {
    const person = personOf(register, personId);
    return person ? [{ person, items }] : [];
  });
};

/**
 * The list, on working days, while something is open, or when something has come out late since the list before; once a
 * day, or once a week counted from Monday.
 */
const overdueToday = (situation: Situation, day: string): Overdue | undefined => {
  const { register, sent } = situation;
  if (!isWorkingDay(day, register.settings.calendar)) return undefined;
  const lists = sent.filter(({ personId }) => personId === authorityId);
  const last =
    lists
      .map((list) => list.day)
      .sort()
      .at(-1) ?? '';
  const from = register.settings.campaign.overdueList === 'weekly' ? mondayOf(day) : day;
  if (last >= from) return undefined;
  const overdue = overdueOf(situation);
  const news = overdue.publishedLate.some((late) => late.publishedOn >= last);
  return overdue.notSubmitted.length + overdue.notPublished.length > 0 || news ? overdue : undefined;
};
