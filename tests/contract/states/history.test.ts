import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { machine, only, task } from './machines.ts';
import { ended, functionArn, historyOf, machineArn, openStand, roleArn } from './stand.ts';

const grading = machine({
  Prepare: {
    Type: 'Pass',
    Assign: { agency: '{% $states.input.agency %}', total: '{% $sum($states.input.cells) %}' },
    Output: { cells: '{% $count($states.input.cells) %}', fixed: 'as it is' },
    Next: 'Judge',
  },
  Judge: task('Judge', {
    Arguments: {
      FunctionName: functionArn('Judge'),
      Payload: { total: '{% $total %}', of: '{% $agency & "（" & $string($states.input.cells) & "）" %}' },
    },
    Assign: { total: '{% $total * 2 %}', before: '{% $total %}' },
    Output: '{% $states.result.Payload %}',
    Next: 'Large',
  }),
  Large: {
    Type: 'Choice',
    Choices: [
      { Condition: '{% $total > 1000 %}', Next: 'Refuse' },
      {
        Condition: '{% $states.input.verdict = "fine" %}',
        Output: { total: '{% $total %}', before: '{% $before %}' },
        Next: 'Done',
      },
    ],
    Default: 'Refuse',
  },
  Refuse: { Type: 'Fail', Error: 'Refused', Cause: '{% "total " & $string($total) %}' },
  Done: { Type: 'Succeed' },
});

const run = async (definition: object, input: string, functions = {}) => {
  await using stand = await openStand({ machines: { run: definition }, functions });
  const { executionArn = '' } = await stand.client.send(
    new StartExecutionCommand({ stateMachineArn: machineArn('run'), input }),
  );
  const execution = await ended(stand.client, executionArn);
  const events = (await historyOf(stand.client, executionArn)).map(({ timestamp, ...event }) => {
    expect(timestamp).toBeInstanceOf(Date);
    return event;
  });
  return { execution, events };
};

test('A JSONata run leaves the history Step Functions would leave', async () => {
  const input = '{"agency":"安亭镇人民政府","cells":[1,2,3]}';
  const { execution, events } = await run(grading, input, { Judge: () => ({ verdict: 'fine' }) });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: '{"total":12,"before":6}' });
  const whole = { truncated: false };
  const lambda = { resourceType: 'lambda', resource: 'invoke' };
  const judged = '{"verdict":"fine"}';
  const result = `{"ExecutedVersion":"$LATEST","Payload":${judged},"SdkHttpMetadata":{"HttpStatusCode":200},"StatusCode":200}`;
  const prepared = '{"cells":3,"fixed":"as it is"}';
  const parameters = `{"FunctionName":"${functionArn('Judge')}","Payload":{"total":6,"of":"安亭镇人民政府（3）"}}`;
  const final = '{"total":12,"before":6}';
  const enteredWith = (name: string, text: string) => ({
    stateEnteredEventDetails: { name, input: text, inputDetails: whole },
  });
  const leftWith = (name: string, output: string, assignedVariables?: object) => ({
    stateExitedEventDetails: {
      name,
      output,
      outputDetails: whole,
      ...(assignedVariables && { assignedVariables, assignedVariablesDetails: whole }),
    },
  });
  expect(events).toEqual(
    [
      { type: 'ExecutionStarted', executionStartedEventDetails: { input, inputDetails: whole, roleArn } },
      { type: 'PassStateEntered', ...enteredWith('Prepare', input) },
      { type: 'PassStateExited', ...leftWith('Prepare', prepared, { agency: '"安亭镇人民政府"', total: '6' }) },
      { type: 'TaskStateEntered', ...enteredWith('Judge', prepared) },
      { type: 'TaskScheduled', taskScheduledEventDetails: { ...lambda, region: 'us-east-1', parameters } },
      { type: 'TaskStarted', taskStartedEventDetails: lambda },
      { type: 'TaskSucceeded', taskSucceededEventDetails: { ...lambda, output: result, outputDetails: whole } },
      { type: 'TaskStateExited', ...leftWith('Judge', judged, { total: '12', before: '6' }) },
      { type: 'ChoiceStateEntered', ...enteredWith('Large', judged) },
      { type: 'ChoiceStateExited', ...leftWith('Large', final) },
      { type: 'SucceedStateEntered', ...enteredWith('Done', final) },
      { type: 'SucceedStateExited', ...leftWith('Done', final) },
      { type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: final, outputDetails: whole } },
    ].map((event, index) => ({ id: index + 1, previousEventId: index, ...event })),
  );
});

