import { randomBytes } from 'node:crypto';
import type { Authorize, Clock, Invoke } from '../contracts.ts';
import { type Execution, type HistoryEvent, StateFault, type Task } from './execution.ts';
import type { Evaluate } from './expressions/evaluator.ts';
import { decide, nextDue, type Stimulus } from './interpreter/step.ts';
import { invokeFunction } from './lambda.ts';
import type { StatusChanges } from './status-changes.ts';
import type { Database } from './store/database.ts';
import type { ExecutionStore } from './store/executions.ts';
import type { MachineStore } from './store/machines.ts';

export interface RunnerParts {
  readonly database: Database;
  readonly executions: ExecutionStore;
  readonly machines: MachineStore;
  readonly changes: StatusChanges;
  readonly evaluate: Evaluate;
  readonly clock: Clock;
  readonly invoke: Invoke;
  readonly authorize: Authorize;
}

export interface Runner {
  /** Writes a new or redriven execution with its first event, then sets it going. */
  begin(execution: Execution, event: HistoryEvent, isNew: boolean): void;
  /** Resolves, once it is on disk, with whether the stimulus still concerned the execution. */
  send(arn: string, stimulus: Stimulus): Promise<boolean>;
  /** Takes up every execution that has not ended. */
  resume(): void;
  stop(): Promise<void>;
}

/**
 * Moves executions: decide a step, write it, then do what the new position asks for. Stimuli of one execution queue up
 * behind one another; executions do not wait for each other.
 */
export function createRunner(parts: RunnerParts): Runner {
  const { database, executions, machines, changes, clock } = parts;
  const queues = new Map<string, Promise<unknown>>();
  const cancels = new Map<string, () => void>();
  /** Attempts whose function runs in this process, by execution. */
  const invoked = new Map<string, number>();
  let stopped = false;

  const send = (arn: string, stimulus: Stimulus): Promise<boolean> => {
    const handled = (queues.get(arn) ?? Promise.resolve()).then(() => handle(arn, stimulus));
    const settled = handled.catch(() => {}).finally(() => queues.get(arn) === settled && queues.delete(arn));
    queues.set(arn, settled);
    return handled;
  };
  /** For stimuli nobody waits for: a failure (a full disk, a bug) leaves the execution where it stands on disk. */
  const signal = (arn: string, stimulus: Stimulus) => {
    send(arn, stimulus).catch((error) => stopped || console.error(`Execution ${arn} stands still:`, error));
  };

  const handle = async (arn: string, stimulus: Stimulus): Promise<boolean> => {
    const before = stopped ? undefined : executions.find(arn);
    if (!before) return false;
    const step = await decide(before, stimulus, {
      machine: machines.withId(before.definitionId),
      evaluate: parts.evaluate,
      now: clock.now().getTime(),
      random: Math.random,
      newToken,
    });
    if (!step || stopped) return false;
    record(before, step.execution, step.events, 'token' in stimulus || stimulus.kind === 'stop');
    follow(step.execution);
    return true;
  };
  const record = (before: Execution, after: Execution, events: readonly HistoryEvent[], promised: boolean) => {
    database.write(
      () => {
        executions.update(after);
        executions.addHistory(after.arn, events);
        const { activity } = after.position;
        if (activity.kind === 'task' && activity.token) executions.addToken(activity.token, after.arn);
        if (after.status !== before.status) changes.add(after);
      },
      { promised },
    );
    if (after.status !== before.status) changes.flush();
  };

  /** What the position on disk asks for. */
  const follow = (execution: Execution) => {
    const { arn, status, position } = execution;
    cancels.get(arn)?.();
    cancels.delete(arn);
    if (status !== 'RUNNING') return;
    const due = nextDue(execution);
    if (due !== undefined)
      cancels.set(
        arn,
        clock.at(new Date(due), () => signal(arn, { kind: 'due' })),
      );
    const { activity } = position;
    if (activity.kind === 'entering' || activity.kind === 'rescheduling') signal(arn, { kind: 'proceed' });
    if (activity.kind === 'task' && !activity.submitted) void run(execution, activity);
  };
  const run = async ({ arn, definitionId }: Execution, task: Task) => {
    const { attempt } = task;
    if (invoked.get(arn) === attempt) return;
    invoked.set(arn, attempt);
    const { roleArn } = machines.withId(definitionId);
    try {
      const result = await invokeFunction(task, roleArn, parts.invoke, parts.authorize);
      signal(arn, { kind: 'returned', attempt, result });
    } catch (error) {
      const fault = error instanceof StateFault ? error : new StateFault('States.Runtime', String(error));
      signal(arn, { kind: 'broke', attempt, fault });
    } finally {
      if (invoked.get(arn) === attempt) invoked.delete(arn);
    }
  };

  return {
    send,
    begin(execution, event, isNew) {
      database.write(
        () => {
          if (isNew) executions.insert(execution);
          else executions.update(execution);
          executions.addHistory(execution.arn, [event]);
          changes.add(execution);
        },
        { promised: true },
      );
      changes.flush();
      follow(execution);
    },
    resume() {
      for (const arn of executions.running()) {
        const execution = executions.find(arn);
        if (execution) follow(execution);
      }
      changes.flush();
    },
    async stop() {
      stopped = true;
      for (const cancel of cancels.values()) cancel();
      await Promise.all(queues.values());
    },
  };
}

/** As long as a real one, and opaque like it. */
function newToken(): string {
  return `AQB4${randomBytes(480).toString('base64')}`;
}
