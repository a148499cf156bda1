import { InvokeCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { DeleteMessageCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { roleWith } from '../builders/template.ts';
import { invoke, type Running, runFunctions } from './lambda/functions.ts';

const failing = { source: "export const handler = async () => { throw new Error('broken'); };" };
const deadLetters = { 'Fn::GetAtt': ['DeadLetters', 'Arn'] };

let running: Running;
beforeAll(async () => {
  running = await runFunctions(
    {
      echo: { source: 'export const handler = async (event) => event;' },
      throwing: {
        source: `class RegisterError extends Error { get name() { return 'RegisterError'; } }
export const handler = async () => { throw new RegisterError('no register'); };`,
      },
      slow: { source: 'export const handler = () => new Promise(() => {});', properties: { Timeout: 1 } },
      leaving: { source: 'export const handler = async () => process.exit(3);' },
      greedy: {
        source:
          'export const handler = async () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); };',
        properties: { MemorySize: 128, Timeout: 60 },
      },
      huge: { source: "export const handler = async () => 'x'.repeat(7 * 1024 * 1024);" },
      missing: { source: 'export const other = 1;' },
      counting: {
        source: `let ticks = 0; let calls = 0;
setInterval(() => { ticks += 1; }, 5);
export const handler = async () => { calls += 1; return { ticks, calls, pid: process.pid }; };`,
      },
      meeting: {
        source: `import { appendFileSync, readFileSync } from 'node:fs';
export const handler = async ({ file, others }) => {
  appendFileSync(file, 'x');
  while (readFileSync(file, 'utf8').length < others) await new Promise((resolve) => setTimeout(resolve, 5));
  return process.pid;
};`,
        properties: { Timeout: 20 },
      },
      single: {
        source: `let inside = 0;
export const handler = async () => { inside += 1; const seen = inside; await null; inside -= 1; return { seen, pid: process.pid }; };`,
        properties: { ReservedConcurrentExecutions: 1 },
      },
      environment: {
        source: 'export const handler = async () => process.env;',
        properties: { Environment: { Variables: { TABLE_NAME: 'table' } } },
      },
      clocked: {
        source:
          'const loaded = new Date(); export const handler = async () => ({ loaded, now: Date.now(), date: new Date() });',
      },
      context: {
        source: `export const handler = async (event, context) => {
  console.log('first line\\nsecond line');
  return { ...context, remaining: context.getRemainingTimeInMillis() };
};`,
        properties: { MemorySize: 256, Timeout: 7 },
      },
      failing: { ...failing, properties: { DeadLetterConfig: { TargetArn: deadLetters } } },
      told: failing,
    },
    {
      Role: roleWith(
        { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: deadLetters },
        { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': ['echo', 'Arn'] } },
      ),
      DeadLetters: { Type: 'AWS::SQS::Queue', Properties: {} },
      Told: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'told' },
          Qualifier: '$LATEST',
          MaximumRetryAttempts: 1,
          DestinationConfig: { OnFailure: { Destination: deadLetters } },
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['aws.s3'], detail: { object: { key: [{ prefix: 'incoming/' }] } } },
          Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['context', 'Arn'] }, DeadLetterConfig: { Arn: deadLetters } }],
        },
      },
    },
  );
});
afterAll(() => running.close());

const run = (name: string, event?: unknown) => invoke(running.client, name, event);
const later = (FunctionName: string, event: unknown) =>
  running.client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(event) }));

describe('a function', () => {
  it('answers with what its handler returns', async () => {
    expect(await run('echo', { text: '年报', list: [1, null] })).toEqual({
      status: 200,
      error: undefined,
      payload: { text: '年报', list: [1, null] },
    });
  });

  it('that throws is reported by the name of its error, with message and trace', async () => {
    const answer = await run('throwing');
    expect(answer).toMatchObject({
      status: 200,
      error: 'Unhandled',
      payload: { errorType: 'RegisterError', errorMessage: 'no register' },
    });
    expect(answer.payload).toHaveProperty('trace', expect.arrayContaining([expect.stringContaining('index.mjs')]));
  });

  it('that takes too long is stopped, and works again with the next event', async () => {
    for (const _ of [1, 2])
      expect(await run('slow')).toMatchObject({
        error: 'Unhandled',
        payload: {
          errorType: 'Sandbox.Timedout',
          errorMessage: expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds$/),
        },
      });
  });

  it('whose process ends is reported as such', async () => {
    expect(await run('leaving')).toMatchObject({
      error: 'Unhandled',
      payload: {
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringContaining('Runtime exited with error: exit status 3'),
      },
    });
  });

  it('that wants more memory than it has is stopped', async () => {
    expect(await run('greedy')).toMatchObject({
      error: 'Unhandled',
      payload: { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('signal: SIGABRT') },
    });
  });

  it('whose answer is too large fails instead', async () => {
    expect(await run('huge')).toMatchObject({
      error: 'Unhandled',
      payload: { errorType: 'Function.ResponseSizeTooLarge' },
    });
  });

  it('that cannot be loaded says so', async () => {
    expect(await run('missing')).toMatchObject({
      error: 'Unhandled',
      payload: { errorMessage: 'index.handler is undefined or not exported' },
    });
  });

  it('finds in its environment what the template and Lambda set, and nothing of ours', async () => {
    const { payload } = await run('environment');
    const names = Object.keys(payload as Record<string, string>);
    expect(payload).toMatchObject({ TABLE_NAME: 'table', AWS_REGION: 'us-east-1', TZ: 'UTC' });
    expect(names.filter((name) => !/^(AWS_|LAMBDA_TASK_ROOT$|_HANDLER$|TZ$|TABLE_NAME$)/.test(name))).toEqual([]);
  });

  it('is told who it is and how much time is left', async () => {
    const { payload } = await run('context');
    expect(payload).toMatchObject({
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      functionName: 'context',
      memoryLimitInMB: '256',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:context',
    });
    expect((payload as { remaining: number }).remaining).toBeGreaterThan(0);
    expect((payload as { remaining: number }).remaining).toBeLessThanOrEqual(7000);
  });

  it('has its lines in its own log, each with the request id', async () => {
    const { payload } = await run('context');
    const { awsRequestId } = payload as { awsRequestId: string };
    await vi.waitFor(() => {
      const lines = running.linesOf('context').filter((line) => line.includes(awsRequestId));
      expect(lines.map((line) => line.split(' ').slice(2).join(' '))).toEqual(['first line', 'second line']);
    });
  });
});

