import { createHash } from 'node:crypto';
import type { MailFailure } from '../../schemas/mailFailure.ts';
import { readRegister } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { mailFailures, noteTold } from './failures.ts';
import { handOver } from './handOver.ts';
import { mailsFailed } from './mails/mailsFailed.ts';
import { authorityMailbox } from './recipient.ts';

export interface TellingPlace {
  readonly table: string;
  readonly workBucket: string;
  readonly settingsPrefix: string;
}

/** The same for the same failures, so that a retry after a crash is folded into the first try. */
const idOf = (failures: readonly MailFailure[]): string => {
  const which = failures.map(({ mailId, firstAt }) => `${mailId} ${firstAt}`).join('\n');
  return `mailsFailed.${createHash('sha256').update(which).digest('hex').slice(0, 20)}`;
};

/** Tells the authority, in one letter, of every failed mail it has not been told of. */
export const tellFailures = async ({ table, workBucket, settingsPrefix }: TellingPlace): Promise<void> => {
  const untold = (await mailFailures(table)).filter(({ told }) => !told);
  if (untold.length === 0) return;
  const [register, settings] = await Promise.all([readRegister(workBucket), readSettings(settingsPrefix)]);
  const recipient = authorityMailbox(register);
  const mail = mailsFailed(register, untold);
  await handOver({ table, settings }, { recipient, fromName: register.authority.name, id: idOf(untold), mail });
  for (const failure of untold) await noteTold(table, failure);
};
