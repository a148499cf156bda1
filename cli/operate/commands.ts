import type { Command } from './command.ts';

interface Roofed {
  readonly about: string;
  /** Loaded only when it is called for: most of them bring a good part of the system with them. */
  readonly load: () => Promise<Command>;
}

/** A command that clerks use as well: it reads its own line, and speaks Chinese. */
interface Own {
  readonly about: string;
  readonly own: () => Promise<(words: readonly string[]) => Promise<number>>;
}

const entry = (about: string, load: () => Promise<{ readonly default: Command }>): Roofed => ({
  about,
  load: async () => (await load()).default,
});

/** Every command by its name, in the order in which they are listed. */
export const commands: Readonly<Record<string, Roofed | Own>> = {
  status: entry('who stands where, and what there is to see to', () => import('./status/command.ts')),
  show: entry('the course of a submission, or everything about an agency and year', () => import('./show/command.ts')),
  remind: entry('chases agencies, or sends approvers their request again', () => import('./acts/remind.ts')),
  restart: entry('tries parked submissions once more', () => import('./acts/restart.ts')),
  'dead-letters': entry('events nobody took; hands them over again', () => import('./deadLetters.ts')),
  override: entry('lets a returned submission pass what a rule found', () => import('./acts/override.ts')),
  withdraw: entry('takes a published report back', () => import('./acts/withdraw.ts')),
  correct: entry('sends in a corrected file for an agency, with its 更正说明', () => import('./acts/correct.ts')),
  links: entry('a new send link for every agency', () => import('./acts/links.ts')),
  campaign: entry('sends what the season has due today', () => import('./acts/campaign.ts')),
  register: {
    about: 'checks a register, puts it in force, lists its changes',
    own: async () => (await import('../registerCommand.ts')).registerCommand,
  },
  rollup: {
    about: 'what a government’s agencies come to',
    own: async () => (await import('../rollup.ts')).rollupCommand,
  },
  verify: entry('holds audits and published bytes against what was signed', () => import('./verify/command.ts')),
  export: entry('everything, or everything of one agency, into a folder', () => import('./export/command.ts')),
  restore: entry('brings back lost objects and items, then verifies', () => import('./restore/command.ts')),
  audit: entry('proves that audits hold; prints one for the file', () => import('./audit.ts')),
  inspect: entry('the self-inspection, at once', () => import('./column/inspect.ts')),
  rebuild: entry('makes every page again, without touching published bytes', () => import('./column/rebuild.ts')),
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
