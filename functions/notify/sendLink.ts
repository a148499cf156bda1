import * as z from 'zod';
import type { Link } from '../../schemas/approval.ts';
import type { Agency } from '../../schemas/register.ts';
import { dueYear } from '../shared/dueYear.ts';
import { keys } from '../shared/keys.ts';
import { type Condition, findItem, writeItem } from '../shared/table.ts';
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

/** Whether an agency is given links: not once the report that is due is one it no longer owes, being dissolved. */
export const maySend = ({ dissolved }: Pick<Agency, 'dissolved'>, now: Date): boolean =>
  dissolved === undefined || dissolved >= dueYear(now);

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

const hour = 3_600_000;

const notWithin = (time: number, now: Date): Condition => ({
  expression: 'attribute_not_exists(pk) OR #at <= :before',
  names: { '#at': 'at' },
  values: { ':before': new Date(now.getTime() - time).toISOString() },
});

/** The same on somebody's own request: once an hour for each person and agency, else undefined. */
export const createAskedSendLink = async (order: SendLinkOrder): Promise<string | undefined> => {
  const { table, agencyId, personId, now } = order;
  const key = keys.linkAsked(agencyId, personId);
  const at = now.toISOString();
  const expiresAtSeconds = Math.floor((now.getTime() + hour) / 1000);
  const written = await writeItem(table, key, { at }, { condition: notWithin(hour, now), expiresAtSeconds });
  // A write whose answer was lost is tried again by the SDK, and then meets itself.
  const asked = written === 'written' || (await findItem(table, key, AskedSchema))?.at === at;
  return asked ? createSendLink(order) : undefined;
};

const AskedSchema = z.object({ at: z.string() });
