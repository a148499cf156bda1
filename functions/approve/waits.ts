import type { Stage } from '../../schemas/approval.ts';
import { nextDeadline } from './deadlines.ts';

/** How the stages that wait stand, for whoever watches the system. */
export interface Waits {
  /** Stages that wait for people, or for their outcome to be delivered. */
  readonly Waiting: number;
  /** Hours since the longest open of them was opened: people's time, no fault of ours. */
  readonly OldestWaitHours: number;
  /** Minutes by which the latest of them is behind: a deadline that passed, or an outcome not delivered. Ours. */
  readonly OverdueMinutes: number;
}

const minute = 60_000;

/** Counts the stages of the waiting list at a moment. */
export const waitsOf = (stages: readonly Stage[], now: Date): Waits => {
  const longest = (since: readonly string[], unit: number): number =>
    Math.floor(Math.max(0, ...since.map((instant) => now.getTime() - Date.parse(instant))) / unit);
  const open = stages.filter(({ outcome }) => outcome === null);
  return {
    Waiting: stages.length,
    OldestWaitHours: longest(
      open.map(({ openedAt }) => openedAt),
      60 * minute,
    ),
    OverdueMinutes: longest(
      stages.map((stage) => stage.closedAt ?? nextDeadline(stage)),
      minute,
    ),
  };
};
