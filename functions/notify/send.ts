import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import { MailError, MailRefusedError } from '../shared/errors.ts';
import { log } from '../shared/log.ts';
import type { Settings } from '../shared/settings.ts';
import type { Mail } from './mail.ts';
import { refusalOf } from './refusal.ts';

/** Where one mail goes and by what it is known. */
export interface Envelope {
  readonly to: string;
  /** Display name of the sender: the authority's name. */
  readonly fromName: string;
  /**
   * The same for every try of the same mail, e.g. `<submissionId>.received`: it becomes the Message-ID, by which mail
   * programs fold duplicates. Amazon SES puts its own in its place; there a retry may be seen twice.
   */
  readonly id: string;
  readonly mail: Mail;
}

type MailSettings = Pick<Settings, 'mail-url' | 'mail-from'>;

/** Milliseconds a silent mail server is waited for: well within the time a function has. */
const patience = 8000;

const open = (url: string) =>
  url.startsWith('ses:')
    ? createTransport({ SES: { sesClient: new SESv2Client({}), SendEmailCommand } })
    : createTransport({ url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience });

/** Opened once for each address: several mails go out in a row. */
const transports = new Map<string, ReturnType<typeof open>>();

const transportFor = (url: string): ReturnType<typeof open> => {
  const transport = transports.get(url) ?? open(url);
  transports.set(url, transport);
  return transport;
};

/** Header that comes back in the bounce events of Amazon SES, which puts its own id in the place of the Message-ID. */
export const mailIdHeader = 'X-Gongkai-Mail';

/**
 * Hands one mail to the mail server of the settings (`ses:` or an SMTP address); throws MailError when it is not taken,
 * MailRefusedError when trying again would not help.
 */
export const sendMail = async (settings: MailSettings, { to, fromName, id, mail }: Envelope): Promise<void> => {
  const address = settings['mail-from'];
  try {
    await transportFor(settings['mail-url']).sendMail({
      from: { name: fromName, address },
      to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${id}@${address.split('@')[1]}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        [mailIdHeader]: id,
      },
    });
  } catch (error) {
    throw failureOf(id, error);
  }
  log.info('mail handed over', { mail: id });
};

/** Servers quote the recipient in their answers: only the kind of failure goes on. */
const failureOf = (id: string, error: unknown): MailError => {
  const refusal = refusalOf(error);
  if (refusal) return new MailRefusedError(`The mail ${id} was refused by the mail server (${refusal})`, refusal);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new MailError(`The mail ${id} was not taken by the mail server (${code})`);
};
