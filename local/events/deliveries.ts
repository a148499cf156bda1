import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Clock } from '../contracts.ts';

/** Something that was accepted and must reach its target. */
export interface Delivery {
  readonly id: string;
  /** Name of the target, see `Targets`. */
  readonly target: string;
  readonly payload: string;
  /** Attempts that failed so far. */
  readonly attempts: number;
  /** Milliseconds since the epoch, by the stack's clock. */
  readonly acceptedAt: number;
}

export interface Target {
  /** Resolves when the target has taken it; rejects otherwise. */
  deliver(delivery: Delivery): Promise<void>;
  readonly retries: number;
  readonly maximumAgeSeconds: number;
  /** Seconds to wait after so many failed attempts. */
  delaySeconds(attempts: number): number;
  /** Puts aside what could not be delivered. */
  giveUp(delivery: Delivery, error: unknown): void;
}

export interface Deliveries {
  /** On disk when it returns; delivered afterwards, at the earliest when started. */
  accept(entries: readonly { readonly target: string; readonly payload: string }[]): void;
  /** Takes up what is left from earlier. */
  start(): void;
  stop(): void;
}

export interface DeliveriesOptions {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly findTarget: (name: string) => Target | undefined;
  readonly log: (line: string) => void;
  /** Milliseconds after which each copy of an entry is delivered: one copy at once, unless somebody wants it otherwise. */
  readonly spread?: (entry: { readonly target: string; readonly payload: string }) => readonly number[];
}

const RowSchema = z.object({
  id: z.string(),
  target: z.string(),
  payload: z.string(),
  attempts: z.number(),
  accepted_at: z.number(),
  due_at: z.number(),
});

/** Durable delivery, at least once: what was accepted stays on disk until its target has taken it or it is put aside. */
export const createDeliveries = (options: DeliveriesOptions): Deliveries => {
  const { database, clock, findTarget, log, spread = () => [0] } = options;
  const store = openStore(database);
  const cancels = new Set<() => void>();
  let state: 'waiting' | 'running' | 'stopped' = 'waiting';

  const schedule = (delivery: Delivery, dueAt: number): void => {
    const cancel = clock.at(new Date(dueAt), () => {
      cancels.delete(cancel);
      void attempt(delivery);
    });
    cancels.add(cancel);
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    if (state !== 'running') return;
    const target = findTarget(delivery.target);
    if (!target) {
      log(`events: ${delivery.target} is no longer in the template, a delivery to it is dropped`);
      store.remove(delivery.id);
      return;
    }
    try {
      await target.deliver(delivery);
      if (state === 'running') store.remove(delivery.id);
    } catch (error) {
      if (state === 'running') failed(delivery, target, error);
    }
  };

  const failed = (delivery: Delivery, target: Target, error: unknown): void => {
    const attempts = delivery.attempts + 1;
    const dueAt = clock.now().getTime() + target.delaySeconds(attempts) * 1000;
    const expired = dueAt > delivery.acceptedAt + target.maximumAgeSeconds * 1000;
    log(`events: ${delivery.target} failed ${attempts} times: ${error instanceof Error ? error.message : error}`);
    if (attempts > target.retries || expired) {
      target.giveUp({ ...delivery, attempts }, error);
      store.remove(delivery.id);
      return;
    }
    store.postpone(delivery.id, attempts, dueAt);
    schedule({ ...delivery, attempts }, dueAt);
  };

  return {
    accept: (entries) => {
      const acceptedAt = clock.now().getTime();
      const copies = entries.flatMap((entry) =>
        spread(entry).map((delay) => ({
          delivery: { ...entry, id: randomUUID(), attempts: 0, acceptedAt },
          dueAt: acceptedAt + delay,
        })),
      );
      store.insert(copies);
      if (state !== 'running') return;
      // Not in the caller's turn: what it has accepted must be able to finish first.
      for (const { delivery, dueAt } of copies)
        if (dueAt <= acceptedAt) setImmediate(() => void attempt(delivery));
        else schedule(delivery, dueAt);
    },
    start: () => {
      state = 'running';
      for (const { dueAt, ...delivery } of store.list()) schedule(delivery, dueAt);
    },
    stop: () => {
      state = 'stopped';
      for (const cancel of cancels) cancel();
    },
  };
};

const openStore = (database: DatabaseSync) => {
  database.exec(`CREATE TABLE IF NOT EXISTS delivery
    (id TEXT PRIMARY KEY, target TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL,
     accepted_at INTEGER NOT NULL, due_at INTEGER NOT NULL)`);
  const insert = database.prepare('INSERT INTO delivery VALUES (?, ?, ?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM delivery WHERE id = ?');
  const postpone = database.prepare('UPDATE delivery SET attempts = ?, due_at = ? WHERE id = ?');
  const list = database.prepare('SELECT * FROM delivery ORDER BY due_at');
  return {
    insert: (copies: readonly { readonly delivery: Delivery; readonly dueAt: number }[]): void => {
      database.exec('BEGIN');
      for (const { delivery, dueAt } of copies) {
        const { id, target, payload, attempts, acceptedAt } = delivery;
        insert.run(id, target, payload, attempts, acceptedAt, dueAt);
      }
      database.exec('COMMIT');
    },
    remove: (id: string): void => void remove.run(id),
    postpone: (id: string, attempts: number, dueAt: number): void => void postpone.run(attempts, dueAt, id),
    list: (): (Delivery & { readonly dueAt: number })[] =>
      z
        .array(RowSchema)
        .parse(list.all())
        .map(({ accepted_at: acceptedAt, due_at: dueAt, ...row }) => ({ ...row, acceptedAt, dueAt })),
  };
};