test('A Fail state ends the execution with its error and cause', async () => {
  const { execution } = await run(grading, '{"agency":"a","cells":[600]}', { Judge: () => ({}) });
  expect(execution).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'total 1200' });
});

test('A Choice without a match and a Default fails as States.NoChoiceMatched', async () => {
  const definition = machine({
    Ask: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.yes %}', Next: 'End' }] },
    End: { Type: 'Succeed' },
  });
  expect((await run(definition, '{"yes":false}')).execution).toMatchObject({ error: 'States.NoChoiceMatched' });
});

test.each([
  ['nothing', { Output: '{% $states.input.missing %}' }, 'Output'],
  ['an error', { Output: { deep: ['{% $error("no") %}'] } }, 'Output/deep[0]'],
  ['$eval', { Output: '{% $eval("1") %}' }, 'Output'],
  ['the input document', { Output: '{% $ %}' }, 'Output'],
  ['a function', { Output: '{% $sum %}' }, 'Output'],
])('An expression that gives %s fails as States.QueryEvaluationError and says where', async (_, fields, location) => {
  const { execution, events } = await run(only({ Type: 'Pass', ...fields }), '{}');
  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  expect(execution.cause).toContain("An error occurred while executing the state 'Only' (entered at the event id #2).");
  expect(events.find(({ type }) => type === 'EvaluationFailed')?.evaluationFailedEventDetails).toMatchObject({
    state: 'Only',
    location,
    error: 'States.QueryEvaluationError',
  });
});

test.each([
  ['Condition', { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'Only' }] }],
  ['TimeoutSeconds', task('Never', { TimeoutSeconds: '{% 0 %}', End: true })],
  ['TimeoutSeconds', task('Never', { TimeoutSeconds: "{% '60' %}", End: true })],
])('A %s of the wrong type or range fails as States.QueryEvaluationError', async (_, state) => {
  const { execution } = await run(machine({ Only: state }), '{}');
  expect(execution).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
});

test('An evaluation error of a Task may be caught', async () => {
  const states = {
    Try: task('Never', {
      Arguments: '{% $states.input.missing %}',
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Output: 'caught', Next: 'End' }],
      Next: 'End',
    }),
    End: { Type: 'Succeed' },
  };
  expect((await run(machine(states), '{}')).execution).toMatchObject({ status: 'SUCCEEDED', output: '"caught"' });
});

test('A loop without end fails when its history is full', { timeout: 120_000 }, async () => {
  const { execution, events } = await run(machine({ Loop: { Type: 'Pass', Next: 'Loop' } }), '{}');
  expect(execution).toMatchObject({ status: 'FAILED', redriveStatus: 'NOT_REDRIVABLE' });
  expect([events.length, events.at(-1)?.type]).toEqual([25_000, 'ExecutionFailed']);
});

test('An expression without end fails alone; other executions go on', async () => {
  await using stand = await openStand({
    machines: {
      endless: only({ Type: 'Pass', Output: '{% ($forever := function($n) { $forever($n + 1) }; $forever(0)) %}' }),
      greedy: only({ Type: 'Pass', Output: "{% $count([1..9999999].($string($) & 'x')) %}" }),
      plain: only({ Type: 'Pass', Output: '{% $states.input.n + 1 %}' }),
    },
  });
  const start = async (name: string) => {
    const command = new StartExecutionCommand({ stateMachineArn: machineArn(name), input: '{"n":1}' });
    return (await stand.client.send(command)).executionArn ?? '';
  };
  const [endless, greedy, plain] = [await start('endless'), await start('greedy'), await start('plain')];
  expect(await ended(stand.client, plain)).toMatchObject({ status: 'SUCCEEDED', output: '2' });
  for (const arn of [endless, greedy]) {
    expect(await ended(stand.client, arn)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  }
});
