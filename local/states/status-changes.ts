import { z } from 'zod';
import type { BusEvent, Clock, Emit } from '../contracts.ts';
import { type Execution, execution } from './execution.ts';
import { redrivability } from './redrive.ts';
import type { Database } from './store/database.ts';

/** EventBridge takes 256 KB; beyond this many bytes of escaped input and output Step Functions leaves data out. */
const largestEventData = 248 * 1024;
const retryAfterMilliseconds = 1000;

const row = z.object({ id: z.number(), record: z.string() });

/** Status changes wait on disk until the event bus has taken them; each is emitted at least once. */
export function createStatusChanges({ connection, write }: Database, emit: Emit, clock: Clock) {
  const insert = connection.prepare('INSERT INTO status_change (record) VALUES (?)');
  const pending = connection.prepare('SELECT id, record FROM status_change WHERE id > ? ORDER BY id LIMIT 1');
  const remove = connection.prepare('DELETE FROM status_change WHERE id = ?');
  let emitting: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let cancelRetry = () => {};

  /** One after the other; one the bus refuses does not hold up the others. Resolves with whether some are left. */
  const emitPending = async () => {
    let left = false;
    for (let last = 0; !stopped; ) {
      const found = row.optional().parse(pending.get(last));
      if (!found) break;
      last = found.id;
      try {
        await emit(statusChange(execution.parse(JSON.parse(found.record))));
        if (!stopped) write(() => remove.run(found.id));
      } catch {
        left = true; // the bus says why; it stays on disk
      }
    }
    return left;
  };
  const emitAll = async () => {
    let left = false;
    while (again && !stopped) {
      again = false;
      left = await emitPending();
    }
    cancelRetry();
    if (left && !stopped) cancelRetry = clock.at(new Date(clock.now().getTime() + retryAfterMilliseconds), flush);
  };
  const flush = (): void => {
    again = true;
    emitting ??= emitAll()
      .catch((error) => console.error('Status changes of executions stay on disk:', error))
      .finally(() => {
        emitting = undefined;
        if (again && !stopped) flush();
      });
  };

  return {
    /** To be called inside the transaction that changes the status. */
    add: (changed: Execution) => insert.run(JSON.stringify(changed)),
    flush,
    async stop(): Promise<void> {
      stopped = true;
      cancelRetry();
      await emitting;
    },
  };
}

export type StatusChanges = ReturnType<typeof createStatusChanges>;

/** The event as documented under "Automating Step Functions event delivery with EventBridge". */
function statusChange(changed: Execution): BusEvent {
  const size = (text: string | undefined) => (text === undefined ? 0 : Buffer.byteLength(JSON.stringify(text)));
  const outputFits = size(changed.output) <= largestEventData;
  const inputFits = size(changed.input) + (outputFits ? size(changed.output) : 0) <= largestEventData;
  const { redrivable, reason } = redrivability(changed, changed.stoppedAt ?? changed.startedAt);
  return {
    source: 'aws.states',
    detailType: 'Step Functions Execution Status Change',
    resources: [changed.arn],
    detail: {
      executionArn: changed.arn,
      stateMachineArn: changed.machineArn,
      name: changed.name,
      status: changed.status,
      startDate: changed.startedAt,
      stopDate: changed.stoppedAt ?? null,
      input: inputFits ? changed.input : null,
      output: outputFits ? (changed.output ?? null) : null,
      inputDetails: { included: inputFits },
      outputDetails: changed.output === undefined ? null : { included: outputFits },
      error: changed.error ?? null,
      cause: changed.cause ?? null,
      stateMachineVersionArn: null,
      stateMachineAliasArn: null,
      redriveCount: changed.redriveCount,
      redriveDate: changed.redrivenAt ?? null,
      redriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
      redriveStatusReason: reason ?? null,
    },
  };
}
