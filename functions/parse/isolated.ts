import { Worker } from 'node:worker_threads';
import { maximumHeapMegabytes, maximumParseMilliseconds } from './limits.ts';
import type { ParseOutcome } from './outcome.ts';
import { memoryExceeded, timeExceeded } from './reasons.ts';

/** What the thread is asked, and what it answers (worker.ts). */
export interface Request {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export type Reply = { readonly outcome: ParseOutcome } | { readonly fault: string };

/** What a file may take; the defaults are those of `limits.ts`. */
export interface Allowance {
  readonly milliseconds: number;
  readonly heapMegabytes: number;
}

const standard: Allowance = { milliseconds: maximumParseMilliseconds, heapMegabytes: maximumHeapMegabytes };

/** The thread's own file lies beside this one: as source here, and under the ending of every bundled file there. */
const threadFile = import.meta.url.endsWith('.ts')
  ? new URL('./worker.ts', import.meta.url)
  : new URL('./worker.mjs', import.meta.url);

/**
 * The thread takes none of the caller's flags and nothing of its environment, where the function's credentials are; and
 * it never keeps the process alive.
 */
const startWorker = (heapMegabytes: number): Worker => {
  const worker = new Worker(threadFile, {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  worker.unref();
  return worker;
};

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const unreadable = (limit: ReturnType<typeof timeExceeded>): ParseOutcome => ({
  status: 'unreadable',
  reason: limit.reason,
});

/** One question to a worker; `usable` says whether it can be asked again. */
const ask = (
  worker: Worker,
  request: Request,
  milliseconds: number,
): Promise<{ outcome: ParseOutcome; usable: boolean }> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle();
      resolve({ outcome: unreadable(timeExceeded(milliseconds)), usable: false });
    }, milliseconds);
    const onMessage = (reply: Reply): void => {
      settle();
      if ('outcome' in reply) resolve({ outcome: reply.outcome, usable: true });
      else reject(new Error(reply.fault));
    };
    const onError = (error: Error): void => {
      settle();
      if (isOutOfMemory(error)) resolve({ outcome: unreadable(memoryExceeded()), usable: false });
      else reject(error);
    };
    const onExit = (code: number): void => onError(new Error(`The parser's thread ended with code ${code}`));
    const settle = (): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request);
  });

/** Parses in a thread of its own, which is killed when a file takes more than allowed. */
export type IsolatedParser = (bytes: Uint8Array, fileName: string) => Promise<ParseOutcome>;

/**
 * A parser whose thread is started at once and kept warm. One file at a time; a file that crosses the allowance is
 * `unreadable` with `limitExceeded`. Rejects only for a fault of ours.
 */
export const isolatedParser = (allowance: Allowance = standard): IsolatedParser => {
  let worker: Worker | undefined = startWorker(allowance.heapMegabytes);
  let turn: Promise<unknown> = Promise.resolve();

  const parseNext = async (request: Request): Promise<ParseOutcome> => {
    const current = worker ?? startWorker(allowance.heapMegabytes);
    worker = undefined;
    try {
      const { outcome, usable } = await ask(current, request, allowance.milliseconds);
      if (usable) worker = current;
      return outcome;
    } finally {
      if (worker !== current) await current.terminate();
    }
  };

  return (bytes, fileName) => {
    const answer = turn.then(() => parseNext({ bytes, fileName }));
    turn = answer.catch(() => undefined);
    return answer;
  };
};
