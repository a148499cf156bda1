import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import type { BusEvent } from '../contracts.ts';

/** Names under `invalid` belong to nobody, now and for ever (RFC 6761): what is sent there comes back. */
const isNowhere = (address: string): boolean => /[@.]invalid$/i.test(address);

/**
 * The event of Amazon SES about a mail that comes back because its address does not exist; undefined when it arrives. As
 * with a configuration set that is the default of the sender's identity and tells EventBridge.
 */
export const bounceOf = async (raw: Uint8Array): Promise<BusEvent | undefined> => {
  const mail = await PostalMime.parse(raw);
  const destination = (mail.to ?? []).flatMap(({ address }) => address ?? []);
  if (!destination.some(isNowhere)) return undefined;
  const headers = mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value }));
  return {
    source: 'aws.ses',
    detailType: 'Email Bounced',
    resources: [],
    detail: {
      eventType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: destination.map((emailAddress) => ({ emailAddress, action: 'failed', status: '5.1.1' })),
      },
      mail: {
        messageId: randomUUID(),
        source: mail.from?.address ?? '',
        destination,
        headersTruncated: false,
        headers,
      },
    },
  };
};
