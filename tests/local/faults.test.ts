import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import type { Credentials, Service } from '../../local/contracts.ts';
import { kindOf, subjectOf } from '../../local/faults/call.ts';
import { describeRequest } from '../../local/faults/describe.ts';
import { createFaults, type Faults } from '../../local/faults/faults.ts';
import { drawsFrom, OrderSchema, StormSchema } from '../../local/faults/order.ts';
import type { LambdaFunction } from '../../local/lambda/function.ts';
import type { Pool, Running } from '../../local/lambda/pool.ts';
import { type Listening, listen } from '../../local/listen.ts';

const worker: Credentials = {
  accessKeyId: 'ASIAWORKER',
  secretAccessKey: 'secret',
  principal: { kind: 'role', arn: 'arn:aws:iam::000000000000:role/receive' },
};
const receive: LambdaFunction = {
  name: 'IntakeReceiveABCD1234',
  arn: 'arn:aws:lambda:us-east-1:000000000000:function:IntakeReceiveABCD1234',
  roleArn: 'arn:aws:iam::000000000000:role/receive',
  directory: '/nowhere',
  handler: 'index.handler',
  variables: {},
  memoryMegabytes: 128,
  timeoutSeconds: 1,
  reservedConcurrency: undefined,
  asynchronous: { retries: 2, maximumAgeSeconds: 60, onFailure: undefined, deadLetters: undefined },
};

let server: Listening;
let faults: Faults;
/** What reached the table, and whether the worker was killed before it, after it, or not at all. */
let writes: string[];
let running: Running | undefined;
let runs: number;

const pool: Pool = {
  run: async () => {
    runs += 1;
    return { payload: '{}' };
  },
  find: (accessKeyId) => (accessKeyId === worker.accessKeyId ? running : undefined),
  stop: () => undefined,
};

const answering: Service = async ({ headers }) => {
  writes.push(headers['x-amz-target'] ?? '');
  const body = JSON.stringify({ executionArn: 'arn:aws:states:::execution:x', startDate: 1 });
  return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
};

beforeEach(async () => {
  writes = [];
  runs = 0;
  running = { lambda: receive, payload: '{"key":"incoming/bureau-1/report"}', kill: () => writes.push('killed') };
  faults = createFaults({ pool, keyNames: ['pk', 'sk'], log: () => undefined });
  const find = (id: string) => (id === worker.accessKeyId ? worker : undefined);
  const services = { dynamodb: answering, states: answering };
  const options = { services, host: '127.0.0.1', port: 0, find, clock: createClock() };
  server = await listen({ ...options, around: faults.around });
});
afterEach(() => server.close());

const config = () => ({ endpoint: server.url, region: 'us-east-1', credentials: worker });
const put = (sk = 'SUBMISSION') =>
  new DynamoDBClient(config()).send(
    new PutItemCommand({ TableName: 'table', Item: { pk: { S: `SUBMISSION#${'0'.repeat(64)}` }, sk: { S: sk } } }),
  );
const name = 'IntakeReceive/1 dynamodb PutItem SUBMISSION#*,SUBMISSION 1';
const put1 = 'DynamoDB_20120810.PutItem';
const strike = (kind: string, lasting = 'once') =>
  faults.order(OrderSchema.parse({ mark: 'bureau-1', faults: [{ kind, call: name, lasting }] }));

describe('a fault at a call', () => {
  it.each([
    ['error', [put1]],
    ['throttle', [put1]],
    ['cut', [put1]],
    ['lost', [put1, put1]],
    ['killBefore', ['killed', put1]],
    ['killAfter', [put1, 'killed', put1]],
  ])('%s: the client tries again by itself, and the table has seen %j', async (kind, seen) => {
    strike(kind);
    await put();
    expect(writes).toEqual(seen);
    expect(faults.report('bureau-1').hits).toEqual([{ name, kind }]);
  });

  it('hang: nothing comes until the client loses patience', async () => {
    strike('hang');
    const client = new DynamoDBClient({
      ...config(),
      maxAttempts: 1,
      requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true },
    });
    const item = { pk: { S: `SUBMISSION#${'0'.repeat(64)}` }, sk: { S: 'SUBMISSION' } };
    await expect(client.send(new PutItemCommand({ TableName: 'table', Item: item }))).rejects.toThrow();
    expect(writes).toEqual([]);
  });

  it('that lasts for the call strikes every try of it, and not the next call', async () => {
    strike('error', 'call');
    await expect(put()).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(writes).toEqual([]);
    await put();
    expect(writes).toEqual([put1]);
  });

  it('that lasts always strikes every call alike until it is lifted, and no other', async () => {
    strike('error', 'always');
    await expect(put()).rejects.toMatchObject({ name: 'InternalServerError' });
    await expect(put()).rejects.toThrow();
    await put('STAGE#00');
    faults.order({ mark: 'bureau-1', texts: [], faults: [] });
    await put();
    expect(writes).toEqual([put1, put1]);
  });

  it('strikes nobody who is about something else, nor the operator', async () => {
    strike('cut', 'always');
    running = { lambda: receive, payload: '{"key":"incoming/bureau-2/report"}', kill: () => undefined };
    await put();
    running = undefined;
    await put();
    expect(writes).toEqual([put1, put1]);
  });

  it('is forgotten with everything else', async () => {
    strike('cut', 'always');
    faults.clear();
    await put();
    expect(faults.report('bureau-1')).toEqual({ calls: [], hits: [] });
  });
});

