import type { CodedLink } from '../../schemas/approval.ts';
import { hashOfCode } from '../approve/link.ts';
import { ContentionError } from '../shared/errors.ts';
import { hashOfSecret } from '../shared/token.ts';
import type { Links } from './doors.ts';

/** So many tries a link allows; afterwards it stays locked. */
const maximumTries = 10;

export const isLocked = (link: Pick<CodedLink, 'wrongCodes'>): boolean => link.wrongCodes >= maximumTries;

/** Hash of the code of the link's own mail. */
const ownCode = (link: CodedLink): string | null => link.codeHash;

/**
 * Compares a confirmation code with the one that `expected` says is good for the link. The try is counted before the
 * comparison, by a conditional write, so that guesses sent at the same time get no more tries than guesses one after
 * another. A right one is taken back: with one link many reports may be decided.
 */
export const tryCode = async (
  links: Links,
  token: string,
  code: string,
  expected: (link: CodedLink) => string | null = ownCode,
): Promise<'right' | 'wrong' | 'locked'> => {
  const tokenHash = hashOfSecret(token);
  for (let turn = 0; turn <= maximumTries; turn += 1) {
    const link = await links.find(tokenHash);
    if (link === undefined || link.kind === 'send' || isLocked(link)) return 'locked';
    if ((await links.countTry(tokenHash, link.wrongCodes, 1)) === 'conflict') continue;
    if (hashOfCode(token, code) === expected(link)) {
      await takeBack(links, tokenHash);
      return 'right';
    }
    return link.wrongCodes + 1 >= maximumTries ? 'locked' : 'wrong';
  }
  throw new ContentionError('A try of a confirmation code could not be counted');
};

/** One that others keep from being taken back stays counted: that errs on the safe side. */
const takeBack = async (links: Links, tokenHash: string): Promise<void> => {
  for (let turn = 0; turn < maximumTries; turn += 1) {
    const link = await links.find(tokenHash);
    if (link === undefined || link.kind === 'send' || link.wrongCodes === 0) return;
    if ((await links.countTry(tokenHash, link.wrongCodes, -1)) === 'written') return;
  }
};
