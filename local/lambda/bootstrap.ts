import { existsSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FromWorker, ReportedError, ToWorker } from './messages.ts';

// The inside of a worker: loads one bundled function and hands it events. Started by worker.ts, never imported.

type Handler = (event: unknown, context: unknown) => unknown;

// The cache is the stack's own, and no business of the function.
delete process.env.NODE_COMPILE_CACHE;

let offset = 0;
let handler: Handler | undefined;
const tell = (message: FromWorker): void => void process.send?.(message);

/** Everything that asks for the time is given the stack's. */
const moveDate = (): void => {
  const Real = globalThis.Date;
  const now = () => Real.now() + offset;
  globalThis.Date = new Proxy(Real, {
    construct: (target, values, self) => Reflect.construct(target, values.length === 0 ? [now()] : values, self),
    apply: () => new Real(now()).toString(),
    get: (target, property, self) => (property === 'now' ? now : Reflect.get(target, property, self)),
  });
};

const findFile = (directory: string, name: string): string => {
  const found = ['mjs', 'js', 'cjs']
    .map((ending) => join(directory, `${name}.${ending}`))
    .find((file) => existsSync(file));
  if (!found) throw new Error(`Cannot find module '${name}' in ${directory}`);
  return found;
};

const load = async (message: ToWorker & { kind: 'load' }): Promise<void> => {
  offset = message.clockOffset;
  moveDate();
  const [name = '', exported = ''] = message.handler.split('.');
  const loaded: Record<string, unknown> = await import(pathToFileURL(findFile(message.directory, name)).href);
  const inner = loaded.default;
  const found = loaded[exported] ?? (typeof inner === 'object' && inner !== null && Reflect.get(inner, exported));
  if (typeof found !== 'function') throw new Error(`${message.handler} is undefined or not exported`);
  handler = found as Handler;
  // The worker is killed one day without a chance to say goodbye, so the cache is written now.
  flushCompileCache();
  tell({ kind: 'loaded' });
};

const createContext = (message: ToWorker & { kind: 'event' }) => {
  const started = performance.now();
  return {
    awsRequestId: message.requestId,
    invokedFunctionArn: message.functionArn,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: `/aws/lambda/${process.env.AWS_LAMBDA_FUNCTION_NAME}`,
    logStreamName: String(process.pid),
    getRemainingTimeInMillis: () =>
      Math.max(0, Math.round(message.timeoutMilliseconds - (performance.now() - started))),
  };
};

const answer = async (message: ToWorker & { kind: 'event' }): Promise<void> => {
  offset = message.clockOffset;
  const result = await handler?.(JSON.parse(message.payload), createContext(message));
  tell({ kind: 'answer', payload: JSON.stringify(result) ?? 'null' });
};

const describe = (error: unknown): ReportedError => {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
};

process.on('message', (message: ToWorker) => {
  const done = message.kind === 'load' ? load(message) : answer(message);
  done.catch((error: unknown) => {
    const reported = describe(error);
    // The runtime writes whatever a function throws into its log, with message and stack.
    console.error(`ERROR Invoke Error ${JSON.stringify(reported)}`);
    tell({ kind: 'failed', error: reported });
  });
});
process.on('disconnect', () => process.exit());
