import * as z from 'zod';
import { runCampaign, situationOf } from '../../../functions/campaign/campaign.ts';
import { type CampaignPlan, planCampaign } from '../../../functions/campaign/plan.ts';
import { readRegister } from '../../../functions/shared/register.ts';
import { readSettings } from '../../../functions/shared/settings.ts';
import { dayOf } from '../../../functions/shared/workingDays.ts';
import { command, UsageError } from '../command.ts';

/** A command has no end of its own; this only keeps a broken mail server from holding it up for ever. */
const longest = 24 * 3_600_000;

/** `gongkai campaign`: what the schedule does in office hours, at once. */
export default command({
  about:
    'Sends what the season (年报季) has due today and was not sent yet: invitations, reminders, the list of what is late',
  words: '',
  more: `It is what the schedule does in office hours, at once. The embedded stack may live on another day than this command,
if its clock was moved: then say which.`,
  options: {
    'dry-run': { type: 'boolean', help: 'prints what would be sent, and sends nothing' },
    date: {
      type: 'string',
      value: 'YYYY-MM-DD',
      help: 'as if it were that day (08:30 in Shanghai); without --dry-run the mails are dated so and are not sent again',
    },
  },
  examples: ['--dry-run', '--dry-run --date 2027-01-28'],
  run: async ({ values, words, open, now: today }) => {
    const date = z.iso.date().optional().safeParse(values.date);
    if (!date.success || words.length > 0) throw new UsageError(`'${words[0] ?? values.date}' is not understood.`);
    const now = date.data === undefined ? today : new Date(`${date.data}T08:30:00.000+08:00`);
    const { TableName: table, WorkBucketName, SettingsPrefix } = await open();
    const register = await readRegister(WorkBucketName);
    if (values['dry-run']) {
      const plan = planCampaign(await situationOf(table, register, now));
      const lines = linesOf(plan);
      return { lines: lines.length > 0 ? lines : [`Nothing is to be sent on ${dayOf(now)}.`], data: dataOf(plan) };
    }
    const place = { table, settings: await readSettings(SettingsPrefix) };
    const { sent } = await runCampaign(place, register, now, new Date(Date.now() + longest));
    return { lines: [`${sent} mails were handed over.`], data: { day: dayOf(now), sent } };
  },
});

/** The plan, a line for each mail: to whom, and what for each agency. */
const linesOf = ({ day, mails, overdue }: CampaignPlan): string[] => [
  ...mails.map(({ person, items }) => {
    const agencies = items.map(({ agency, notices }) => `${agency.name} ${notices.map(({ kind }) => kind).join('+')}`);
    return `${day}\t${person.id}\t${person.role}\t${agencies.join('; ')}`;
  }),
  ...(overdue
    ? [
        `${day}\tauthority\tnot submitted ${overdue.notSubmitted.length}, not published ${overdue.notPublished.length}, published late ${overdue.publishedLate.length}`,
      ]
    : []),
];

const dataOf = ({ day, mails, overdue }: CampaignPlan) => ({
  day,
  mails: mails.map(({ person, items }) => ({
    personId: person.id,
    agencies: items.map(({ agency, notices }) => ({ agencyId: agency.id, notices: notices.map(({ kind }) => kind) })),
  })),
  overdue: overdue && {
    notSubmitted: overdue.notSubmitted.map(({ agency }) => agency.id),
    notPublished: overdue.notPublished.map(({ agency }) => agency.id),
    publishedLate: overdue.publishedLate.map(({ agency }) => agency.id),
  },
});
