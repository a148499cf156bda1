import * as z from 'zod';
import { personOf, type Register } from '../../schemas/register.ts';
import type { Failing } from '../notify/failures.ts';
import { authorityMailbox, type Recipient } from '../notify/recipient.ts';
import { mailIdHeader } from '../notify/send.ts';

/** An event of Amazon SES about one mail, as EventBridge hands it on; only what is looked at. */
export const MailEventSchema = z.looseObject({
  detail: z.looseObject({
    eventType: z.enum(['Bounce', 'Complaint', 'Reject']),
    mail: z.looseObject({
      destination: z.array(z.string()).min(1),
      headers: z.array(z.looseObject({ name: z.string(), value: z.string() })).default([]),
    }),
    bounce: z.looseObject({ bounceType: z.string(), bounceSubType: z.string() }).optional(),
  }),
});
export type MailEvent = z.infer<typeof MailEventSchema>;

const kinds = { Bounce: 'bounced', Complaint: 'complained', Reject: 'refused' } as const;

/**
 * What an event says of a mail of ours; undefined when the mail is not ours, or when it may have arrived all the same:
 * absence notes come back as transient bounces of the general kind.
 */
export const failingOf = ({ detail }: MailEvent, register: Register): Failing | undefined => {
  const { eventType, mail, bounce } = detail;
  const header = mail.headers.find(({ name }) => name.toLowerCase() === mailIdHeader.toLowerCase());
  const code = bounce ? `${bounce.bounceType}/${bounce.bounceSubType}` : eventType;
  if (header === undefined || code === 'Transient/General') return undefined;
  const { id, role } = recipientOf(register, header.value, mail.destination[0] ?? '');
  return { mailId: header.value, personId: id, role, kind: kinds[eventType], code };
};

/** By address, as it was mailed; after a change of address by the id at the end of the mail's own. */
const recipientOf = (register: Register, mailId: string, address: string): Pick<Recipient, 'id' | 'role'> => {
  const known = [authorityMailbox(register), ...register.people];
  const byAddress = known.find(({ mail }) => mail.toLowerCase() === address.toLowerCase());
  const lastPart = mailId.split('.').at(-1) ?? '';
  return byAddress ?? personOf(register, lastPart) ?? { id: 'unknown', role: '名录中已没有的收件人' };
};
