import type { ApproveLink, LinkUsage } from '../../schemas/approval.ts';
import { hashOfSecret } from '../shared/token.ts';
import type { Links } from './doors.ts';

const tries = 12;

/**
 * Notes one more use of a link in a conditional write, if `count` allows it. So many uses at the same moment that it
 * cannot be written are refused as well: nobody uses one link so fast.
 */
export const noteUsage = async (
  links: Links,
  token: string,
  count: (link: ApproveLink) => Partial<LinkUsage> | undefined,
): Promise<'noted' | 'refused'> => {
  const tokenHash = hashOfSecret(token);
  let wanted: Partial<LinkUsage> = {};
  for (let turn = 0; turn < tries; turn += 1) {
    const link = await links.find(tokenHash);
    // A write whose answer was lost is tried again by the SDK, and then meets itself. Codes are never the same twice.
    if (link?.kind === 'approve' && wanted.fresh && link.fresh?.codeHash === wanted.fresh.codeHash) return 'noted';
    const usage = link?.kind === 'approve' ? count(link) : undefined;
    if (link?.kind !== 'approve' || usage === undefined) return 'refused';
    wanted = usage;
    if ((await links.noteUsage(tokenHash, link.changes, usage)) === 'written') return 'noted';
  }
  return 'refused';
};
