import type { ChoiceState, State, WaitState } from '../definition.ts';
import { type Position, StateFault } from '../execution.ts';
import { fail, leave } from './exit.ts';
import { guarded } from './fault.ts';
import { evaluateIn, type Outcome, type Run, stateNamed } from './run.ts';
import { schedule } from './task.ts';
import { wrongType } from './wrong-type.ts';

/** Enters a state and goes as far as it can without waiting for anything. */
export async function enter(run: Run, arrived: Position): Promise<Outcome> {
  const state = stateNamed(run, arrived.state);
  const enteredEvent = run.note(`${state.Type}StateEntered`, 'stateEnteredEventDetails', {
    name: arrived.state,
    input: JSON.stringify(arrived.input),
    inputDetails: { truncated: false },
  });
  const position = { ...arrived, enteredAt: run.now, enteredEvent };
  return guarded(run, position, () => begin(run, position, state));
}

function begin(run: Run, position: Position, state: State): Promise<Outcome> {
  switch (state.Type) {
    case 'Task':
      return schedule(run, position);
    case 'Choice':
      return choose(run, position, state);
    case 'Wait':
      return wait(run, position, state);
    case 'Pass':
    case 'Succeed':
      return leave(run, position, state, { fallback: position.input });
    case 'Fail':
      return failOnPurpose(run, position, state.Error, state.Cause);
  }
}

async function choose(run: Run, position: Position, state: ChoiceState): Promise<Outcome> {
  for (const [index, rule] of state.Choices.entries()) {
    const location = `Choices[${index}]/`;
    const matched = await evaluateIn(run, position, rule.Condition, `${location}Condition`);
    if (typeof matched !== 'boolean') throw wrongType(rule.Condition, `${location}Condition`, matched, 'a boolean');
    if (matched) return leave(run, position, rule, { location, fallback: position.input });
  }
  if (state.Default === undefined) {
    throw new StateFault('States.NoChoiceMatched', 'No Choices rule matched, and there is no Default.');
  }
  return leave(run, position, { ...state, Next: state.Default }, { fallback: position.input });
}

async function wait(run: Run, position: Position, state: WaitState): Promise<Outcome> {
  const until =
    state.Seconds === undefined ? await timestamp(run, position, state) : await seconds(run, position, state.Seconds);
  return { position: { ...position, activity: { kind: 'waiting', until } } };
}

async function seconds(run: Run, position: Position, template: number | string): Promise<number> {
  const value = await evaluateIn(run, position, template, 'Seconds');
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 99_999_999) {
    throw wrongType(String(template), 'Seconds', value, 'an integer from 0 to 99999999');
  }
  return run.now + value * 1000;
}

/** RFC 3339, with `T` and a zone. */
async function timestamp(run: Run, position: Position, state: WaitState): Promise<number> {
  const value = await evaluateIn(run, position, state.Timestamp ?? '', 'Timestamp');
  const isTimestamp =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const until = isTimestamp ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) throw wrongType(state.Timestamp ?? '', 'Timestamp', value, 'an RFC 3339 timestamp');
  return until;
}

async function failOnPurpose(run: Run, position: Position, error?: string, cause?: string): Promise<Outcome> {
  const text = async (template: string | undefined, field: string) => {
    if (template === undefined) return undefined;
    const value = await evaluateIn(run, position, template, field);
    if (typeof value !== 'string') throw wrongType(template, field, value, 'a string');
    return value;
  };
  return fail(run, position, await text(error, 'Error'), await text(cause, 'Cause'));
}
