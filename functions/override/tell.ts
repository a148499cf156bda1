import type { OverrideRequest } from '../../schemas/override.ts';
import { type Person, personOf, type Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';
import { handOver } from '../notify/handOver.ts';
import type { Mail } from '../notify/mail.ts';
import { aboutOf } from '../notify/mails/about.ts';
import { overrideAsked } from '../notify/mails/overrideAsked.ts';
import { overrideAnswered, overridePassed } from '../notify/mails/overrideNews.ts';
import { type Recipient, senderOf } from '../notify/recipient.ts';
import type { Settings } from '../shared/settings.ts';
import { afterWorkingDays } from '../shared/workingDays.ts';
import { createOverrideLink } from './link.ts';
import { outcomeOf } from './request.ts';

/** What the mails about the overrides of one submission are made from. */
export interface Telling {
  readonly table: string;
  readonly settings: Settings;
  readonly register: Register;
  readonly submission: Submission;
  readonly now: Date;
}

const send = async (telling: Telling, recipient: Recipient, subject: string, mail: Mail): Promise<void> => {
  const { register, submission } = telling;
  const id = `${submission.submissionId}.${subject}`;
  await handOver(telling, { recipient, fromName: register.authority.name, id, mail });
};

/** As somebody stands in the register now: addresses change. */
const asNow = (register: Register, person: Person): Person => personOf(register, person.id) ?? person;

/** Mails every other officer who is one still, each with a link of their own that ends when an approval would. */
export const askOthers = async (telling: Telling, request: OverrideRequest): Promise<void> => {
  const { table, settings, register, submission, now } = telling;
  const { approval, calendar } = register.settings;
  const expiresAt = afterWorkingDays(now, approval.expireAfter, calendar).toISOString();
  for (const officer of request.others.filter(({ id }) => register.officers.includes(id))) {
    const order = { table, baseUrl: settings['base-url'], request, personId: officer.id, expiresAt };
    const link = await createOverrideLink(order);
    const mail = overrideAsked(aboutOf(register, submission), { request, officer, expiresAt, ...link });
    const id = `override.${request.rule}.ask${request.asks}.${officer.id}`;
    await send(telling, asNow(register, officer), id, mail);
  }
};

/** Tells the one who asked what the second officer said; without one there is nothing they do not know. */
export const tellAsker = async (telling: Telling, request: OverrideRequest, left: readonly string[]): Promise<void> => {
  if (request.answer === null) return;
  const { register, submission } = telling;
  const mail = overrideAnswered(aboutOf(register, submission), request, left);
  await send(telling, asNow(register, request.by), `override.${request.rule}.answered`, mail);
};

/** Tells the sender that the submission goes on, and what was let pass. */
export const tellSender = async (telling: Telling, requests: readonly OverrideRequest[]): Promise<void> => {
  const { register, submission } = telling;
  const sender = senderOf(register, submission);
  const passed = requests.filter((request) => outcomeOf(request) === 'confirmed');
  await send(telling, sender, 'override.passed', overridePassed(aboutOf(register, submission), sender.role, passed));
};
