import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { log } from '../../functions/shared/log.ts';
import { stage } from '../../functions/shared/stage.ts';

const written = (): Record<string, unknown>[] =>
  vi.mocked(console.log).mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);

afterEach(() => {
  vi.restoreAllMocks();
});
const listen = (): void => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
};

test('a count is one log line, and a metric by its own words', () => {
  listen();
  log.count('MailFailures', { kind: 'bounced' });
  expect(written()).toEqual([
    {
      level: 'warning',
      message: 'MailFailures',
      kind: 'bounced',
      MailFailures: 1,
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          { Namespace: 'Gongkai', Dimensions: [[]], Metrics: [{ Name: 'MailFailures', Unit: 'Count' }] },
        ],
      },
    },
  ]);
});

test('how things stand is one log line with several metrics, and raises no warning', () => {
  listen();
  log.measure('waits', { Waiting: 3, OverdueMinutes: 0 });
  expect(written()).toMatchObject([
    {
      level: 'info',
      message: 'waits',
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

const receipt = z.object({ submissionId: z.string().optional() });

test('a stage’s line names the submission it was asked about', async () => {
  listen();
  await stage('render', receipt, z.object({}), async () => ({}))({ submissionId: 'ab12' });
  expect(written()).toMatchObject([{ message: 'render done', submissionId: 'ab12' }]);
});

test('an upload’s first line names the submission that became of it', async () => {
  listen();
  await stage('receive', z.object({ key: z.string() }), receipt, async () => ({ submissionId: 'ab12' }))({ key: 'k' });
  expect(written()).toMatchObject([{ message: 'receive done', submissionId: 'ab12' }]);
});

test('the column’s line names the agency and the year, above all when it fails', async () => {
  listen();
  const settled = stage('column', z.object({ agencyId: z.string(), year: z.number() }), z.object({}), async () => {
    throw new TypeError('no such page');
  });
  await expect(settled({ agencyId: 'water', year: 2025 })).rejects.toThrow('no such page');
  expect(written()).toEqual([
    {
      level: 'error',
      message: 'column failed',
      agencyId: 'water',
      year: 2025,
      error: 'TypeError',
      cause: 'no such page',
    },
  ]);
});
