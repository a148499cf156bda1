import type { TaskState } from '../definition.ts';
import { type Position, StateFault } from '../execution.ts';
import { errorOutput, fail, leave } from './exit.ts';
import { backOff, concerns } from './retry.ts';
import { type Outcome, type Run, stateNamed } from './run.ts';

/** Runs the attempt; a fault of the state is retried, caught, or ends the execution. Other errors are bugs and rise. */
export async function guarded(run: Run, position: Position, attempt: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof StateFault)) throw error;
    noteEvaluation(run, position, error);
    const state = stateNamed(run, position.state);
    const handled = state.Type === 'Task' ? await handle(run, position, state, error) : undefined;
    return handled ?? fail(run, position, error.error, causeOf(position, error));
  }
}

async function handle(run: Run, position: Position, state: TaskState, fault: StateFault): Promise<Outcome | undefined> {
  return retry(run, position, state, fault) ?? caught(run, position, state, fault);
}

function noteEvaluation(run: Run, position: Position, { error, cause, location }: StateFault): void {
  if (location === undefined) return;
  run.note('EvaluationFailed', 'evaluationFailedEventDetails', { error, cause, location, state: position.state });
}

/** A fault of the interpreter's own says in which state it arose; one of a task speaks for itself. */
function causeOf(position: Position, { error, cause, location }: StateFault): string | undefined {
  const own =
    location !== undefined || ['States.NoChoiceMatched', 'States.DataLimitExceeded', 'States.Runtime'].includes(error);
  if (!own) return cause;
  return `An error occurred while executing the state '${position.state}' (entered at the event id #${position.enteredEvent}). ${cause}`;
}

/** The first retrier that concerns the error decides; when it is used up, the others are not asked. */
function retry(run: Run, position: Position, state: TaskState, fault: StateFault): Outcome | undefined {
  const index = state.Retry.findIndex(({ ErrorEquals }) => concerns(ErrorEquals, fault.error));
  const retrier = state.Retry[index];
  const made = position.retries[index] ?? 0;
  if (!retrier || made >= retrier.MaxAttempts) return undefined;
  const retries = position.retries.with(index, made + 1);
  const until = run.now + backOff(retrier, made, run.random());
  return { position: { ...position, retries, activity: { kind: 'backingOff', until } } };
}

/** What fails inside the catcher itself is not caught again. */
async function caught(run: Run, position: Position, state: TaskState, fault: StateFault): Promise<Outcome | undefined> {
  const index = state.Catch.findIndex(({ ErrorEquals }) => concerns(ErrorEquals, fault.error));
  const catcher = state.Catch[index];
  if (!catcher) return undefined;
  try {
    const output = errorOutput(fault);
    return await leave(run, position, catcher, { location: `Catch[${index}]/`, fallback: output, errorOutput: output });
  } catch (error) {
    if (!(error instanceof StateFault)) throw error;
    noteEvaluation(run, position, error);
    return fail(run, position, error.error, causeOf(position, error));
  }
}
