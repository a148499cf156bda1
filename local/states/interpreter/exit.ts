import { type Json, type Position, StateFault } from '../execution.ts';
import { evaluateIn, type Outcome, present, type Run, stateNamed, textWithinLimit } from './run.ts';

/** The fields by which a state, a choice rule or a catcher is left. */
export interface Exit {
  readonly Output?: Json | undefined;
  readonly Assign?: Record<string, Json> | undefined;
  /** Absent where the execution ends. */
  readonly Next?: string | undefined;
}

/** Leaves the state: Output and Assign both see the variables as they were before. */
export async function leave(
  run: Run,
  position: Position,
  exit: Exit,
  { location = '', fallback, ...more }: { location?: string; fallback: Json; result?: Json; errorOutput?: Json },
): Promise<Outcome> {
  const output =
    exit.Output === undefined ? fallback : await evaluateIn(run, position, exit.Output, `${location}Output`, more);
  const assigned = exit.Assign && (await evaluateIn(run, position, exit.Assign, `${location}Assign`, more));
  const text = textWithinLimit(output, position.state);
  noteExit(run, position, text, variablesOf(assigned, position.state));
  if (exit.Next === undefined) return succeed(run, position, text);
  const variables = { ...position.variables, ...variablesOf(assigned, position.state) };
  return { position: arrival(run, exit.Next, output, variables) };
}

/** The position before a state is entered. */
export function arrival(
  run: Pick<Run, 'machine' | 'now'>,
  state: string,
  input: Json,
  variables: Record<string, Json>,
): Position {
  const next = stateNamed(run, state);
  const retries = next.Type === 'Task' ? next.Retry.map(() => 0) : [];
  return { state, input, variables, enteredAt: run.now, enteredEvent: 0, retries, activity: { kind: 'entering' } };
}

function variablesOf(assigned: Json | undefined, state: string): Record<string, Json> {
  if (assigned === undefined) return {};
  textWithinLimit(assigned, state);
  if (typeof assigned !== 'object' || assigned === null || Array.isArray(assigned)) {
    throw new StateFault('States.QueryEvaluationError', 'Assign must evaluate to an object.', 'Assign');
  }
  return Object.fromEntries(Object.entries(assigned));
}

function noteExit(run: Run, position: Position, output: string, assigned: Record<string, Json>): void {
  const texts = Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]));
  const some = Object.keys(texts).length > 0;
  run.note(`${stateNamed(run, position.state).Type}StateExited`, 'stateExitedEventDetails', {
    name: position.state,
    output,
    outputDetails: { truncated: false },
    assignedVariables: some ? texts : undefined,
    assignedVariablesDetails: some ? { truncated: false } : undefined,
  });
}

function succeed(run: Run, position: Position, output: string): Outcome {
  run.note('ExecutionSucceeded', 'executionSucceededEventDetails', { output, outputDetails: { truncated: false } });
  return { position, closed: { status: 'SUCCEEDED', output } };
}

/** Ends the execution as FAILED. */
export function fail(run: Run, position: Position, error: string | undefined, cause: string | undefined): Outcome {
  run.note('ExecutionFailed', 'executionFailedEventDetails', { error, cause });
  return { position, closed: { status: 'FAILED', ...texts({ error, cause }) } };
}

/** Error and cause, as far as they are given. */
export function texts(given: { error?: string | undefined; cause?: string | undefined }): {
  error?: string;
  cause?: string;
} {
  return {
    ...(given.error === undefined ? {} : { error: given.error }),
    ...(given.cause === undefined ? {} : { cause: given.cause }),
  };
}

/** `$states.errorOutput` of a fault. */
export function errorOutput(fault: StateFault): Json {
  return present({ Error: fault.error, Cause: fault.cause });
}
