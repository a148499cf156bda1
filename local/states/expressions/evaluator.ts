import { type ChildProcess, fork } from 'node:child_process';
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

/** Enough for anything a state may hold many times over; what needs more ends with its process. */
const memory = ['--max-old-space-size=256'];

/**
 * Evaluates JSONata in one process of its own, one template after another. A template that takes longer than
 * `limitMilliseconds`, or all the memory, ends with its process; the next one gets a fresh process.
 */
export function createEvaluator({ limitMilliseconds = 3000 } = {}): {
  start(): void;
  evaluate: Evaluate;
  stop(): void;
} {
  const queue: Waiting[] = [];
  let child: ChildProcess | undefined;
  let ready = false;
  let current: Waiting | undefined;
  let limit: NodeJS.Timeout | undefined;

  const settle = (reply: Reply) => {
    clearTimeout(limit);
    current?.settle(reply);
    current = undefined;
  };
  const launch = () => {
    const launched = fork(new URL('./process.ts', import.meta.url), {
      execArgv: memory,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    launched.unref();
    launched.on('message', (message: Reply | 'ready') => {
      if (message === 'ready') ready = true;
      else settle(message);
      next();
    });
    launched.on('exit', () => abandon(launched, 'needed more memory than there is.'));
    launched.on('error', (error) => abandon(launched, `could not be evaluated: ${error.message}`));
    return launched;
  };
  const abandon = (launched: ChildProcess, reason: string) => {
    if (child !== launched) return;
    child = undefined;
    ready = false;
    launched.kill('SIGKILL');
    current ??= queue.shift(); // it ended before it was ready: fail what waits rather than launch without end
    const location = current?.job.location ?? '';
    settle({ failed: { location, cause: `A JSONata expression specified for the field '${location}' ${reason}` } });
    next();
  };
  const next = () => {
    if (current) return;
    if (queue.length === 0) {
      child?.channel?.unref(); // idle, it keeps nobody alive
      return;
    }
    child ??= launch();
    child.channel?.ref();
    if (!ready) return;
    current = queue.shift();
    const running = child;
    limit = setTimeout(() => abandon(running, `took longer than ${limitMilliseconds / 1000} s.`), limitMilliseconds);
    if (current) running.send(current.job);
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
  const stop = () => {
    const running = child;
    child = undefined;
    running?.kill('SIGKILL');
    const unanswered = [...(current ? [current] : []), ...queue.splice(0)];
    clearTimeout(limit);
    for (const { job, settle } of unanswered)
      settle({ failed: { location: job.location, cause: 'The evaluator was stopped.' } });
  };
  const start = () => {
    child ??= launch();
  };
  return { start, evaluate, stop };
}
