import type { ApproveLink, LinkUsage } from '../../schemas/approval.ts';

/** What is to be noted on a link; undefined when the use is refused. */
type Noted = Partial<LinkUsage> | undefined;

const minute = 60_000;
/** So many posts in so many minutes; a person who mistypes needs a few, a machine that guesses needs thousands. */
const posts = { most: 30, within: 10 * minute };
const codes = { most: 5, within: 60 * minute, apart: minute };
/** How long a mailed code is good. */
export const freshMinutes = 10;

const elapsed = (since: string, now: Date): number => now.getTime() - Date.parse(since);

/** Counts one more post. */
export const countPost = ({ posts: count, postsSince }: ApproveLink, now: Date): Noted => {
  if (postsSince === null || elapsed(postsSince, now) >= posts.within)
    return { posts: 1, postsSince: now.toISOString() };
  return count < posts.most ? { posts: count + 1 } : undefined;
};

/** Notes that a code is being mailed. */
export const countCode = (link: ApproveLink, codeHash: string, now: Date): Noted => {
  const recent = link.freshMailed.filter((at) => elapsed(at, now) < codes.within);
  const last = recent.at(-1);
  if (recent.length >= codes.most || (last !== undefined && elapsed(last, now) < codes.apart)) return undefined;
  const expiresAt = new Date(now.getTime() + freshMinutes * minute).toISOString();
  return { fresh: { codeHash, expiresAt }, freshMailed: [...recent, now.toISOString()] };
};

/** When the next code can be mailed, for a link of which one was refused. */
export const nextCodeAt = ({ freshMailed }: ApproveLink, now: Date): Date => {
  const recent = freshMailed.filter((at) => elapsed(at, now) < codes.within);
  const [first = '', last = ''] = [recent[0], recent.at(-1)];
  const afterLast = Date.parse(last) + codes.apart;
  return new Date(recent.length >= codes.most ? Math.max(Date.parse(first) + codes.within, afterLast) : afterLast);
};

/** The mailed code that is good now. */
export const freshCodeOf = ({ fresh }: ApproveLink, now: Date): ApproveLink['fresh'] =>
  fresh !== null && now.toISOString() < fresh.expiresAt ? fresh : null;
