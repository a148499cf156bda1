import type { Link } from '../../schemas/approval.ts';
import type { OverrideRequest } from '../../schemas/override.ts';
import { hashOfCode, newCode } from '../approve/link.ts';
import { keys } from '../shared/keys.ts';
import { writeItem } from '../shared/table.ts';
import { hashOfSecret, newToken } from '../shared/token.ts';

/** Days a link is kept after its end, so that an old mail still leads to a page that says what was decided. */
const keptDays = 400;

export interface OverrideLinkOrder {
  readonly table: string;
  /** Address of the site without trailing slash. */
  readonly baseUrl: string;
  readonly request: OverrideRequest;
  /** The officer who is asked. */
  readonly personId: string;
  readonly expiresAt: string;
}

/** Makes and stores one officer's link to one request; gives its address and code. Links made before stay valid. */
export const createOverrideLink = async (order: OverrideLinkOrder): Promise<{ url: string; code: string }> => {
  const token = newToken();
  const code = newCode();
  const link: Link = {
    kind: 'override',
    submissionId: order.request.submissionId,
    rule: order.request.rule,
    personId: order.personId,
    codeHash: hashOfCode(token, code),
    wrongCodes: 0,
    expiresAt: order.expiresAt,
  };
  const expiresAtSeconds = Math.floor(Date.parse(order.expiresAt) / 1000) + keptDays * 86_400;
  await writeItem(order.table, keys.link(hashOfSecret(token)), link, { expiresAtSeconds });
  return { url: `${order.baseUrl}/override/${token}`, code };
};
