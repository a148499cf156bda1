import { personOf, type Register } from '../../schemas/register.ts';
import type { Submission } from '../../schemas/submission.ts';

/** Who gets a mail: address, the role addressed, and a short name for the Message-ID. */
export interface Recipient {
  readonly id: string;
  readonly role: string;
  readonly mail: string;
}

/** The authority's mailbox. */
export const authorityMailbox = ({ authority }: Register): Recipient => ({
  id: 'authority',
  role: authority.name,
  mail: authority.mail,
});

/** Who sent a submission; when the register does not know, the authority's mailbox, so that nothing is lost. */
export const senderOf = (register: Register, { senderId }: Submission): Recipient =>
  (senderId === null ? undefined : personOf(register, senderId)) ?? authorityMailbox(register);

/** Everyone once, by mail address; the first mention counts. */
export const withoutRepeats = (recipients: readonly Recipient[]): Recipient[] =>
  recipients.filter(
    ({ mail }, index) => recipients.findIndex((other) => other.mail.toLowerCase() === mail.toLowerCase()) === index,
  );
