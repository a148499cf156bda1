import type { Chaser } from '../../schemas/chase.ts';
import { PublicationSchema } from '../../schemas/publication.ts';
import type { Person, Register } from '../../schemas/register.ts';
import { handOver } from '../notify/handOver.ts';
import { publicationChased, submissionChased } from '../notify/mails/chase.ts';
import { createSendLink } from '../notify/sendLink.ts';
import { MailError } from '../shared/errors.ts';
import { keys } from '../shared/keys.ts';
import type { Settings } from '../shared/settings.ts';
import { standingsOf } from '../shared/standing.ts';
import { findItem } from '../shared/table.ts';
import { chaseLogOf, noteChase } from './log.ts';
import { type PlannedChase, planChases } from './plan.ts';

export interface ChasePlace {
  readonly table: string;
  readonly settings: Settings;
}

export interface ChaseOrder {
  readonly register: Register;
  readonly year: number;
  /** Those asked for; whoever owes nothing now is left out. */
  readonly agencyIds: readonly string[];
  readonly by: Chaser;
  /** Names the round, e.g. `campaign.2026-01-26`: an agency is chased once in it, so a round may be begun again. */
  readonly round: string;
  readonly now: Date;
  /** When to stop, as a function has an end; what is left then is told, and goes on in the same round. */
  readonly until: Date;
}

/** What came of a round so far, by agency id. */
export interface Chased {
  readonly chased: readonly string[];
  /** None of their mails was taken by the mail server. */
  readonly failed: readonly string[];
  /** Not reached before `until`. */
  readonly left: readonly string[];
}

const atOnce = 6;

/**
 * Mails those who may send for each agency, each with a link of their own, and logs it: the mails go out before the log
 * says so, so a crash may repeat one agency's mails but never leaves them out.
 */
export const chaseAgencies = async (place: ChasePlace, order: ChaseOrder): Promise<Chased> => {
  const { register, year, agencyIds, round, now, until } = order;
  const [standings, log] = await Promise.all([standingsOf(place.table, year), chaseLogOf(place.table, year)]);
  const waiting = planChases({ register, year, standings, log, now }, agencyIds, round);
  const chased: string[] = [];
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    while (Date.now() < until.getTime()) {
      const next = waiting.shift();
      if (!next) return;
      const result = await chaseOne(place, order, next);
      if (result !== 'published') (result === 'chased' ? chased : failed).push(next.agency.id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { chased, failed, left: waiting.map(({ agency }) => agency.id) };
};

/** A correction may be under way while an earlier version is public: then nothing is owed. */
const chaseOne = async (
  place: ChasePlace,
  order: ChaseOrder,
  planned: PlannedChase,
): Promise<'chased' | 'failed' | 'published'> => {
  const { agency, kind, people, daysLeft } = planned;
  const { year, round, by, now } = order;
  if (await findItem(place.table, keys.publication(agency.id, year), PublicationSchema)) return 'published';
  const to: string[] = [];
  for (const person of people) if (await mailTo(person, place, order, planned)) to.push(person.role);
  if (to.length === 0) return 'failed';
  const at = now.toISOString();
  await noteChase(place.table, { agencyId: agency.id, year, at, round, kind, overdue: daysLeft < 0, by, to });
  return 'chased';
};

/** Whether the mail server took it. Another round, or the same one again, may try once more. */
const mailTo = async (
  recipient: Person,
  place: ChasePlace,
  { register, year, round, now }: ChaseOrder,
  { agency, kind, standing, days, daysLeft }: PlannedChase,
): Promise<boolean> => {
  const baseUrl = place.settings['base-url'];
  const linkOrder = { table: place.table, baseUrl, agencyId: agency.id, personId: recipient.id, now };
  const url = await createSendLink({ ...linkOrder, days: register.settings.sendLinkDays });
  const letter = kind === 'notSubmitted' ? submissionChased : publicationChased;
  const { authority } = register;
  const mail = letter({ authority, agency, year, to: recipient, standing, days, daysLeft, url });
  const id = `chase.${year}.${agency.id}.${round}.${recipient.id}`;
  try {
    return (await handOver(place, { recipient, fromName: authority.name, id, mail })) === 'taken';
  } catch (error) {
    if (error instanceof MailError) return false;
    throw error;
  }
};