describe('what is followed', () => {
  it('lists its calls by name, an SDK that tries again once', async () => {
    strike('cut');
    await put();
    await put('STAGE#00');
    await put();
    expect(faults.report('bureau-1').calls).toEqual([
      { name, isWrite: true },
      { name: 'IntakeReceive/1 dynamodb PutItem SUBMISSION#*,STAGE#00 1', isWrite: true },
      { name: 'IntakeReceive/1 dynamodb PutItem SUBMISSION#*,SUBMISSION 2', isWrite: true },
    ]);
  });

  it('goes on under the name of the execution it starts', async () => {
    faults.order({ mark: 'bureau-1', texts: [] });
    const started = { stateMachineArn: 'arn:aws:states:::stateMachine:x', name: 'f'.repeat(64), input: '{}' };
    await new SFNClient(config()).send(new StartExecutionCommand(started));
    running = { lambda: receive, payload: `{"submissionId":"${'f'.repeat(64)}"}`, kill: () => undefined };
    await put();
    expect(faults.report('bureau-1').calls.map((call) => call.name)).toEqual([
      'IntakeReceive/1 states StartExecution - 1',
      'IntakeReceive/2 dynamodb PutItem SUBMISSION#*,SUBMISSION 1',
    ]);
  });

  it('says what a request to S3 is about by its path', () => {
    const asked = describeRequest(
      's3',
      { method: 'GET', target: '/work1b10b939?prefix=a%2Fb', headers: {} },
      undefined,
      [],
    );
    expect(asked).toEqual({ operation: 'GET', about: '/work?a/b' });
    expect(subjectOf(`/work/submissions/${'a'.repeat(64)}/report.json`, [])).toBe('/work/submissions/*/report.json');
    expect(kindOf(name)).toBe('IntakeReceive dynamodb PutItem SUBMISSION#*,SUBMISSION');
  });
});

describe('a fault where a function is run', () => {
  const invoke = 'Lambda/1 lambda Invoke IntakeReceive 1';
  const order = (kind: string) =>
    faults.order(OrderSchema.parse({ mark: 'bureau-1', faults: [{ kind, call: invoke }] }));

  it('keeps it from running, or loses what it answered', async () => {
    order('throttle');
    await expect(faults.pool.run(receive, 'bureau-1')).rejects.toMatchObject({ code: 'TooManyRequestsException' });
    expect(runs).toBe(0);
    await faults.pool.run(receive, 'bureau-1');
    expect(runs).toBe(1);
  });

  it('that loses the answer lets it run', async () => {
    order('lost');
    await expect(faults.pool.run(receive, 'bureau-1')).rejects.toThrow('lost');
    expect(runs).toBe(1);
  });
});

describe('an event', () => {
  it.each([
    ['twice', [0, 0]],
    ['again', [0, 90_000]],
    ['late', [120_000]],
  ])('that comes %s is delivered after %j milliseconds', (kind, delays) => {
    const call = 'Lambda/1 events Deliver IntakeReceive 1';
    faults.order(OrderSchema.parse({ mark: 'bureau-1', faults: [{ kind, call }] }));
    expect(faults.spread({ target: receive.arn, payload: 'bureau-1' })).toEqual(delays);
    expect(faults.spread({ target: receive.arn, payload: 'bureau-1' })).toEqual([0]);
    expect(faults.spread({ target: 'Rule/Target0', payload: 'bureau-1' })).toEqual([0]);
  });
});

describe('a storm', () => {
  it('of chance 1 spoils every call, of chance 0 none, whoever it is about', async () => {
    faults.storm(StormSchema.parse({ chance: 1, kinds: ['error'] }));
    await expect(put()).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(faults.report('*').hits.length).toBeGreaterThan(1);
    expect(writes).toEqual([]);
    faults.storm(StormSchema.parse({ chance: 0 }));
    await put();
  });

  it('draws the same numbers from the same seed, between 0 and 1', () => {
    const some = (seed: number) => Array.from({ length: 200 }, drawsFrom(seed));
    expect(some(7)).toEqual(some(7));
    expect(some(7)).not.toEqual(some(8));
    expect(Math.min(...some(7))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...some(7))).toBeLessThan(1);
  });
});
