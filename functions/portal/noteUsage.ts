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
  for (let turn = 0; turn < tries; turn += 1) {
    const link = await links.find(tokenHash);
    const usage = link?.kind === 'approve' ? count(link) : undefined;
    if (link?.kind !== 'approve' || usage === undefined) return 'refused';
    if ((await links.noteUsage(tokenHash, link.changes, usage)) === 'written') return 'noted';
  }
  return 'refused';
};
