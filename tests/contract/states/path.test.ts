import {
  DescribeExecutionCommand,
  RedriveExecutionCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { countTransitions } from '../../../local/states/transitions.ts';
import { input, openPath, wait } from './path.ts';
import { ended, historyOf, machineArn, type Script, until } from './stand.ts';

/** Answers of NextStep, in turn. */
const steps =
  (...answers: object[]): Script =>
  (_, call) =>
    answers[call - 1];

type Stand = Awaited<ReturnType<typeof openPath>>;

async function submit(client: SFNClient): Promise<string> {
  const sent = new StartExecutionCommand({ stateMachineArn: machineArn('publish'), name: 's1', input });
  return (await client.send(sent)).executionArn ?? '';
}

const asked = (stand: Stand) =>
  stand.calls.filter(({ name }) => name === 'AwaitDecision').map(({ payload }) => payload);

async function decide(stand: Stand, visit: number): Promise<void> {
  const { taskToken } = await until(() => asked(stand)[visit - 1]);
  await stand.client.send(new SendTaskSuccessCommand({ taskToken: String(taskToken), output: '{}' }));
}

const entered = async (client: SFNClient, arn: string) =>
  (await historyOf(client, arn)).flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);

test('A report with three stages of approval is published in 20 transitions', async () => {
  await using stand = await openPath({ NextStep: steps(wait(0), wait(1), wait(2), { step: 'publish' }) });
  const arn = await submit(stand.client);
  for (const visit of [1, 2, 3]) await decide(stand, visit);
  expect(await ended(stand.client, arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"outcome":"published"}' });
  const stage = ['NextStep', 'WaitPublishOrEnd', 'AwaitDecision'];
  expect(await entered(stand.client, arn)).toEqual([
    ...['Receipt', 'Parse', 'Readable', 'Validate', 'Acceptable', 'Render', 'Printable'],
    ...[...stage, ...stage, ...stage],
    ...['NextStep', 'WaitPublishOrEnd', 'Publish', 'TellOutcome'],
  ]);
  expect(countTransitions(await historyOf(stand.client, arn))).toBe(20);
  expect(asked(stand).map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(new Set(asked(stand).map(({ taskToken }) => taskToken)).size).toBe(3);
  expect(stand.calls.filter(({ name }) => name === 'Parse' || name === 'Notify')).toEqual([
    { name: 'Notify', payload: { notice: 'received', submissionId: 's1' } },
    { name: 'Parse', payload: { submissionId: 's1', drop: JSON.parse(input) } },
    { name: 'Notify', payload: { notice: 'published', submissionId: 's1', path: '/reports/anting/2024/' } },
  ]);
});

test('A report that cannot be read is returned with the reason, and nothing else runs', async () => {
  await using stand = await openPath({ Parse: () => ({ outcome: 'returned', reason: '文件已加密' }) });
  const arn = await submit(stand.client);
  expect(await ended(stand.client, arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"outcome":"returned"}' });
  expect(await entered(stand.client, arn)).toEqual(['Receipt', 'Parse', 'Readable', 'TellOutcome']);
  expect(stand.calls.at(-1)).toEqual({
    name: 'Notify',
    payload: { notice: 'returned', submissionId: 's1', reason: '文件已加密' },
  });
});

test('What kind of file was found goes on to the stage that may record it', async () => {
  await using read = await openPath({ Parse: () => ({ outcome: 'ok', format: 'docx' }) });
  await ended(read.client, await submit(read.client));
  expect(read.calls.find(({ name }) => name === 'Validate')?.payload).toEqual({ submissionId: 's1', format: 'docx' });

  await using refused = await openPath({ Parse: () => ({ outcome: 'returned', reason: '不支持', format: 'rar' }) });
  await ended(refused.client, await submit(refused.client));
  expect(refused.calls.at(-1)?.payload).toMatchObject({ notice: 'returned', format: 'rar' });
});

test('After a deadline the stage is asked again, with a new task token', async () => {
  await using stand = await openPath({ NextStep: steps(wait(0), wait(0), { step: 'publish' }) });
  const arn = await submit(stand.client);
  await until(async () => (await historyOf(stand.client, arn)).at(-1)?.type === 'TaskSubmitted');
  stand.clock.advance(86_400_000);
  const [first, second] = await until(() => asked(stand).length === 2 && asked(stand));
  expect(first?.taskToken).not.toBe(second?.taskToken);
  const late = new SendTaskSuccessCommand({ taskToken: String(first?.taskToken), output: '{}' });
  await expect(stand.client.send(late)).rejects.toMatchObject({ name: 'TaskTimedOut' });
  await decide(stand, 2);
  expect(await ended(stand.client, arn)).toMatchObject({ output: '{"outcome":"published"}' });
});

test('A fault of ours is retried, fails the execution, is announced, and goes on after redrive', async () => {
  let broken = true;
  await using stand = await openPath({
    NextStep: steps({ step: 'publish' }),
    Render: () => {
      if (broken) throw Object.assign(new Error('no such key'), { name: 'StoredDataError' });
      return { outcome: 'ok' };
    },
  });
  const arn = await submit(stand.client);
  const failed = await until(async () => {
    stand.clock.advance(60_000); // longer than any back-off
    const execution = await stand.client.send(new DescribeExecutionCommand({ executionArn: arn }));
    return execution.status !== 'RUNNING' && execution;
  });
  expect(failed).toMatchObject({ status: 'FAILED', error: 'StoredDataError' });
  expect(countTransitions(await historyOf(stand.client, arn))).toBe(10);
  expect(stand.calls.filter(({ name }) => name === 'Render')).toHaveLength(5);
  await until(() => stand.bus.length === 2);
  expect(stand.bus.at(-1)).toMatchObject({
    source: 'aws.states',
    detailType: 'Step Functions Execution Status Change',
    resources: [arn],
    detail: {
      executionArn: arn,
      stateMachineArn: machineArn('publish'),
      name: 's1',
      status: 'FAILED',
      input,
      error: 'StoredDataError',
    },
  });
  broken = false;
  await stand.client.send(new RedriveExecutionCommand({ executionArn: arn }));
  expect(await ended(stand.client, arn)).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"outcome":"published"}',
    redriveCount: 1,
  });
  expect(stand.calls.filter(({ name }) => name === 'Parse')).toHaveLength(1);
});
