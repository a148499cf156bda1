import type { CodesMailed, SignIn } from '../../schemas/session.ts';
import { hashOfCode } from '../approve/link.ts';

const minute = 60_000;
const validMinutes = 10;
const mostTries = 5;
const mostAnHour = 5;

/** What is stored of a code just made for an officer; `token` is known to the page only that asked for it. */
export const signInFor = (personId: string, token: string, code: string, now: Date): SignIn => ({
  personId,
  codeHash: hashOfCode(token, code),
  tries: 0,
  used: false,
  usedBy: null,
  expiresAt: new Date(now.getTime() + validMinutes * minute).toISOString(),
  revision: 0,
});

export interface Guessed {
  readonly signIn: SignIn;
  readonly right: boolean;
}

/** One sending of the form: `id` is its own, so that it is told from another with the same code. */
export interface Attempt {
  readonly id: string;
  readonly token: string;
  readonly code: string;
}

/**
 * Takes one guess: it is counted with its result in the same write, so that guesses sent at once get no more tries than
 * guesses one after another. A code opens one session, and none once it has expired or has been tried too often. An attempt
 * whose right guess stands already is right, and counted no more.
 */
export const guess = (signIn: SignIn, { id, token, code }: Attempt, now: Date): Guessed => {
  const { used, usedBy, tries, expiresAt, codeHash } = signIn;
  if (usedBy === id) return { signIn, right: true };
  if (used || tries >= mostTries || now.toISOString() >= expiresAt) return { signIn, right: false };
  const right = hashOfCode(token, code) === codeHash;
  return { signIn: { ...signIn, tries: tries + 1, used: right, usedBy: right ? id : null }, right };
};

/** Notes that a code is to be mailed, unless there were too many within the hour. */
export const allowCode = (mailed: CodesMailed, now: Date): { mailed: CodesMailed; allowed: boolean } => {
  const since = new Date(now.getTime() - 60 * minute).toISOString();
  const recent = mailed.at.filter((at) => at > since);
  if (recent.length >= mostAnHour) return { mailed, allowed: false };
  return { mailed: { ...mailed, at: [...recent, now.toISOString()] }, allowed: true };
};
