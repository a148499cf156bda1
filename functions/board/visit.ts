import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Person, personOf, type Register } from '../../schemas/register.ts';
import type { Session } from '../../schemas/session.ts';
import { hashOfSecret, isToken, newToken } from '../shared/token.ts';
import type { Doors } from './doors.ts';
import { isAlive, startSession } from './session.ts';

/** An officer at the board, with what their forms must carry. */
export interface Visit {
  readonly register: Register;
  readonly officer: Person;
  readonly session: Session;
  readonly tokenHash: string;
  readonly formToken: string;
}

/**
 * `__Host-` binds the cookie to this host over TLS, and browsers take it from nowhere else. The embedded stack speaks plain
 * HTTP to the same machine: there the cookie goes without the prefix and without Secure, and is otherwise the same.
 */
const cookieOf = (secure: boolean) => ({
  name: secure ? '__Host-gongkai-board' : 'gongkai-board',
  options: { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const,
});

/** Follows from the session's token and is told to its pages only; whoever has but the cookie sent cannot know it. */
const formTokenOf = (token: string): string => hashOfSecret(`form:${token}`);

/** Those who may sign in: officers of the register as it is now. */
export const officerBy = (register: Register, fits: (person: Person) => boolean): Person | undefined =>
  register.officers.flatMap((id) => personOf(register, id) ?? []).find(fits);

/** Who asks; undefined without a session that is alive, of somebody who is an officer still. */
export const visitOf = async (doors: Doors, context: Context): Promise<Visit | undefined> => {
  const token = getCookie(context, cookieOf(await doors.secure()).name) ?? '';
  if (!isToken(token)) return undefined;
  const tokenHash = hashOfSecret(token);
  const [session, register] = await Promise.all([doors.signIn.findSession(tokenHash), doors.register()]);
  if (!session || !isAlive(session, doors.now())) return undefined;
  const officer = officerBy(register, ({ id }) => id === session.personId);
  return officer && { register, officer, session, tokenHash, formToken: formTokenOf(token) };
};

/** Begins a session for an officer and gives the browser its token. */
export const beginVisit = async (doors: Doors, context: Context, personId: string): Promise<void> => {
  const token = newToken();
  await doors.signIn.createSession(hashOfSecret(token), startSession(personId, doors.now()));
  const { name, options } = cookieOf(await doors.secure());
  setCookie(context, name, token, options);
};

/** Takes the token from the browser. */
export const forgetVisit = async (doors: Doors, context: Context): Promise<void> => {
  const { name, options } = cookieOf(await doors.secure());
  deleteCookie(context, name, options);
};

/** Whether a posted form is one of this session's pages. */
export const isOwnForm = ({ formToken }: Visit, posted: unknown): boolean =>
  typeof posted === 'string' &&
  timingSafeEqual(Buffer.from(hashOfSecret(posted)), Buffer.from(hashOfSecret(formToken)));
