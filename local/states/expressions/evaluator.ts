import { Worker } from 'node:worker_threads';
import { type Json, json, StateFault } from '../execution.ts';
import { hasExpression } from './expression.ts';

export interface Job {
  readonly template: Json;
  /** The field the template stands in, for error messages. */
  readonly location: string;
  /** `states` and the variables of the execution. */
  readonly variables: { readonly [name: string]: Json };
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type Reply =
  | { readonly json: string }
  | { readonly failed: { readonly location: string; readonly cause: string } };

/** The template with its `{% … %}` evaluated; rejects with a StateFault `States.QueryEvaluationError`. */
export type Evaluate = (job: Job) => Promise<Json>;

interface Waiting {
  readonly job: Job;
  readonly settle: (reply: Reply) => void;
}

/**
 * Evaluates JSONata in one worker thread, one template after another. A template that takes longer than
 * `limitMilliseconds`, or all the memory, ends with its worker; the next one gets a fresh worker.
 */
export function createEvaluator({ limitMilliseconds = 3000 } = {}): { evaluate: Evaluate; stop(): Promise<void> } {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let ready = false;
  let current: Waiting | undefined;
  let limit: NodeJS.Timeout | undefined;

  const settle = (reply: Reply) => {
    clearTimeout(limit);
    current?.settle(reply);
    current = undefined;
  };
  const blame = (reason: string) => {
    const location = current?.job.location ?? '';
    settle({ failed: { location, cause: `A JSONata expression specified for the field '${location}' ${reason}` } });
  };
  const launch = () => {
    const launched = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    });
    launched.unref();
    launched.on('message', (message: Reply | 'ready') => {
      if (message === 'ready') ready = true;
      else settle(message);
      next();
    });
    launched.on('error', (error) => abandon(launched, `could not be evaluated: ${error.message}`));
    return launched;
  };
  const abandon = (launched: Worker, reason: string) => {
    if (worker !== launched) return;
    worker = undefined;
    ready = false;
    if (!current) current = queue.shift(); // the worker failed before it was ready: fail what waits, never spin
    blame(reason);
    launched.terminate().then(next, next);
  };
  const next = () => {
    if (current || queue.length === 0) return;
    worker ??= launch();
    if (!ready) return;
    current = queue.shift();
    const running = worker;
    limit = setTimeout(() => abandon(running, `took longer than ${limitMilliseconds / 1000} s.`), limitMilliseconds);
    running.postMessage(current?.job);
  };

  const evaluate: Evaluate = async (job) => {
    if (!hasExpression(job.template)) return job.template;
    const reply = await new Promise<Reply>((resolve) => {
      queue.push({ job, settle: resolve });
      next();
    });
    if ('failed' in reply)
      throw new StateFault('States.QueryEvaluationError', reply.failed.cause, reply.failed.location);
    return json.parse(JSON.parse(reply.json));
  };
  const stop = async () => {
    const running = worker;
    worker = undefined;
    for (const waiting of [...(current ? [current] : []), ...queue.splice(0)]) {
      waiting.settle({ failed: { location: waiting.job.location, cause: 'The evaluator was stopped.' } });
    }
    clearTimeout(limit);
    await running?.terminate();
  };
  return { evaluate, stop };
}
