import { functionArn } from './stand.ts';

/** Small state machines for the contract. */

export const task = (functionName: string, fields: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: functionArn(functionName), Payload: '{% $states.input %}' },
  ...fields,
});

/** Asks `Ask` with the task token and waits for the answer. */
export const waitForAnswer = (fields: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: functionArn('Ask'), Payload: { token: '{% $states.context.Task.Token %}' } },
  ...fields,
});

export const machine = (states: Record<string, object>, fields: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0] ?? '',
  States: states,
  ...fields,
});

/** A machine of one state. */
export const only = (state: object, fields: object = {}) => machine({ Only: { ...state, End: true } }, fields);

/** Fails at first, and is retried after an hour. */
export const retriedHourly = only(
  task('Flaky', { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 3600 }], Output: 'well' }),
);
