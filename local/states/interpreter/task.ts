import { z } from 'zod';
import { account, partition, region } from '../../contracts.ts';
import type { TaskState } from '../definition.ts';
import { type Json, json, type Position, StateFault, type Task } from '../execution.ts';
import { leave } from './exit.ts';
import { guarded } from './fault.ts';
import { evaluateIn, type Outcome, type Run, stateNamed, textWithinLimit } from './run.ts';
import { wrongType } from './wrong-type.ts';

function taskState(run: Run, position: Position): TaskState {
  const state = stateNamed(run, position.state);
  if (state.Type !== 'Task') throw new Error(`State "${position.state}" is no Task.`);
  return state;
}

/** `invoke` or `invoke.waitForTaskToken`, as the history names it. */
function resourceOf(state: TaskState): { resourceType: string; resource: string } {
  return { resourceType: 'lambda', resource: state.Resource.slice(state.Resource.indexOf('invoke')) };
}

const awaitsToken = (state: TaskState) => state.Resource.endsWith('.waitForTaskToken');

/** One attempt: evaluates the arguments and hands the task over. The function is invoked once this is on disk. */
export async function schedule(run: Run, position: Position): Promise<Outcome> {
  const state = taskState(run, position);
  const token = awaitsToken(state) ? run.newToken() : undefined;
  const more = token === undefined ? {} : { token };
  const given = await evaluateIn(run, position, state.Arguments ?? {}, 'Arguments', more);
  const timeout = await duration(run, position, state.TimeoutSeconds, 'TimeoutSeconds');
  const heartbeat = await duration(run, position, state.HeartbeatSeconds, 'HeartbeatSeconds');
  const { functionName, payload } = readArguments(given);
  const attempt = run.note('TaskScheduled', 'taskScheduledEventDetails', {
    ...resourceOf(state),
    region,
    parameters: textWithinLimit(given, position.state),
    timeoutInSeconds: timeout,
    heartbeatInSeconds: heartbeat,
  });
  run.note('TaskStarted', 'taskStartedEventDetails', resourceOf(state));
  const activity: Task = {
    kind: 'task',
    attempt,
    functionName,
    payload: JSON.stringify(payload),
    submitted: false,
    ...more,
    ...(timeout === undefined ? {} : { timeoutAt: run.now + timeout * 1000 }),
    ...(heartbeat === undefined ? {} : { heartbeatSeconds: heartbeat, heartbeatAt: run.now + heartbeat * 1000 }),
  };
  return { position: { ...position, activity } };
}

async function duration(
  run: Run,
  position: Position,
  template: number | string | undefined,
  field: string,
): Promise<number | undefined> {
  if (template === undefined) return undefined;
  const value = await evaluateIn(run, position, template, field);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 99_999_999) {
    throw wrongType(String(template), field, value, 'an integer from 1 to 99999999');
  }
  return value;
}

const lambdaArguments = z.strictObject({ FunctionName: z.string(), Payload: json.default({}) });

function readArguments(given: Json): { functionName: string; payload: Json } {
  const read = lambdaArguments.safeParse(given);
  if (!read.success) {
    const found = JSON.stringify(Object.keys(Object(given)));
    throw new StateFault('States.Runtime', `lambda:invoke expects FunctionName (a text) and Payload, found ${found}.`);
  }
  const { FunctionName: name, Payload: payload } = read.data;
  const arn = name.startsWith('arn:') ? name : `arn:${partition}:lambda:${region}:${account}:function:${name}`;
  return { functionName: arn, payload };
}

/** The function has answered. Without a task token that is the result; with one, the wait for the answer begins. */
export function returned(run: Run, position: Position, task: Task, result: Json): Promise<Outcome> {
  return guarded(run, position, async () => {
    const state = taskState(run, position);
    if (!awaitsToken(state)) return succeeded(run, position, result);
    run.note('TaskSubmitted', 'taskSubmittedEventDetails', output(state, resultText(run, position, state, result)));
    return { position: { ...position, activity: { ...task, submitted: true } } };
  });
}

/** The task has its result, from the function or by SendTaskSuccess. */
export function answered(run: Run, position: Position, result: Json): Promise<Outcome> {
  return guarded(run, position, () => succeeded(run, position, result));
}

async function succeeded(run: Run, position: Position, result: Json): Promise<Outcome> {
  const state = taskState(run, position);
  run.note('TaskSucceeded', 'taskSucceededEventDetails', output(state, resultText(run, position, state, result)));
  return leave(run, position, state, { fallback: result, result });
}

function output(state: TaskState, text: string): Record<string, Json> {
  return { ...resourceOf(state), output: text, outputDetails: { truncated: false } };
}

function resultText(run: Run, position: Position, state: TaskState, result: Json): string {
  try {
    return textWithinLimit(result, position.state);
  } catch (error) {
    if (error instanceof StateFault) noteFailure(run, state, error);
    throw error;
  }
}

/** The function, its invocation, or SendTaskFailure says that the task failed. */
export function failed(run: Run, position: Position, fault: StateFault): Promise<Outcome> {
  return guarded(run, position, async () => {
    noteFailure(run, taskState(run, position), fault);
    throw fault;
  });
}

function noteFailure(run: Run, state: TaskState, { error, cause }: StateFault): void {
  run.note('TaskFailed', 'taskFailedEventDetails', { ...resourceOf(state), error, cause });
}

/** The task took too long, or was silent too long. */
export function timedOut(
  run: Run,
  position: Position,
  error: 'States.Timeout' | 'States.HeartbeatTimeout',
): Promise<Outcome> {
  return guarded(run, position, async () => {
    run.note('TaskTimedOut', 'taskTimedOutEventDetails', { ...resourceOf(taskState(run, position)), error });
    throw new StateFault(error);
  });
}
