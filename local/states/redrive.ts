import { type Execution, mostEvents } from './execution.ts';
import type { Machine } from './machine.ts';

const redrivablePeriod = 14 * 24 * 60 * 60 * 1000;

/** Whether an execution can be redriven at `now` (ms since the epoch), with the reason in the words of the API if not. */
export function redrivability(execution: Execution, now: number): { redrivable: boolean; reason?: string } {
  const { status, stoppedAt = now, events } = execution;
  const refuse = (reason: string) => ({ redrivable: false, reason });
  if (status === 'RUNNING' || status === 'SUCCEEDED') return refuse(`Execution is ${status} and cannot be redriven`);
  if (now - stoppedAt > redrivablePeriod) return refuse('Execution redrivable period exceeded');
  if (events >= mostEvents - 1) return refuse('Execution history event limit exceeded');
  return { redrivable: true };
}

/** The execution running again from the state where it stopped, with that state's input, its retries uncounted. */
export function redriven(execution: Execution, machine: Machine, now: number, clientToken?: string): Execution {
  const {
    output: _output,
    error: _error,
    cause: _cause,
    stoppedAt: _stopped,
    timeoutAt: _timeout,
    position,
    ...kept
  } = execution;
  const isTask = machine.definition.States[position.state]?.Type === 'Task';
  const again = isTask && position.activity.kind !== 'entering';
  const limit = machine.definition.TimeoutSeconds;
  return {
    ...kept,
    status: 'RUNNING',
    redriveCount: execution.redriveCount + 1,
    redrivenAt: now,
    ...(clientToken === undefined ? {} : { redriveToken: clientToken }),
    ...(limit === undefined ? {} : { timeoutAt: now + limit * 1000 }),
    events: execution.events + 1,
    position: {
      ...position,
      retries: position.retries.map(() => 0),
      activity: { kind: again ? 'rescheduling' : 'entering' },
    },
  };
}
