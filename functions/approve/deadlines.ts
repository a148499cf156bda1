import type { Stage } from '../../schemas/approval.ts';

/** How long an authority waits for an approver, in calendar days. */
export interface Patience {
  readonly remindAfterDays: number;
  readonly expireAfterDays: number;
}

const dayMilliseconds = 86_400_000;

/** The reminder, unless it would come too late to help, and the end of the wait. */
export const deadlinesFrom = (openedAt: Date, { remindAfterDays, expireAfterDays }: Patience): string[] =>
  (remindAfterDays < expireAfterDays ? [remindAfterDays, expireAfterDays] : [expireAfterDays]).map((days) =>
    new Date(openedAt.getTime() + days * dayMilliseconds).toISOString(),
  );

/** The deadline a stage waits for now: the next reminder, at last its end. */
export const nextDeadline = (stage: Stage): string => stage.deadlines[stage.reminded] ?? stage.deadlines.at(-1)!;

/** The end of the wait. */
export const lastDeadline = (stage: Stage): string => stage.deadlines.at(-1)!;

/** Whole seconds until the next deadline, at least 1: the time-out of the waiting task. */
export const secondsToWait = (stage: Stage, now: Date): number =>
  Math.max(1, Math.ceil((Date.parse(nextDeadline(stage)) - now.getTime()) / 1000));
