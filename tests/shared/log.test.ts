import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';

/** A logger of an installation's function, as it is after a cold start. */
const start = async () => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'nianbao');
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.resetModules();
  const { about, inInvocation, log } = await import('../../functions/shared/log.ts');
  const { stage } = await import('../../functions/shared/stage.ts');
  return { about, inInvocation, log, stage };
};

let lines: Record<string, unknown>[];
beforeEach(() => {
  lines = [];
  const keep = (text: unknown): boolean => {
    for (const line of String(text).trimEnd().split('\n')) lines.push(JSON.parse(line));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const invocation = {
  functionName: 'Parse',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Parse',
  memoryLimitInMB: '1024',
  awsRequestId: '7d0f3b1e',
};

test('a line has the fields of Powertools: level, message, time, service, and what it was told', async () => {
  const { log } = await start();
  log.warning('wrong confirmation code', { stage: 2, locked: false });
  expect(lines).toEqual([
    {
      level: 'WARN',
      message: 'wrong confirmation code',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      service: 'nianbao',
      sampling_rate: 0,
      stage: 2,
      locked: false,
    },
  ]);
});

test('lines of an invocation say which it was, and whether the function had just been started', async () => {
  const { inInvocation, log } = await start();
  const handler = inInvocation(() => log.info('read'));
  handler({}, invocation);
  handler({}, { ...invocation, awsRequestId: '91c2' });
  expect(lines).toMatchObject([
    { message: 'read', function_name: 'Parse', function_request_id: '7d0f3b1e', cold_start: true },
    { message: 'read', function_request_id: '91c2', cold_start: false },
  ]);
});

test('a count is a line, and beside it a metric of the installation by its own words', async () => {
  const { log } = await start();
  log.count('MailFailures', { submissionId: 'ab12', kind: 'bounced' });
  expect(lines).toMatchObject([
    { level: 'WARN', message: 'MailFailures', correlation_id: 'ab12', kind: 'bounced' },
    {
      service: 'nianbao',
      MailFailures: 1,
      _aws: {
        CloudWatchMetrics: [
          { Namespace: 'Gongkai', Dimensions: [['service']], Metrics: [{ Name: 'MailFailures', Unit: 'Count' }] },
        ],
      },
    },
  ]);
});

test('how things stand is one metric line with several values, and raises no warning', async () => {
  const { log } = await start();
  log.measure('waits', { Waiting: 3, OverdueMinutes: 0 });
  expect(lines).toMatchObject([
    { level: 'INFO', message: 'waits', Waiting: 3, OverdueMinutes: 0 },
    {
      Waiting: 3,
      OverdueMinutes: 0,
      _aws: {
        CloudWatchMetrics: [
          {
            Metrics: [
              { Name: 'Waiting', Unit: 'None' },
              { Name: 'OverdueMinutes', Unit: 'None' },
            ],
          },
        ],
      },
    },
  ]);
});

test('whatever is logged on account of a submission has its id as correlation id, two at the same time each its own', async () => {
  const { about, log } = await start();
  const mail = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    log.info('mail handed over');
  };
  await Promise.all([about('ab12', mail), about('cd34', mail)]);
  log.info('waits');
  expect(lines.map((line) => line.correlation_id)).toEqual(['ab12', 'cd34', undefined]);
});

const receipt = z.object({ submissionId: z.string().optional() });

test('a stage’s lines name the submission it was asked about', async () => {
  const { log, stage } = await start();
  const render = stage('render', receipt, z.object({}), async () => {
    log.info('typeset');
    return {};
  });
  await render({ submissionId: 'ab12' }, invocation);
  expect(lines).toMatchObject([
    { message: 'typeset', correlation_id: 'ab12' },
    { message: 'render done', correlation_id: 'ab12', function_request_id: '7d0f3b1e' },
  ]);
});

test('an upload’s first line names the submission that became of it', async () => {
  const { stage } = await start();
  await stage('receive', z.object({ key: z.string() }), receipt, async () => ({ submissionId: 'ab12' }))({ key: 'k' });
  expect(lines).toMatchObject([{ message: 'receive done', correlation_id: 'ab12' }]);
});

test('the column’s line names the agency and the year, above all when it fails', async () => {
  const { stage } = await start();
  const settled = stage('column', z.object({ agencyId: z.string(), year: z.number() }), z.object({}), async () => {
    throw new TypeError('no such page');
  });
  await expect(settled({ agencyId: 'water', year: 2025 })).rejects.toThrow('no such page');
  expect(lines).toMatchObject([
    {
      level: 'ERROR',
      message: 'column failed',
      agencyId: 'water',
      year: 2025,
      error: 'TypeError',
      cause: 'no such page',
    },
  ]);
});
