import {
  type Execution,
  type HistoryEvent,
  type Json,
  mostEvents,
  type Position,
  type StateFault,
} from '../execution.ts';
import { enter } from './enter.ts';
import { fail, leave, texts } from './exit.ts';
import { guarded } from './fault.ts';
import { type Outcome, openRun, type Run, type Surroundings, stateNamed } from './run.ts';
import { answered, failed, returned, schedule, timedOut } from './task.ts';

/** What may move an execution. */
export type Stimulus =
  /** It stands before a state. */
  | { readonly kind: 'proceed' }
  /** The clock has reached the next deadline. */
  | { readonly kind: 'due' }
  | { readonly kind: 'returned'; readonly attempt: number; readonly result: Json }
  | { readonly kind: 'broke'; readonly attempt: number; readonly fault: StateFault }
  | { readonly kind: 'succeed'; readonly token: string; readonly result: Json }
  | { readonly kind: 'fail'; readonly token: string; readonly fault: StateFault }
  | { readonly kind: 'heartbeat'; readonly token: string }
  | { readonly kind: 'stop'; readonly error?: string | undefined; readonly cause?: string | undefined };

/** What is to be written: the execution as it will be, and the events that led there. */
export interface Step {
  readonly execution: Execution;
  readonly events: readonly HistoryEvent[];
}

/**
 * Decides one step of a running execution; does nothing. Undefined when the stimulus no longer concerns it: its task is
 * over, nothing is due.
 */
export async function decide(
  execution: Execution,
  stimulus: Stimulus,
  surroundings: Surroundings,
): Promise<Step | undefined> {
  if (execution.status !== 'RUNNING') return undefined;
  const run = openRun(execution, surroundings);
  const outcome = await move(run, execution.position, stimulus);
  return outcome && withinHistory(run, outcome);
}

async function move(run: Run, position: Position, stimulus: Stimulus): Promise<Outcome | undefined> {
  const { activity } = position;
  switch (stimulus.kind) {
    case 'proceed':
      if (activity.kind === 'entering') return enter(run, position);
      if (activity.kind === 'rescheduling') return guarded(run, position, () => schedule(run, position));
      return undefined;
    case 'due':
      return due(run, position);
    case 'stop':
      return stop(run, position, stimulus);
    default:
      return activity.kind === 'task' ? moveTask(run, position, activity, stimulus) : undefined;
  }
}

type TaskStimulus = Exclude<Stimulus, { kind: 'proceed' | 'due' | 'stop' }>;
type TaskActivity = Extract<Position['activity'], { kind: 'task' }>;

async function moveTask(
  run: Run,
  position: Position,
  task: TaskActivity,
  stimulus: TaskStimulus,
): Promise<Outcome | undefined> {
  const concerned =
    'token' in stimulus
      ? stimulus.token === task.token && run.now < deadline(task)
      : stimulus.attempt === task.attempt && !task.submitted;
  if (!concerned) return undefined;
  switch (stimulus.kind) {
    case 'returned':
      return returned(run, position, task, stimulus.result);
    case 'broke':
    case 'fail':
      return failed(run, position, stimulus.fault);
    case 'succeed':
      return answered(run, position, stimulus.result);
    case 'heartbeat':
      return { position: { ...position, activity: beating(task, run.now) } };
  }
}

function beating(task: TaskActivity, now: number): TaskActivity {
  return task.heartbeatSeconds === undefined ? task : { ...task, heartbeatAt: now + task.heartbeatSeconds * 1000 };
}

const never = Number.POSITIVE_INFINITY;

function deadline({ timeoutAt = never, heartbeatAt = never }: TaskActivity): number {
  return Math.min(timeoutAt, heartbeatAt);
}

/** When the clock must next look at the execution, in ms since the epoch; undefined if only an event can move it. */
export function nextDue({ timeoutAt = never, position: { activity } }: Execution): number | undefined {
  const own = activity.kind === 'task' ? deadline(activity) : 'until' in activity ? activity.until : never;
  const next = Math.min(timeoutAt, own);
  return next === never ? undefined : next;
}

async function due(run: Run, position: Position): Promise<Outcome | undefined> {
  const { activity } = position;
  if ((run.execution.timeoutAt ?? never) <= run.now) return timeOut(run, position);
  if (activity.kind === 'task') {
    if (deadline(activity) > run.now) return undefined;
    const silent = (activity.heartbeatAt ?? never) < (activity.timeoutAt ?? never);
    return timedOut(run, position, silent ? 'States.HeartbeatTimeout' : 'States.Timeout');
  }
  if (!('until' in activity) || activity.until > run.now) return undefined;
  if (activity.kind === 'backingOff') return guarded(run, position, () => schedule(run, position));
  const state = stateNamed(run, position.state);
  if (state.Type !== 'Wait') throw new Error(`State "${position.state}" is no Wait.`);
  return guarded(run, position, () => leave(run, position, state, { fallback: position.input }));
}

function timeOut(run: Run, position: Position): Outcome {
  run.note('ExecutionTimedOut', 'executionTimedOutEventDetails', { error: 'States.Timeout' });
  return { position, closed: { status: 'TIMED_OUT', error: 'States.Timeout' } };
}

function stop(
  run: Run,
  position: Position,
  { error, cause }: { error?: string | undefined; cause?: string | undefined },
): Outcome {
  run.note('ExecutionAborted', 'executionAbortedEventDetails', { error, cause });
  return { position, closed: { status: 'ABORTED', ...texts({ error, cause }) } };
}

/** A history that is full ends the execution with its last event. */
function withinHistory(run: Run, outcome: Outcome): Step {
  const room = mostEvents - run.execution.events;
  if (run.events.length < room || (run.events.length === room && outcome.closed))
    return written(run, outcome, run.events);
  const last = openRun({ ...run.execution, events: mostEvents - 1 }, run);
  const cause = `The execution reached the maximum number of history events (${mostEvents}).`;
  const full = fail(last, outcome.position, 'States.Runtime', cause);
  return written(run, full, [...run.events.slice(0, room - 1), ...last.events]);
}

function written(run: Run, { position, closed }: Outcome, events: readonly HistoryEvent[]): Step {
  const end = closed && { ...closed, stoppedAt: run.now };
  return { execution: { ...run.execution, ...end, position, events: run.execution.events + events.length }, events };
}
