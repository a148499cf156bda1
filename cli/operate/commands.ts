import type { Command } from './command.ts';

interface Entry {
  readonly about: string;
  /** Loaded only when it is called for: most of them bring a good part of the system with them. */
  readonly load: () => Promise<Command>;
}

const entry = (about: string, load: () => Promise<{ readonly default: Command }>): Entry => ({
  about,
  load: async () => (await load()).default,
});

/** Every command by its name, in the order in which they are listed. */
export const commands: Readonly<Record<string, Entry>> = {
  status: entry('who stands where, and what there is to see to', () => import('./status/command.ts')),
  show: entry('the course of a submission, or of an agency’s year', () => import('./show/command.ts')),
  withdraw: entry('takes a published report back', () => import('./acts/withdraw.ts')),
  correct: entry('sends in a corrected file for an agency, with its 更正说明', () => import('./acts/correct.ts')),
  restart: entry('tries parked submissions once more', () => import('./acts/restart.ts')),
  remind: entry('chases agencies, or sends approvers their request again', () => import('./acts/remind.ts')),
};

/** A command that may have been meant: one or two letters away, or beginning alike. */
export const nearest = (typed: string): string => {
  const near = Object.keys(commands).filter((name) => name.startsWith(typed) || distance(name, typed) <= 2);
  return near.length > 0 ? `; perhaps ${near.join(' or ')}` : '';
};

/** How many letters must be put in, taken out or changed (Levenshtein). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let here = 1; here <= one.length; here += 1) {
    const next = [here];
    for (let there = 1; there <= other.length; there += 1) {
      const changed = row[there - 1]! + (one[here - 1] === other[there - 1] ? 0 : 1);
      next.push(Math.min(changed, row[there]! + 1, next[there - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
};
