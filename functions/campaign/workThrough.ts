import { MailError } from '../shared/errors.ts';

/** What came of some tasks. */
export interface Worked {
  readonly done: number;
  /** Not begun, or not done because of a mail that was not taken. */
  readonly left: number;
  /** Mails that were not taken, in the order of their tries. */
  readonly faults: readonly MailError[];
}

export interface Limits {
  /** Tasks on their way at the same time. */
  readonly atOnce: number;
  /** With so many mails not taken no further task is begun: it is the mail server's fault. */
  readonly mostFaults: number;
  /** Whether there is time to begin one more. */
  readonly timeLeft: () => boolean;
}

/**
 * Does tasks in their order, a few at a time. One whose mail is not taken keeps no other from its work. Whatever has begun
 * comes to its end before this does, so that nothing is cut off between a mail and its note; then any other error is thrown.
 */
export const workThrough = async (tasks: readonly (() => Promise<void>)[], limits: Limits): Promise<Worked> => {
  const waiting = [...tasks];
  const faults: MailError[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    while (limits.timeLeft() && faults.length < limits.mostFaults) {
      const task = waiting.shift();
      if (!task) return;
      try {
        await task();
        done += 1;
      } catch (error) {
        if (!(error instanceof MailError)) throw error;
        faults.push(error);
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: limits.atOnce }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return { done, left: tasks.length - done, faults };
};
