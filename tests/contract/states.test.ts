import {
  CreateActivityCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { ServiceError } from '../../local/contracts.ts';
import { machine, only, task, waitForAnswer } from './states/machines.ts';
import { ended, historyOf, machineArn, openStand, typesUntil, until } from './states/stand.ts';

const pass = only({ Type: 'Pass' });
const start = (client: SFNClient, name: string, more: { name?: string; input?: string } = {}) =>
  client.send(new StartExecutionCommand({ stateMachineArn: machineArn(name), ...more }));

/** The first token `Ask` was given, or the n-th. */
const tokenGiven = (stand: { calls: { name: string; payload: Record<string, unknown> }[] }, nth = 1) =>
  until(() => stand.calls.filter(({ name }) => name === 'Ask').map(({ payload }) => String(payload.token))[nth - 1]);

describe('StartExecution', () => {
  test('answers the same for the same name and input as long as the execution runs', async () => {
    await using stand = await openStand({ machines: { ask: only(waitForAnswer()) }, functions: { Ask: () => null } });
    const first = await start(stand.client, 'ask', { name: 'one', input: '{"a":1}' });
    const second = await start(stand.client, 'ask', { name: 'one', input: '{"a":1}' });
    expect(first.executionArn).toBe('arn:aws:states:us-east-1:000000000000:execution:ask:one');
    expect([second.executionArn, second.startDate]).toEqual([first.executionArn, first.startDate]);
    const { executions } = await stand.client.send(new ListExecutionsCommand({ stateMachineArn: machineArn('ask') }));
    expect(executions).toHaveLength(1);
  });

  test('refuses a name that runs with another input, or has ended, until 90 days have passed', async () => {
    await using stand = await openStand({
      machines: { ask: only(waitForAnswer()), pass },
      functions: { Ask: () => null },
    });
    await start(stand.client, 'ask', { name: 'one', input: '{"a":1}' });
    await expect(start(stand.client, 'ask', { name: 'one', input: '{"a":2}' })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
      $metadata: { httpStatusCode: 400 },
    });
    const { executionArn = '' } = await start(stand.client, 'pass', { name: 'two' });
    await ended(stand.client, executionArn);
    await expect(start(stand.client, 'pass', { name: 'two' })).rejects.toThrow('Execution Already Exists');
    stand.clock.advance(91 * 24 * 3_600_000);
    await start(stand.client, 'pass', { name: 'two' });
    expect(await ended(stand.client, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test.each([
    ['a name with a blank', { name: 'a b' }, 'InvalidName'],
    ['a name with a slash', { name: 'a/b' }, 'InvalidName'],
    ['a name of 81 characters', { name: 'n'.repeat(81) }, 'InvalidName'],
    ['an input that is no JSON', { input: '{"a":' }, 'InvalidExecutionInput'],
    ['an input over 256 KB', { input: JSON.stringify('公'.repeat(90_000)) }, 'ValidationException'],
  ])('refuses %s', async (_, given, code) => {
    await using stand = await openStand({ machines: { pass } });
    await expect(start(stand.client, 'pass', given)).rejects.toMatchObject({ name: code });
  });

  test('refuses a machine that is not there, and an arn that is none', async () => {
    await using stand = await openStand({ machines: { pass } });
    await expect(start(stand.client, 'other')).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await expect(stand.client.send(new StartExecutionCommand({ stateMachineArn: 'pass' }))).rejects.toMatchObject({
      name: 'InvalidArn',
    });
  });

  test('refuses a role whose policies do not allow it', async () => {
    await using stand = await openStand({
      machines: { pass },
      allow: (principal, action) => principal.kind === 'operator' || action !== 'states:StartExecution',
    });
    const receive = stand.clientAs('receive');
    await expect(start(receive, 'pass')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `states:StartExecution on ${machineArn('pass')} is not allowed`,
      $metadata: { httpStatusCode: 400 },
    });
    await start(stand.client, 'pass');
  });
});

describe('Task tokens', () => {
  test('count once, and say so afterwards', async () => {
    await using stand = await openStand({
      machines: { ask: only(waitForAnswer()) },
      functions: { Ask: () => ({ mailed: 2 }) },
    });
    const { executionArn = '' } = await start(stand.client, 'ask');
    const taskToken = await tokenGiven(stand);
    const answers = await Promise.allSettled(
      ['"first"', '"second"'].map((output) => stand.client.send(new SendTaskSuccessCommand({ taskToken, output }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await ended(stand.client, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    await expect(stand.client.send(new SendTaskFailureCommand({ taskToken }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(stand.client.send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  test('that were never issued are InvalidToken', async () => {
    await using stand = await openStand({ machines: { pass } });
    for (const taskToken of ['nonsense', 'AQB4'.repeat(200)]) {
      const call = stand.client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
      await expect(call).rejects.toMatchObject({ name: 'InvalidToken' });
    }
  });

  test('are not spent by an output that is no JSON', async () => {
    await using stand = await openStand({ machines: { ask: only(waitForAnswer()) }, functions: { Ask: () => null } });
    const { executionArn = '' } = await start(stand.client, 'ask');
    const taskToken = await tokenGiven(stand);
    const wrong = stand.client.send(new SendTaskSuccessCommand({ taskToken, output: 'approve' }));
    await expect(wrong).rejects.toMatchObject({ name: 'InvalidOutput' });
    await stand.client.send(new SendTaskSuccessCommand({ taskToken, output: '"approve"' }));
    expect(await ended(stand.client, executionArn)).toMatchObject({ output: '"approve"' });
  });

  test('may be answered before the function that got them returns', async () => {
    const gate = Promise.withResolvers<void>();
    await using stand = await openStand({
      machines: { ask: only(waitForAnswer()) },
      functions: { Ask: () => gate.promise },
    });
    const { executionArn = '' } = await start(stand.client, 'ask');
    await stand.client.send(new SendTaskSuccessCommand({ taskToken: await tokenGiven(stand), output: '1' }));
    expect(await ended(stand.client, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '1' });
    gate.resolve();
  });

  test('of an execution that was stopped are TaskTimedOut', async () => {
    await using stand = await openStand({ machines: { ask: only(waitForAnswer()) }, functions: { Ask: () => null } });
    const { executionArn = '' } = await start(stand.client, 'ask');
    const taskToken = await tokenGiven(stand);
    const { stopDate } = await stand.client.send(
      new StopExecutionCommand({ executionArn, error: 'Recalled', cause: 'by hand' }),
    );
    const late = stand.client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
    await expect(late).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect(await ended(stand.client, executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Recalled',
      cause: 'by hand',
      stopDate,
    });
    expect(await stand.client.send(new StopExecutionCommand({ executionArn }))).toMatchObject({ stopDate });
  });

  test('carry a failure with its error and cause into Catch', async () => {
    const ask = waitForAnswer({
      Catch: [{ ErrorEquals: ['Refused'], Output: '{% $states.errorOutput %}', Next: 'End' }],
      Next: 'End',
    });
    await using stand = await openStand({
      machines: { ask: machine({ Ask: ask, End: { Type: 'Succeed' } }) },
      functions: { Ask: () => null },
    });
    const { executionArn = '' } = await start(stand.client, 'ask');
    const taskToken = await tokenGiven(stand);
    await stand.client.send(new SendTaskFailureCommand({ taskToken, error: 'Refused', cause: '印章不符' }));
    const { output = '' } = await ended(stand.client, executionArn);
    expect(JSON.parse(output)).toEqual({ Error: 'Refused', Cause: '印章不符' });
  });
});

describe('Time', () => {
  const ask = (fields: object) =>
    machine({
      Ask: waitForAnswer({
        Catch: [{ ErrorEquals: ['States.Timeout'], Output: '{% $states.errorOutput %}', Next: 'End' }],
        Next: 'End',
        ...fields,
      }),
      End: { Type: 'Succeed' },
    });

  test('a task that is not answered in time is caught as States.Timeout, its token void', async () => {
    const machines = { ask: ask({ TimeoutSeconds: '{% $states.input.days * 86400 %}' }) };
    await using stand = await openStand({ machines, functions: { Ask: () => null } });
    const { executionArn = '' } = await start(stand.client, 'ask', { input: '{"days":3}' });
    await typesUntil(stand.client, executionArn, 'TaskSubmitted');
    stand.clock.advance(3 * 86_400_000 - 60_000);
    expect(await stand.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'RUNNING',
    });
    stand.clock.advance(60_000);
    expect(await ended(stand.client, executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"Error":"States.Timeout"}',
    });
    expect((await historyOf(stand.client, executionArn)).map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskTimedOut',
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
    const late = stand.client.send(new SendTaskSuccessCommand({ taskToken: await tokenGiven(stand), output: '{}' }));
    await expect(late).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  test('a heartbeat keeps a task alive; silence ends it', async () => {
    const machines = { ask: ask({ HeartbeatSeconds: 600 }) };
    await using stand = await openStand({ machines, functions: { Ask: () => null } });
    const { executionArn = '' } = await start(stand.client, 'ask');
    const taskToken = await tokenGiven(stand);
    await typesUntil(stand.client, executionArn, 'TaskSubmitted');
    for (const _ of [1, 2, 3]) {
      stand.clock.advance(500_000);
      await stand.client.send(new SendTaskHeartbeatCommand({ taskToken }));
    }
    stand.clock.advance(600_000);
    expect(await ended(stand.client, executionArn)).toMatchObject({ output: '{"Error":"States.HeartbeatTimeout"}' });
  });

  test('a failed task is retried after the back-off and counted', async () => {
    const flaky = task('Flaky', {
      Arguments: { FunctionName: 'Flaky', Payload: '{% $states.context.State.RetryCount %}' },
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 100, BackoffRate: 3, MaxAttempts: 2 }],
    });
    const fail = () => {
      throw Object.assign(new Error('try later'), { name: 'Busy' });
    };
    await using stand = await openStand({ machines: { flaky: only(flaky) }, functions: { Flaky: fail } });
    const { executionArn = '' } = await start(stand.client, 'flaky');
    const failedTimes = (times: number) =>
      until(
        async () =>
          (await historyOf(stand.client, executionArn)).filter(({ type }) => type === 'TaskFailed').length === times,
      );
    await failedTimes(1);
    stand.clock.advance(90_000);
    await stand.client.send(new DescribeExecutionCommand({ executionArn }));
    expect(stand.calls).toHaveLength(1);
    stand.clock.advance(10_000);
    await failedTimes(2);
    stand.clock.advance(300_000);
    expect(await ended(stand.client, executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'Busy',
      cause: '{"errorType":"Busy","errorMessage":"try later","trace":[]}',
    });
    expect(stand.calls.map(({ payload }) => payload)).toEqual([0, 1, 2]);
  });

  test('Wait states wait for seconds and for a timestamp', async () => {
    const machines = {
      wait: machine({
        Seconds: { Type: 'Wait', Seconds: '{% $states.input.seconds %}', Next: 'Timestamp' },
        Timestamp: { Type: 'Wait', Timestamp: '{% $fromMillis($millis() + 3600000) %}', Output: 'done', End: true },
      }),
    };
    await using stand = await openStand({ machines });
    const { executionArn = '' } = await start(stand.client, 'wait', { input: '{"seconds":60}' });
    await typesUntil(stand.client, executionArn, 'WaitStateEntered');
    stand.clock.advance(60_000);
    await until(async () => (await historyOf(stand.client, executionArn)).length === 4);
    stand.clock.advance(3_600_000);
    expect(await ended(stand.client, executionArn)).toMatchObject({ output: '"done"' });
  });

  test('an execution that takes too long is TIMED_OUT', async () => {
    const machines = { ask: only(waitForAnswer(), { TimeoutSeconds: 3600 }) };
    await using stand = await openStand({ machines, functions: { Ask: () => null } });
    const { executionArn = '' } = await start(stand.client, 'ask');
    await typesUntil(stand.client, executionArn, 'TaskSubmitted');
    stand.clock.advance(3_600_000);
    expect(await ended(stand.client, executionArn)).toMatchObject({ status: 'TIMED_OUT', redriveStatus: 'REDRIVABLE' });
    expect(stand.bus.at(-1)?.detail).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
  });
});

describe('Lambda', () => {
  const caught = (functionName: string) =>
    machine({
      Try: task(functionName, {
        Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'End' }],
        Next: 'End',
      }),
      End: { Type: 'Succeed' },
    });

  test.each([
    ['Lambda.TooManyRequestsException', 'TooManyRequestsException', 429],
    ['Lambda.ResourceNotFoundException', 'ResourceNotFoundException', 404],
    ['Lambda.SdkClientException', 'ServiceException', 500],
  ])('answers %s where the service answers %s', async (error, code, status) => {
    const refuse = () => {
      throw new ServiceError(code, 'refused', status);
    };
    await using stand = await openStand({ machines: { caught: caught('Refused') }, functions: { Refused: refuse } });
    const { executionArn = '' } = await start(stand.client, 'caught');
    expect(await ended(stand.client, executionArn)).toMatchObject({ output: JSON.stringify(error) });
  });

  test('is invoked as the role of the machine, and not without its permission', async () => {
    await using stand = await openStand({
      machines: { caught: caught('Guarded') },
      functions: { Guarded: () => 'never' },
      allow: (principal, action) => action !== 'lambda:InvokeFunction' || principal.kind !== 'role',
    });
    const { executionArn = '' } = await start(stand.client, 'caught');
    expect(await ended(stand.client, executionArn)).toMatchObject({ output: '"Lambda.AWSLambdaException"' });
    expect(stand.calls).toEqual([]);
  });

  test('may not answer more than 256 KB', async () => {
    await using stand = await openStand({
      machines: { big: only(task('Big')) },
      functions: { Big: () => 'x'.repeat(262_144) },
    });
    const { executionArn = '' } = await start(stand.client, 'big');
    expect(await ended(stand.client, executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
    });
  });
});

describe('Listings', () => {
  test('show executions newest first, by pages and by status', async () => {
    await using stand = await openStand({ machines: { pass, fail: machine({ No: { Type: 'Fail', Error: 'No' } }) } });
    for (const name of ['a', 'b', 'c']) {
      const { executionArn = '' } = await start(stand.client, 'pass', { name });
      await ended(stand.client, executionArn);
    }
    const page = (nextToken?: string, statusFilter?: 'RUNNING' | 'SUCCEEDED') =>
      stand.client.send(
        new ListExecutionsCommand({ stateMachineArn: machineArn('pass'), maxResults: 2, nextToken, statusFilter }),
      );
    const first = await page();
    const second = await page(first.nextToken);
    expect([first, second].map(({ executions }) => executions?.map(({ name }) => name))).toEqual([['c', 'b'], ['a']]);
    expect(second.nextToken).toBeUndefined();
    expect((await page(undefined, 'RUNNING')).executions).toEqual([]);
    expect((await page(undefined, 'SUCCEEDED')).executions).toHaveLength(2);
    await expect(page(first.nextToken, 'RUNNING')).rejects.toMatchObject({ name: 'InvalidToken' });
    await expect(page('garbled')).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  test('show the history forwards, backwards, by pages, and without data', async () => {
    await using stand = await openStand({ machines: { ask: only(waitForAnswer()) }, functions: { Ask: () => null } });
    const { executionArn = '' } = await start(stand.client, 'ask');
    await typesUntil(stand.client, executionArn, 'TaskSubmitted');
    const page = (more: object) =>
      stand.client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 3, ...more }));
    const first = await page({});
    const second = await page({ nextToken: first.nextToken });
    expect([first, second].map(({ events }) => events?.map(({ id }) => id))).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect((await page({ reverseOrder: true })).events?.map(({ id }) => id)).toEqual([5, 4, 3]);
    const token = await tokenGiven(stand);
    expect(JSON.stringify(first.events)).toContain(token);
    const bare = await page({ includeExecutionData: false, maxResults: 100 });
    expect(JSON.stringify(bare.events)).not.toContain(token);
    expect(bare.events?.[2]?.taskScheduledEventDetails).toMatchObject({ resource: 'invoke.waitForTaskToken' });
  });

  test('describe the machines', async () => {
    await using stand = await openStand({ machines: { pass } });
    const { stateMachines } = await stand.client.send(new ListStateMachinesCommand({}));
    expect(stateMachines).toMatchObject([{ name: 'pass', type: 'STANDARD', stateMachineArn: machineArn('pass') }]);
    const described = await stand.client.send(new DescribeStateMachineCommand({ stateMachineArn: machineArn('pass') }));
    expect(JSON.parse(described.definition ?? '')).toEqual(pass);
    expect(described).toMatchObject({ status: 'ACTIVE', creationDate: stateMachines?.[0]?.creationDate });
  });
});

describe('Redrive', () => {
  const sometimes = (fails: number) => (_: unknown, call: number) => {
    if (call <= fails) throw Object.assign(new Error('down'), { name: 'Down' });
    return 'up';
  };

  test('goes on at the failed state with its input and variables', async () => {
    const machines = {
      two: machine({
        First: { Type: 'Pass', Assign: { kept: '{% $states.input.n + 1 %}' }, Output: { n: 5 }, Next: 'Second' },
        Second: task('Second', {
          Output: '{% [$kept, $states.input.n, $states.context.Execution.RedriveCount] %}',
          End: true,
        }),
      }),
    };
    await using stand = await openStand({ machines, functions: { Second: sometimes(1) } });
    const { executionArn = '' } = await start(stand.client, 'two', { input: '{"n":1}' });
    expect(await ended(stand.client, executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'Down',
      redriveStatus: 'REDRIVABLE',
    });
    const redrive = new RedriveExecutionCommand({ executionArn, clientToken: 'one' });
    const { redriveDate } = await stand.client.send(redrive);
    expect(await stand.client.send(redrive)).toMatchObject({ redriveDate });
    expect(await ended(stand.client, executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '[2,5,1]',
      redriveCount: 1,
    });
    expect((await historyOf(stand.client, executionArn)).map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'ExecutionFailed',
      'ExecutionRedriven',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    const list = new ListExecutionsCommand({ stateMachineArn: machineArn('two'), redriveFilter: 'REDRIVEN' });
    expect((await stand.client.send(list)).executions).toMatchObject([{ executionArn, redriveCount: 1 }]);
    expect(stand.bus.map(({ detail }) => detail)).toMatchObject([
      { status: 'RUNNING', redriveCount: 0 },
      { status: 'FAILED', error: 'Down', redriveStatus: 'REDRIVABLE' },
      { status: 'RUNNING', redriveCount: 1, stopDate: null },
      { status: 'SUCCEEDED', output: '[2,5,1]' },
    ]);
  });

  test('is refused for what runs, has succeeded, or failed more than 14 days ago', async () => {
    const machines = { ask: only(waitForAnswer()), pass, down: only(task('Down')) };
    await using stand = await openStand({ machines, functions: { Ask: () => null, Down: sometimes(1) } });
    const redrive = (executionArn: string) => stand.client.send(new RedriveExecutionCommand({ executionArn }));
    const running = (await start(stand.client, 'ask')).executionArn ?? '';
    await expect(redrive(running)).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
    const done = (await start(stand.client, 'pass')).executionArn ?? '';
    await ended(stand.client, done);
    await expect(redrive(done)).rejects.toThrow('Execution is SUCCEEDED and cannot be redriven');
    const failed = (await start(stand.client, 'down')).executionArn ?? '';
    await ended(stand.client, failed);
    stand.clock.advance(14 * 86_400_000 + 60_000);
    await expect(redrive(failed)).rejects.toThrow('Execution redrivable period exceeded');
    expect(await ended(stand.client, failed)).toMatchObject({ redriveStatus: 'NOT_REDRIVABLE' });
  });
});

test('An operation that is not served answers 501', async () => {
  await using stand = await openStand({ machines: { pass } });
  const call = stand.client.send(new CreateActivityCommand({ name: 'activity' }));
  await expect(call).rejects.toMatchObject({ name: 'UnknownOperationException', $metadata: { httpStatusCode: 501 } });
});

test('A status change the bus refuses is emitted again later', async () => {
  const statuses: string[] = [];
  let refusals = 2;
  await using stand = await openStand({
    machines: { pass },
    emit: async ({ detail }) => {
      if (refusals-- > 0) throw new Error('bus down');
      statuses.push(JSON.stringify(detail));
    },
  });
  const { executionArn = '' } = await start(stand.client, 'pass');
  await ended(stand.client, executionArn);
  await until(() => refusals <= 0);
  await until(() => {
    stand.clock.advance(1000);
    return statuses.length === 2;
  });
  expect(statuses.map((detail) => JSON.parse(detail).status).sort()).toEqual(['RUNNING', 'SUCCEEDED']);
});
