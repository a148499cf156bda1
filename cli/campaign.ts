import { parseArgs } from 'node:util';
import * as z from 'zod';
import { runCampaign, situationOf } from '../functions/campaign/campaign.ts';
import { type CampaignPlan, planCampaign } from '../functions/campaign/plan.ts';
import { readRegister } from '../functions/shared/register.ts';
import { readSettings } from '../functions/shared/settings.ts';
import { dayOf } from '../functions/shared/workingDays.ts';
import { openInstallation } from './outputs.ts';

const usage = `Usage: npm run campaign -- [--dry-run] [--date YYYY-MM-DD] [--outputs FILE]
  --dry-run  prints what would be sent, and sends nothing
  --date     as if it were that day (08:30 in Shanghai); without --dry-run the mails are dated so and are not sent again`;

interface Order {
  readonly dryRun: boolean;
  readonly now: Date;
  readonly outputs: string;
}

/** The order as typed; undefined when it is not understood. */
const orderOf = (): Order | undefined => {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      date: { type: 'string' },
      outputs: { type: 'string', default: '.gongkai/outputs.json' },
    },
  });
  const date = z.iso.date().optional().safeParse(values.date);
  if (!date.success) return undefined;
  const now = date.data === undefined ? new Date() : new Date(`${date.data}T08:30:00.000+08:00`);
  return { dryRun: values['dry-run'], now, outputs: values.outputs };
};

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

/** A command has no end of its own; this only keeps a broken mail server from holding it up for ever. */
const longest = 24 * 3_600_000;

/**
 * `npm run campaign`: what the schedule does in office hours, at once: sends what is due today and was not sent yet. The
 * embedded stack's functions may live on another day than this command, if its clock was moved: then say which.
 */
const main = async (): Promise<number> => {
  const order = orderOf();
  if (!order) {
    console.error(usage);
    return 2;
  }
  const { TableName: table, WorkBucketName, SettingsPrefix } = openInstallation(order.outputs);
  const register = await readRegister(WorkBucketName);
  if (order.dryRun) {
    const lines = linesOf(planCampaign(await situationOf(table, register, order.now)));
    for (const line of lines) console.log(line);
    if (lines.length === 0) console.log(`Nothing is to be sent on ${dayOf(order.now)}.`);
    return 0;
  }
  const place = { table, settings: await readSettings(SettingsPrefix) };
  const { sent } = await runCampaign(place, register, order.now, new Date(Date.now() + longest));
  console.log(`${sent} mails were handed over.`);
  return 0;
};

process.exitCode = await main();
