import type { Retrier } from '../definition.ts';

/** Never reached by a wildcard: such a failure would only repeat itself. */
const beyondAll = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/** Whether a retrier or catcher with these names is meant for the error. */
export function concerns(errorNames: readonly string[], error: string): boolean {
  if (errorNames.includes(error)) return true;
  if (error === 'States.HeartbeatTimeout' && errorNames.includes('States.Timeout')) return true;
  if (beyondAll.has(error)) return false;
  return errorNames.includes('States.ALL') || (errorNames.includes('States.TaskFailed') && error !== 'States.Timeout');
}

/** Milliseconds to wait before the retry after `made` earlier ones; `random` in [0, 1) is for full jitter. */
export function backOff(retrier: Retrier, made: number, random: number): number {
  const grown = retrier.IntervalSeconds * retrier.BackoffRate ** made;
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return Math.round(seconds * 1000 * (retrier.JitterStrategy === 'FULL' ? random : 1));
}
