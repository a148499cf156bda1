import { z } from 'zod';
import { type Execution, execution, type HistoryEvent, json } from '../execution.ts';
import type { Database } from './database.ts';

/** Which executions of a machine are asked for; `before` is the sequence number of the last one already shown. */
export interface Selection {
  readonly machineArn: string;
  readonly status?: string | undefined;
  readonly redriven?: boolean | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface Listed {
  readonly sequence: number;
  readonly execution: Execution;
}

const executionRow = z.object({ sequence: z.number(), record: z.string() });
const arnRow = z.object({ arn: z.string() });
const tokenRow = z.object({ execution_arn: z.string() });
const eventRow = z.object({ id: z.number(), at: z.number(), type: z.string(), details: z.string() });
const details = z.record(z.string(), json);

const read = (record: string) => execution.parse(JSON.parse(record));

/** Executions, their history and their task tokens on disk. */
export function createExecutionStore({ connection }: Database) {
  const insert = connection.prepare(
    'INSERT INTO execution (arn, machine_arn, status, redriven, record) VALUES (?, ?, ?, ?, ?)',
  );
  const update = connection.prepare('UPDATE execution SET status = ?, redriven = ?, record = ? WHERE arn = ?');
  const find = connection.prepare('SELECT sequence, record FROM execution WHERE arn = ?');
  const running = connection.prepare("SELECT arn FROM execution WHERE status = 'RUNNING' ORDER BY sequence");
  const list = connection.prepare(
    `SELECT sequence, record FROM execution
     WHERE machine_arn = :machine AND (:status IS NULL OR status = :status)
       AND (:redriven IS NULL OR redriven = :redriven) AND (:before IS NULL OR sequence < :before)
     ORDER BY sequence DESC LIMIT :limit`,
  );
  const insertEvent = connection.prepare(
    'INSERT INTO event (execution_arn, id, at, type, details) VALUES (?, ?, ?, ?, ?)',
  );
  const eventColumns = 'SELECT id, at, type, details FROM event WHERE execution_arn = ?';
  const forwards = connection.prepare(`${eventColumns} AND id > ? ORDER BY id LIMIT ?`);
  const backwards = connection.prepare(`${eventColumns} AND id < ? ORDER BY id DESC LIMIT ?`);
  const insertToken = connection.prepare('INSERT OR IGNORE INTO token (token, execution_arn) VALUES (?, ?)');
  const findToken = connection.prepare('SELECT execution_arn FROM token WHERE token = ?');
  const removals = [
    'DELETE FROM event WHERE execution_arn = ?',
    'DELETE FROM token WHERE execution_arn = ?',
    'DELETE FROM execution WHERE arn = ?',
  ].map((statement) => connection.prepare(statement));

  const closedBefore = connection.prepare(
    "SELECT arn FROM execution WHERE status <> 'RUNNING' AND json_extract(record, '$.stoppedAt') < ?",
  );
  const remove = (arn: string) => {
    for (const removal of removals) removal.run(arn);
  };

  return {
    find(arn: string): Execution | undefined {
      const row = executionRow.optional().parse(find.get(arn));
      return row && read(row.record);
    },
    /** Arns of those that have not ended, oldest first. */
    running: (): string[] =>
      arnRow
        .array()
        .parse(running.all())
        .map(({ arn }) => arn),
    /** Newest first. */
    list({ machineArn, status, redriven, before, limit }: Selection): Listed[] {
      const rows = list.all({
        machine: machineArn,
        status: status ?? null,
        redriven: redriven === undefined ? null : Number(redriven),
        before: before ?? null,
        limit,
      });
      return executionRow
        .array()
        .parse(rows)
        .map(({ sequence, record }) => ({ sequence, execution: read(record) }));
    },
    /** Events after (or, backwards, before) the one with id `from`. */
    history(arn: string, { from, reverse, limit }: { from: number; reverse: boolean; limit: number }): HistoryEvent[] {
      const rows = (reverse ? backwards : forwards).all(arn, from, limit);
      return eventRow
        .array()
        .parse(rows)
        .map((row) => ({ ...row, details: details.parse(JSON.parse(row.details)) }));
    },
    /** Arn of the execution a task token was issued for, whether or not it still waits. */
    ownerOf: (token: string): string | undefined => tokenRow.optional().parse(findToken.get(token))?.execution_arn,
    insert(value: Execution): void {
      insert.run(value.arn, value.machineArn, value.status, Number(value.redriveCount > 0), JSON.stringify(value));
    },
    update(value: Execution): void {
      update.run(value.status, Number(value.redriveCount > 0), JSON.stringify(value), value.arn);
    },
    addHistory(arn: string, events: readonly HistoryEvent[]): void {
      for (const { id, at, type, details } of events) insertEvent.run(arn, id, at, type, JSON.stringify(details));
    },
    addToken: (token: string, arn: string) => insertToken.run(token, arn),
    remove,
    /** Removes what ended before the instant, with its history. */
    removeClosedBefore(instant: number): void {
      for (const { arn } of arnRow.array().parse(closedBefore.all(instant))) remove(arn);
    },
  };
}

export type ExecutionStore = ReturnType<typeof createExecutionStore>;
