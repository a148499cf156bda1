import { CampaignMailSchema } from '../../schemas/campaign.ts';
import type { Register } from '../../schemas/register.ts';
import { catalogueOf } from '../column/catalogue.ts';
import { publishedVersions } from '../column/version.ts';
import type { MailPlace } from '../notify/handOver.ts';
import { dueYear } from '../shared/dueYear.ts';
import { keys } from '../shared/keys.ts';
import { log } from '../shared/log.ts';
import { standingsOf } from '../shared/standing.ts';
import { queryItems } from '../shared/table.ts';
import { sendList, sendTo } from './deliver.ts';
import { type CampaignPlan, planCampaign } from './plan.ts';
import type { Situation } from './situation.ts';
import { workThrough } from './workThrough.ts';

/** What came of a run. */
export interface CampaignRun {
  /** Mails handed over, the authority's list included. */
  readonly sent: number;
  /** Mails not handed over: the next run has them in its plan. */
  readonly left: number;
}

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
      const [first] = version === 1 ? [] : await publishedVersions(table, { agencyId, year, version });
      return [agencyId, first?.claimedAt ?? publishedAt];
    }),
  );
  return { register, year, standings, published: new Map(published), sent, now };
};

/**
 * Sends what is due today and was not sent yet, until `until`, when a function's time is over. Throws the first MailError
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
  const { done, left, faults } = await workThrough(tasksOf(place, situation, plan), {
    atOnce: 6,
    mostFaults: 6,
    timeLeft: () => Date.now() < until.getTime(),
  });
  log.info('campaign', { day: plan.day, sent: done, left });
  if (faults[0]) throw faults[0];
  return { sent: done, left };
};

const tasksOf = (
  place: MailPlace,
  situation: Situation,
  { day, mails, overdue }: CampaignPlan,
): (() => Promise<void>)[] => [
  ...(overdue ? [() => sendList(place, situation, day, overdue)] : []),
  ...mails.map((mail) => () => sendTo(place, situation, day, mail)),
];
