import type { Session } from '../../schemas/session.ts';

const hour = 3_600_000;
const idle = 8 * hour;
const longest = 12 * hour;

const expiryOf = (startedAt: string, now: Date): string =>
  new Date(Math.min(now.getTime() + idle, Date.parse(startedAt) + longest)).toISOString();

/** The session of somebody who has just signed in. */
export const startSession = (personId: string, now: Date): Session => {
  const startedAt = now.toISOString();
  return { personId, startedAt, expiresAt: expiryOf(startedAt, now) };
};

/** The session after its officer did something: eight hours more, twelve in all. */
export const prolong = (session: Session, now: Date): Session => ({
  ...session,
  expiresAt: expiryOf(session.startedAt, now),
});

/** The session as signed out. */
export const endSession = (session: Session, now: Date): Session => ({ ...session, expiresAt: now.toISOString() });

export const isAlive = ({ expiresAt }: Session, now: Date): boolean => now.toISOString() < expiresAt;
