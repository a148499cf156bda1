import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** A message as it was put into a queue. Times are milliseconds since the epoch. */
export interface NewMessage {
  readonly id: string;
  readonly queue: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly sentAt: number;
}

/** A message as it is handed out; the receipt is good until the message is handed out again. */
export interface Message extends Omit<NewMessage, 'queue'> {
  readonly received: number;
  readonly receipt: string;
}

const RowSchema = z
  .object({
    id: z.string(),
    body: z.string(),
    attributes: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
    sent_at: z.number(),
    received: z.number(),
    receipt: z.string(),
  })
  .transform(({ sent_at: sentAt, ...row }) => ({ ...row, sentAt }));

/** Messages of all queues in one table. */
export const openQueueStore = (database: DatabaseSync) => {
  database.exec(`CREATE TABLE IF NOT EXISTS message
    (id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, attributes TEXT NOT NULL, sent_at INTEGER NOT NULL,
     visible_at INTEGER NOT NULL, received INTEGER NOT NULL, receipt TEXT)`);
  const insert = database.prepare('INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, 0, NULL)');
  const visible = database.prepare(
    'SELECT id FROM message WHERE queue = ? AND visible_at <= ? ORDER BY sent_at, rowid LIMIT ?',
  );
  const receive = database.prepare(
    'UPDATE message SET visible_at = ?, received = received + 1, receipt = ? WHERE id = ? RETURNING *',
  );
  const remove = database.prepare('DELETE FROM message WHERE queue = ? AND receipt = ?');
  const purge = database.prepare('DELETE FROM message WHERE queue = ?');
  const expire = database.prepare('DELETE FROM message WHERE queue = ? AND sent_at < ?');
  const count = database.prepare(
    'SELECT count(*) AS total, coalesce(sum(visible_at <= ?), 0) AS visible FROM message WHERE queue = ?',
  );
  return {
    insert: ({ id, queue, body, attributes, sentAt }: NewMessage): void =>
      void insert.run(id, queue, body, JSON.stringify(attributes), sentAt, sentAt),
    receive: (queue: string, now: number, hiddenUntil: number, most: number): Message[] =>
      z
        .array(z.object({ id: z.string() }))
        .parse(visible.all(queue, now, most))
        .map(({ id }) => RowSchema.parse(receive.get(hiddenUntil, randomUUID(), id))),
    remove: (queue: string, receipt: string): void => void remove.run(queue, receipt),
    purge: (queue: string): void => void purge.run(queue),
    expire: (queue: string, before: number): void => void expire.run(queue, before),
    count: (queue: string, now: number): { visible: number; hidden: number } => {
      const row = z.object({ total: z.number(), visible: z.number() }).parse(count.get(now, queue));
      return { visible: row.visible, hidden: row.total - row.visible };
    },
  };
};
