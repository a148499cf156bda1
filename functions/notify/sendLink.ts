import type { Link } from '../../schemas/approval.ts';
import { keys, writeItem } from '../shared/table.ts';
import { hashOfSecret, newToken } from '../shared/token.ts';

export interface SendLinkOrder {
  readonly table: string;
  /** Address of the site without trailing slash. */
  readonly baseUrl: string;
  readonly agencyId: string;
  /** Who sends by this link. */
  readonly personId: string;
  /** How long it stays valid. */
  readonly days: number;
  readonly now: Date;
}

/** Days a link is kept after its end, so that its page can say that it has expired. */
const keptDays = 90;

/** Makes and stores a link by which one person sends for one agency; gives its address. Earlier links stay valid. */
export const createSendLink = async (order: SendLinkOrder): Promise<string> => {
  const token = newToken();
  const ends = order.now.getTime() + order.days * 86_400_000;
  const link: Link = {
    kind: 'send',
    agencyId: order.agencyId,
    personId: order.personId,
    expiresAt: new Date(ends).toISOString(),
  };
  await writeItem(order.table, keys.link(hashOfSecret(token)), link, {
    expiresAtSeconds: Math.floor(ends / 1000) + keptDays * 86_400,
  });
  return `${order.baseUrl}/send/${token}`;
};
