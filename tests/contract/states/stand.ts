import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  type HistoryEvent,
  paginateGetExecutionHistory,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { createClock } from '../../../local/clock.ts';
import {
  type BusEvent,
  type FindCredentials,
  type Invocation,
  type Principal,
  ServiceError,
} from '../../../local/contracts.ts';
import { listen } from '../../../local/listen.ts';
import { createStates } from '../../../local/states/states.ts';
import { attempts, weather } from '../../builders/weather.ts';

/** What a scripted function does with its payload; throwing is a function error named after the error. */
export type Script = (payload: Record<string, unknown>, call: number) => unknown;

export const machineArn = (name: string) => `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;
export const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
export const roleArn = 'arn:aws:iam::000000000000:role/machine';

interface StandOptions {
  readonly machines: Record<string, object>;
  readonly functions?: Record<string, Script>;
  readonly allow?: (principal: Principal, action: string, resource: string) => boolean;
  /** A stand on the same directory finds what another one left. */
  readonly directory?: string;
  readonly emit?: (event: BusEvent) => Promise<void>;
}

/** One Step Functions service with its own disk, clock and bus, and clients that speak to it over HTTP. */
export async function openStand({ machines, functions = {}, allow = () => true, ...options }: StandOptions) {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'gongkai-states-'));
  const clock = createClock({ file: join(directory, 'clock') });
  const bus: BusEvent[] = [];
  const calls: { name: string; payload: Record<string, unknown> }[] = [];
  const states = createStates({
    directory,
    clock,
    emit: options.emit ?? (async (event) => void bus.push(event)),
    invoke: (arn, payload) => {
      const name = arn.slice(arn.lastIndexOf(':') + 1);
      const parsed = JSON.parse(payload);
      calls.push({ name, payload: parsed });
      return perform(functions[name], parsed, calls.filter((call) => call.name === name).length);
    },
    authorize: (principal, action, resource) => {
      if (!allow(principal, action, resource))
        throw new ServiceError('AccessDenied', `${action} on ${resource} is not allowed`, 403);
    },
    stateMachines: Object.entries(machines).map(([name, definition]) => ({
      name,
      arn: machineArn(name),
      definition,
      roleArn,
    })),
  });
  const services = { states: states.service };
  const { url, close } = await listen({ services, host: '127.0.0.1', port: 0, find, clock, around: weather });
  const clientAs = (accessKeyId: string) =>
    new SFNClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId, secretAccessKey: 'secret' },
      maxAttempts: attempts,
    });
  await states.start();
  let open = true;
  const stop = async () => {
    if (open) {
      open = false;
      await states.stop();
      await close();
    }
  };
  return {
    directory,
    clock,
    bus,
    calls,
    url,
    client: clientAs('operator'),
    clientAs,
    /** Lets go of the service but leaves its disk. */
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function perform(
  script: Script | undefined,
  payload: Record<string, unknown>,
  call: number,
): Promise<Invocation> {
  if (!script) throw new ServiceError('ResourceNotFoundException', 'Function not found', 404);
  try {
    return { payload: JSON.stringify((await script(payload, call)) ?? null) };
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ServiceError) throw error;
    return {
      functionError: 'Unhandled',
      payload: JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: [] }),
    };
  }
}

/** Any access key is known: `operator`, or the arn of a role. */
const find: FindCredentials = (accessKeyId) => ({
  accessKeyId,
  secretAccessKey: 'secret',
  principal: accessKeyId === 'operator' ? { kind: 'operator' } : { kind: 'role', arn: accessKeyId },
});

/** Asks again until there is an answer. */
export async function until<Value>(
  ask: () => Promise<Value | undefined | false> | Value | undefined | false,
): Promise<Value> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The execution once it has ended. */
export function ended(client: SFNClient, executionArn: string) {
  return until(async () => {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status !== 'RUNNING' && execution;
  });
}

export async function historyOf(client: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  for await (const page of paginateGetExecutionHistory({ client, pageSize: 1000 }, { executionArn })) {
    events.push(...(page.events ?? []));
  }
  return events;
}

/** The types of the events, once the last of them is as given. */
export function typesUntil(client: SFNClient, executionArn: string, last: string): Promise<string[]> {
  return until(async () => {
    const types = (await historyOf(client, executionArn)).map(({ type }) => String(type));
    return types.at(-1) === last && types;
  });
}
