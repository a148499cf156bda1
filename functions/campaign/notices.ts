import type { Notice } from '../../schemas/campaign.ts';
import type { Agency } from '../../schemas/register.ts';
import type { Standing } from '../../schemas/standing.ts';
import { chaseKindOf, type DueDays, dueDaysOf, owesReport } from '../chase/duty.ts';
import { dayOf, isWorkingDay } from '../shared/workingDays.ts';
import { plusDays } from './days.ts';
import type { Situation } from './situation.ts';

/** What is due today for one agency, whoever sends for it. */
export interface AgencyNotices {
  readonly agency: Agency;
  /** Undefined when nothing has come in. */
  readonly standing: Standing | undefined;
  readonly days: DueDays;
  readonly notices: readonly Notice[];
}

/** Everything that would be due today if nothing had been sent yet, in the register's order. */
export const noticesToday = (situation: Situation): AgencyNotices[] => {
  const { register, year, standings, published, now } = situation;
  const today = dayOf(now);
  const standingFor = new Map(standings.map((standing) => [standing.agencyId, standing]));
  return register.agencies
    .filter((agency) => owesReport(agency, year) && !published.has(agency.id))
    .map((agency) => {
      const standing = standingFor.get(agency.id);
      const days = dueDaysOf(register, agency, year);
      return { agency, standing, days, notices: noticesFor(situation, agency, standing, days) };
    })
    .filter(({ days, notices }) => notices.length > 0 && mayMail(situation, today, days));
};

/** Nobody is written to on a free day, unless it is the agency's day itself. */
const mayMail = ({ register }: Situation, today: string, { submit, publish }: DueDays): boolean =>
  isWorkingDay(today, register.settings.calendar) || today === submit || today === publish;

const noticesFor = (
  { register, year, now }: Situation,
  { id: agencyId }: Agency,
  standing: Standing | undefined,
  days: DueDays,
): Notice[] => {
  const today = dayOf(now);
  const { opens, remindBefore } = register.settings.campaign;
  const opening = `${year + 1}-${opens}`;
  const waitsFor = chaseKindOf(standing);
  const toSend = waitsFor === 'notSubmitted' && (today <= days.submit || today <= days.publish);
  const reminders = (kind: 'submit' | 'publish'): Notice[] =>
    latest(remindBefore, days[kind], today).map((day) => ({ kind, agencyId, day }));
  return [
    ...(toSend && today >= opening ? [{ kind: 'opening' as const, agencyId, day: opening }] : []),
    ...(waitsFor === 'notSubmitted' ? reminders('submit') : []),
    ...(waitsFor === undefined ? [] : reminders('publish')),
  ];
};

/**
 * The last reminder whose day has come, while what it is about is ahead. One that was missed makes way for the next; one
 * that was missed on a free day is sent on the next day that is worked.
 */
const latest = (remindBefore: readonly number[], due: string, today: string): string[] => {
  if (today > due) return [];
  const come = remindBefore.map((days) => plusDays(due, -days)).filter((day) => day <= today);
  return come.sort().slice(-1);
};
