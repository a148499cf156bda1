import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Invocation } from '../contracts.ts';
import { type Exchange, exchange } from './exchange.ts';
import type { LambdaFunction } from './function.ts';
import type { ReportedError } from './messages.ts';

export interface WorkerOptions {
  readonly function: LambdaFunction;
  readonly environment: Readonly<Record<string, string>>;
  /** Directory in which what is compiled is kept from one process to the next. */
  readonly compileCache: string;
  /** How far the stack's clock is ahead of the machine's, in milliseconds. */
  readonly clockOffset: () => number;
  /** One line the function printed. */
  readonly print: (requestId: string, line: string) => void;
}

/** One process that runs one function, one event at a time, and is frozen in between. */
export interface Worker {
  readonly pid: number;
  /** Runs one event. Never rejects: whatever goes wrong is an Invocation with functionError. */
  run(requestId: string, payload: string): Promise<Invocation>;
  /** False once the process has ended or is about to; such a worker takes no more events. */
  isAlive(): boolean;
  kill(): void;
}

const initMilliseconds = 10_000;

/** Starts a worker. It loads the bundle with its first event. */
export const startWorker = (options: WorkerOptions): Worker => {
  const { function: lambda, clockOffset } = options;
  const { handler, directory, arn: functionArn } = lambda;
  const child = spawnWorker(options);
  let requestId = '-';
  let loaded = false;
  let alive = true;
  const kill = () => {
    alive = false;
    child.kill('SIGKILL');
  };
  child.on('exit', () => (alive = false)).on('error', kill);
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', (line) => options.print(requestId, line));

  const load = () =>
    exchange(child, { kind: 'load', handler, directory, clockOffset: clockOffset() }, initMilliseconds);

  const answer = (payload: string) => {
    const timeoutMilliseconds = lambda.timeoutSeconds * 1000;
    const event = { kind: 'event', requestId, payload, functionArn, timeoutMilliseconds } as const;
    return exchange(child, { ...event, clockOffset: clockOffset() }, timeoutMilliseconds);
  };

  const run = async (payload: string): Promise<Invocation> => {
    if (loaded) child.kill('SIGCONT');
    else {
      const loading = await load();
      loaded = loading.outcome === 'reply' && loading.reply.kind === 'loaded';
      if (!loaded) return fail(loading, initMilliseconds / 1000);
    }
    const answered = await answer(payload);
    if (answered.outcome !== 'reply') return fail(answered, lambda.timeoutSeconds);
    child.kill('SIGSTOP');
    const { reply } = answered;
    return reply.kind === 'answer' ? { payload: reply.payload } : fail(answered, lambda.timeoutSeconds);
  };

  const fail = (exchanged: Exchange, seconds: number): Invocation => {
    if (exchanged.outcome !== 'reply' || !loaded) kill();
    return { payload: JSON.stringify(reportError(exchanged, requestId, seconds)), functionError: 'Unhandled' };
  };

  return {
    pid: child.pid ?? 0,
    run: (id, payload) => {
      requestId = id;
      return run(payload);
    },
    isAlive: () => alive,
    kill,
  };
};

/** In the words of Lambda. */
const reportError = (exchanged: Exchange, requestId: string, seconds: number): ReportedError => {
  if (exchanged.outcome === 'late') {
    const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
    return { errorType: 'Sandbox.Timedout', errorMessage, trace: [] };
  }
  if (exchanged.outcome === 'reply' && exchanged.reply.kind === 'failed') return exchanged.reply.error;
  const how = exchanged.outcome === 'ended' ? exchanged.how : 'no answer';
  const errorMessage = `RequestId: ${requestId} Error: Runtime exited with error: ${how}`;
  return { errorType: 'Runtime.ExitError', errorMessage, trace: [] };
};

/** A dozen processes share one machine: a small young generation costs them little and saves a quarter of the memory. */
const frugal = ['--max-semi-space-size=2'];

const spawnWorker = ({ function: lambda, environment, compileCache }: WorkerOptions): ChildProcess =>
  fork(new URL('./bootstrap.ts', import.meta.url), [], {
    cwd: lambda.directory,
    // From its very beginning: half of a cold start was compiling what starts it.
    env: { ...environment, NODE_COMPILE_CACHE: compileCache },
    execArgv: [`--max-old-space-size=${Math.floor(lambda.memoryMegabytes * 0.9)}`, ...frugal],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A session of its own: the terminal's Ctrl-C is for the stack, which then ends its workers itself.
    detached: true,
  });
