import type { State } from '../definition.ts';
import {
  type Execution,
  type HistoryEvent,
  type Json,
  json,
  largestData,
  type Position,
  StateFault,
  type Status,
} from '../execution.ts';
import type { Evaluate } from '../expressions/evaluator.ts';
import type { Machine } from '../machine.ts';

/** What a step may ask of the world around it. */
export interface Surroundings {
  readonly machine: Machine;
  readonly evaluate: Evaluate;
  /** Milliseconds since the epoch. */
  readonly now: number;
  random(): number;
  newToken(): string;
}

/** How an execution ended. */
interface Closed {
  readonly status: Exclude<Status, 'RUNNING'>;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** Where one step led: a new position, and the end if this was it. */
export interface Outcome {
  readonly position: Position;
  readonly closed?: Closed;
}

/** One step of one execution in the making: collects the history events it will write. */
export interface Run extends Surroundings {
  readonly execution: Execution;
  readonly events: readonly HistoryEvent[];
  /** Adds an event and returns its id. Without a key the event has no details. */
  note(type: string, key?: string, details?: Record<string, Json | undefined>): number;
}

export function openRun(execution: Execution, surroundings: Surroundings): Run {
  const events: HistoryEvent[] = [];
  return {
    ...surroundings,
    execution,
    events,
    note(type, key, details = {}) {
      const id = execution.events + events.length + 1;
      events.push({ id, at: surroundings.now, type, details: key ? { [key]: present(details) } : {} });
      return id;
    },
  };
}

/** The fields that have a value. */
export function present(fields: Record<string, Json | undefined>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export function stateNamed(run: Pick<Run, 'machine'>, name: string): State {
  const state = run.machine.definition.States[name];
  if (!state) throw new Error(`${run.machine.name} has no state "${name}".`);
  return state;
}

/** Evaluates a template in the scope of the position; `more` adds `result`, `errorOutput` or the task token. */
export function evaluateIn(
  run: Run,
  position: Position,
  template: Json,
  location: string,
  more: { result?: Json; errorOutput?: Json; token?: string } = {},
): Promise<Json> {
  const { token, ...extra } = more;
  const states = { input: position.input, ...present(extra), context: contextOf(run, position, token) };
  return run.evaluate({ template, location, variables: { ...position.variables, states }, now: run.now });
}

function contextOf({ execution, machine }: Run, position: Position, token: string | undefined): Json {
  return present({
    Execution: present({
      Id: execution.arn,
      Input: json.parse(JSON.parse(execution.input)),
      Name: execution.name,
      RoleArn: machine.roleArn,
      StartTime: instant(execution.startedAt),
      RedriveCount: execution.redriveCount,
      RedriveTime: execution.redrivenAt === undefined ? undefined : instant(execution.redrivenAt),
    }),
    State: {
      EnteredTime: instant(position.enteredAt),
      Name: position.state,
      RetryCount: position.retries.reduce((sum, made) => sum + made, 0),
    },
    StateMachine: { Id: machine.arn, Name: machine.name },
    Task: token === undefined ? undefined : { Token: token },
  });
}

const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

/** The JSON text, if a state may hold that much. */
export function textWithinLimit(value: Json, state: string): string {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > largestData) {
    throw new StateFault(
      'States.DataLimitExceeded',
      `The state/task '${state}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    );
  }
  return text;
}