describe('a worker', () => {
  it('is kept for the next event, and frozen in between: its timers stand still', async () => {
    const first = (await run('counting')).payload as { ticks: number; calls: number; pid: number };
    await new Promise((resolve) => setTimeout(resolve, 500));
    const second = (await run('counting')).payload as { ticks: number; calls: number; pid: number };
    expect(second).toMatchObject({ calls: first.calls + 1, pid: first.pid });
    expect(second.ticks - first.ticks).toBeLessThan(50);
  });

  it('takes one event at a time: events at the same time have workers of their own', async () => {
    const file = `${process.env.TMPDIR ?? '/tmp'}/gongkai-meeting-${process.pid}-${Date.now()}`;
    const answers = await Promise.all([1, 2, 3].map(() => run('meeting', { file, others: 3 })));
    expect(new Set(answers.map(({ payload }) => payload)).size).toBe(3);
  });

  it('is the only one where concurrency is reserved for one', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => run('single')));
    expect(new Set(answers.map(({ payload }) => (payload as { pid: number }).pid)).size).toBe(1);
    expect(answers.every(({ payload }) => (payload as { seen: number }).seen === 1)).toBe(true);
  });

  it('lives by the clock of the stack', async () => {
    await run('clocked');
    running.clock.advance(3 * 86_400_000);
    const { payload } = await run('clocked');
    const { loaded, now, date } = payload as { loaded: string; now: number; date: string };
    expect(Math.abs(now - running.clock.now().getTime())).toBeLessThan(60_000);
    expect(Math.abs(Date.parse(date) - now)).toBeLessThan(1000);
    expect(now - Date.parse(loaded)).toBeGreaterThanOrEqual(3 * 86_400_000);
  });
});

describe('an event nobody waits for', () => {
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/DeadLetters';
  const receive = async (): Promise<unknown[]> => {
    const { Messages = [] } = await running.queues.send(new ReceiveMessageCommand({ QueueUrl }));
    for (const { ReceiptHandle } of Messages)
      await running.queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return Messages;
  };
  /** Moves the clock over the pauses between the attempts until the queue has a message. */
  const receiveAfterRetries = async (): Promise<unknown[]> =>
    vi.waitFor(
      async () => {
        running.clock.advance(60_000);
        const messages = await receive();
        expect(messages).not.toEqual([]);
        return messages;
      },
      { timeout: 20_000, interval: 100 },
    );

  it('is accepted at once and run', async () => {
    expect(await later('context', {})).toMatchObject({ StatusCode: 202 });
    const before = running.linesOf('context').length;
    await later('context', {});
    await vi.waitFor(() => expect(running.linesOf('context').length).toBeGreaterThan(before));
  });

  it('on which the function fails again and again goes to its dead-letter queue as it came', async () => {
    await later('failing', { number: 1 });
    expect(await receiveAfterRetries()).toMatchObject([{ Body: '{"number":1}' }]);
    expect(running.log.filter((line) => line.includes('function:failing failed')).length).toBe(3);
  });

  it('on which the function fails is told to its destination with the failure', async () => {
    await later('told', { number: 2 });
    const [message] = (await receiveAfterRetries()) as { Body: string }[];
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
      requestPayload: { number: 2 },
      responsePayload: { errorType: 'Error', errorMessage: 'broken' },
    });
  });

  it('of a rule without the permission of its function goes to the dead-letter queue of the rule, if that lets it', async () => {
    const detail = { object: { key: 'incoming/x' } };
    await running.emit({ source: 'aws.s3', detailType: 'Object Created', resources: [], detail });
    await vi.waitFor(() =>
      expect(running.log).toContainEqual(
        expect.stringMatching(
          /events: Rule\/T failed 1 times: Service: events.amazonaws.com is not authorized to perform: lambda:InvokeFunction/,
        ),
      ),
    );
    running.clock.advance(25 * 3_600_000);
    await vi.waitFor(() =>
      expect(running.log).toContainEqual(expect.stringMatching(/could not be put aside: .*sqs:SendMessage/)),
    );
  });
});

describe('the service', () => {
  it('runs a function only for those who may', async () => {
    expect(await invoke(running.roleClient, 'echo', 1)).toMatchObject({ payload: 1 });
    await expect(invoke(running.roleClient, 'throwing')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('does not know functions that are not in the template', async () => {
    await expect(run('nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('refuses an event that is too large, or no JSON', async () => {
    await expect(run('echo', 'x'.repeat(6 * 1024 * 1024))).rejects.toMatchObject({ name: 'RequestTooLargeException' });
    const broken = running.client.send(new InvokeCommand({ FunctionName: 'echo', Payload: '{' }));
    await expect(broken).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
  });

  it('answers 501 to what it does not do', async () => {
    await expect(running.client.send(new ListFunctionsCommand({}))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 501 },
    });
    await expect(
      running.queues.send(
        new GetQueueAttributesCommand({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/000000000000/None' }),
      ),
    ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});
