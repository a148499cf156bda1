import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { attempts } from '../../builders/weather.ts';
import { retriedHourly } from './machines.ts';
import { input, openPath } from './path.ts';
import { ended, historyOf, machineArn, openStand, typesUntil, until } from './stand.ts';

/** A stand in a process of its own, so that it can be killed. */
async function launch(scene: string, functionName = '') {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-killed-'));
  const child = fork(new URL('./killable.ts', import.meta.url), [directory, scene, functionName]);
  const gone = once(child, 'exit');
  const messages: Record<string, unknown>[] = [];
  child.on('message', (message) => messages.push(Object(message)));
  const told = (name: string) => until(() => messages.find((message) => name in message)?.[name]);
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'secret' };
  const client = new SFNClient({
    endpoint: String(await told('url')),
    region: 'us-east-1',
    credentials,
    maxAttempts: attempts,
  });
  const start = async (name: string) => {
    const sent = new StartExecutionCommand({ stateMachineArn: machineArn(name), name: 's1', input });
    return (await client.send(sent)).executionArn ?? '';
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  return { directory, client, told, start, kill, gone };
}

const answer = (taskToken: unknown) => new SendTaskSuccessCommand({ taskToken: String(taskToken), output: '{}' });

const remaining: [string, string[]][] = [
  ['Notify', ['Notify', 'Parse', 'Validate', 'Render', 'NextStep', 'Publish', 'Notify']],
  ['Parse', ['Parse', 'Validate', 'Render', 'NextStep', 'Publish', 'Notify']],
  ['NextStep', ['NextStep', 'Publish', 'Notify']],
  ['Publish', ['Publish', 'Notify']],
];

describe('A stack that is killed goes on at the next start', () => {
  test.each(remaining)('with %s that was running, and repeats nothing it had recorded', async (name, calls) => {
    const killed = await launch('during', name);
    const arn = await killed.start('publish');
    await killed.told('reached');
    await killed.kill();
    await using stand = await openPath({}, killed);
    expect(await ended(stand.client, arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"outcome":"published"}' });
    expect(stand.calls.map((call) => call.name)).toEqual(calls);
  });

  test.each(remaining.slice(1))('with or after %s when it died as that answered', async (name, calls) => {
    const killed = await launch('after', name);
    const arn = await killed.start('publish');
    await killed.gone;
    await using stand = await openPath({}, killed);
    expect(await ended(stand.client, arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"outcome":"published"}' });
    expect([calls, calls.slice(1)]).toContainEqual(stand.calls.map((call) => call.name));
  });

  test('and takes the answer to a task token issued before', async () => {
    const killed = await launch('waiting');
    const arn = await killed.start('publish');
    const token = await killed.told('reached');
    await typesUntil(killed.client, arn, 'TaskSubmitted');
    await killed.kill();
    await using stand = await openPath({}, killed);
    await stand.client.send(answer(token));
    await expect(stand.client.send(answer(token))).rejects.toMatchObject({ name: 'TaskTimedOut' });
    expect(await ended(stand.client, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(stand.calls.map(({ name }) => name)).toEqual(['NextStep', 'Publish', 'Notify']);
  });

  test('and asks again with the same task token if the asking was not recorded', async () => {
    const killed = await launch('asking');
    const arn = await killed.start('publish');
    const token = await killed.told('reached');
    await killed.kill();
    await using stand = await openPath({}, killed);
    const again = await until(() => stand.calls[0]);
    expect(again).toMatchObject({ name: 'AwaitDecision', payload: { taskToken: token } });
    await stand.client.send(answer(token));
    expect(await ended(stand.client, arn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('and keeps the deadline of a stage', async () => {
    const killed = await launch('waiting');
    const arn = await killed.start('publish');
    await typesUntil(killed.client, arn, 'TaskSubmitted');
    await killed.kill();
    await using stand = await openPath({}, killed);
    expect(stand.calls).toEqual([]);
    stand.clock.advance(86_400_000);
    expect(await ended(stand.client, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect((await historyOf(stand.client, arn)).map(({ type }) => type)).toContain('TaskTimedOut');
  });

  test('and keeps the back-off of a retry', async () => {
    const killed = await launch('backingOff');
    const arn = await killed.start('flaky');
    await typesUntil(killed.client, arn, 'TaskFailed');
    await killed.kill();
    const machines = { flaky: retriedHourly };
    await using stand = await openStand({ directory: killed.directory, machines, functions: { Flaky: () => null } });
    expect(stand.calls).toEqual([]);
    stand.clock.advance(3_600_000);
    expect(await ended(stand.client, arn)).toMatchObject({ status: 'SUCCEEDED', output: '"well"' });
  });

  test('and tells the bus what it could not tell before', async () => {
    const killed = await launch('unheard');
    const arn = await killed.start('publish');
    await ended(killed.client, arn);
    await killed.kill();
    await using stand = await openPath({}, killed);
    await until(() => stand.bus.length === 2);
    expect(stand.bus.map(({ detail }) => detail)).toMatchObject([{ status: 'RUNNING' }, { status: 'SUCCEEDED' }]);
  });
});

test('A definition that has changed since does not touch what already runs', async () => {
  const killed = await launch('backingOff');
  const arn = await killed.start('flaky');
  await typesUntil(killed.client, arn, 'TaskFailed');
  await killed.kill();
  const machines = {
    flaky: { ...retriedHourly, Comment: 'another', States: { Only: { Type: 'Succeed', Output: 'other' } } },
  };
  await using stand = await openStand({ directory: killed.directory, machines, functions: { Flaky: () => null } });
  stand.clock.advance(3_600_000);
  expect(await ended(stand.client, arn)).toMatchObject({ output: '"well"' });
});
