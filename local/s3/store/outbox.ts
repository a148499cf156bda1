import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { BusEvent, Emit } from '../../contracts.ts';

/** Events that are owed to the bus. */
export interface Outbox {
  /** Records an event; call it in the transaction of the change it tells of. Returns what `send` takes. */
  record(event: BusEvent): number;
  /** Sends a recorded event, again and again until the bus has taken it. Does not wait. */
  send(id: number): void;
  /** Waits for what is being sent and stops trying; what is left stays recorded. */
  close(): Promise<void>;
}

const EventSchema = z.object({
  source: z.string(),
  detailType: z.string(),
  resources: z.array(z.string()),
  detail: z.unknown(),
});
const RowSchema = z.object({ id: z.number(), event: z.string() });
const longestPause = 30_000;

/** Opens the outbox and sends what a former process has left in it. An event may arrive twice, as on AWS, but never not. */
export function openOutbox(database: DatabaseSync, emit: Emit): Outbox {
  const underWay = new Set<Promise<void>>();
  const pauses = new Set<NodeJS.Timeout>();
  let closed = false;

  const attempt = async (id: number, failures: number): Promise<void> => {
    const row = database.prepare('SELECT id, event FROM pending_events WHERE id = ?').get(id);
    if (!row) return;
    try {
      await emit(EventSchema.parse(JSON.parse(RowSchema.parse(row).event)));
      database.prepare('DELETE FROM pending_events WHERE id = ?').run(id);
    } catch {
      if (!closed) tryAgain(id, failures + 1);
    }
  };
  const start = (id: number, failures: number): void => {
    const attempted = attempt(id, failures).finally(() => underWay.delete(attempted));
    underWay.add(attempted);
  };
  const tryAgain = (id: number, failures: number): void => {
    const pause = setTimeout(
      () => {
        pauses.delete(pause);
        start(id, failures);
      },
      Math.min(longestPause, 100 * 2 ** failures),
    );
    pauses.add(pause.unref());
  };

  for (const row of database.prepare('SELECT id, event FROM pending_events ORDER BY id').all()) {
    start(RowSchema.parse(row).id, 0);
  }
  return {
    record: (event) =>
      Number(
        database.prepare('INSERT INTO pending_events (event) VALUES (?)').run(JSON.stringify(event)).lastInsertRowid,
      ),
    send: (id) => start(id, 0),
    close: async () => {
      closed = true;
      for (const pause of pauses) clearTimeout(pause);
      await Promise.all(underWay);
    },
  };
}
