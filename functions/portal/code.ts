import type { CodedLink } from '../../schemas/approval.ts';
import { hashOfCode } from '../approve/link.ts';
import { ContentionError } from '../shared/errors.ts';
import { hashOfSecret } from '../shared/token.ts';
import type { Links } from './doors.ts';

/** So many tries a link allows; afterwards it stays locked. */
const maximumTries = 10;

export const isLocked = (link: Pick<CodedLink, 'wrongCodes'>): boolean => link.wrongCodes >= maximumTries;

/**
 * Compares a confirmation code. The try is counted before the comparison, by a conditional write, so that guesses sent at
 * the same time get no more tries than guesses one after another.
 */
export const tryCode = async (links: Links, token: string, code: string): Promise<'right' | 'wrong' | 'locked'> => {
  const tokenHash = hashOfSecret(token);
  for (let turn = 0; turn <= maximumTries; turn += 1) {
    const link = await links.find(tokenHash);
    if (link === undefined || link.kind === 'send' || isLocked(link)) return 'locked';
    if ((await links.countTry(tokenHash, link.wrongCodes)) === 'conflict') continue;
    if (hashOfCode(token, code) === link.codeHash) return 'right';
    return link.wrongCodes + 1 >= maximumTries ? 'locked' : 'wrong';
  }
  throw new ContentionError('A try of a confirmation code could not be counted');
};
