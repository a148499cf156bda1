import { ValidationSchema } from '../../schemas/finding.ts';
import type { Register } from '../../schemas/register.ts';
import { ReportSchema } from '../../schemas/report.ts';
import type { Reason } from '../../schemas/submission.ts';
import { readJson } from '../shared/objects.ts';
import { reportKey, validationKey } from '../shared/places.ts';
import type { Mail } from './mail.ts';
import type { About } from './mails/about.ts';
import { returned } from './mails/returned.ts';
import { senderOf } from './recipient.ts';
import { createSendLink, maySend } from './sendLink.ts';

export interface NotifyPlace {
  readonly table: string;
  readonly workBucket: string;
  readonly baseUrl: string;
}

/** The mail about a return: with every finding where there are findings, and a fresh link for those who may send. */
export const returnedMail = async (
  place: NotifyPlace,
  about: About,
  register: Register,
  reason: Reason,
): Promise<Mail> => {
  const { submission } = about;
  return returned(about, senderOf(register, submission).role, {
    reason,
    ...(reason.code === 'findings' ? await foundIn(place, submission.submissionId) : { findings: [] }),
    sendLink: await linkToSendAgain(place, about, register),
  });
};

const foundIn = async ({ workBucket }: NotifyPlace, submissionId: string) => {
  const [{ findings }, report] = await Promise.all([
    readJson(workBucket, validationKey(submissionId), ValidationSchema),
    readJson(workBucket, reportKey(submissionId), ReportSchema),
  ]);
  return { findings, report };
};

const linkToSendAgain = async (
  { table, baseUrl }: NotifyPlace,
  { agency, submission: { senderId } }: About,
  register: Register,
): Promise<string | undefined> => {
  const now = new Date();
  if (!agency || senderId === null || !agency.senders.includes(senderId) || !maySend(agency, now)) return undefined;
  const days = register.settings.sendLinkDays;
  return createSendLink({ table, baseUrl, agencyId: agency.id, personId: senderId, days, now });
};
