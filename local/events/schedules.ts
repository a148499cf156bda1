import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Clock } from '../contracts.ts';
import { scheduledEvent } from './bus.ts';
import type { Deliveries } from './deliveries.ts';
import type { Rule } from './rules.ts';

export interface SchedulesOptions {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly rules: readonly Rule[];
  readonly deliveries: Deliveries;
}

/**
 * Runs the schedules of the rules by the clock. When a run is missed (the stack was down, the clock was moved) it is
 * made up for once, however many were missed.
 */
export const startSchedules = ({ database, clock, rules, deliveries }: SchedulesOptions): { stop(): void } => {
  const store = openStore(database);
  const cancels = new Map<string, () => void>();

  const plan = (rule: Rule, after: Date): void => {
    const due = rule.schedule?.(after);
    if (!due) return;
    const run = () => {
      const now = clock.now();
      store.set(rule.arn, now.getTime());
      deliveries.accept(rule.targets.map(({ name }) => ({ target: name, payload: scheduledEvent(rule, due) })));
      plan(rule, now);
    };
    cancels.set(rule.arn, clock.at(due, run));
  };

  for (const rule of rules.filter(({ enabled, schedule }) => enabled && schedule)) {
    const last = store.get(rule.arn);
    if (last === undefined) store.set(rule.arn, clock.now().getTime());
    plan(rule, new Date(last ?? clock.now()));
  }
  return {
    stop: () => {
      for (const cancel of cancels.values()) cancel();
    },
  };
};

const openStore = (database: DatabaseSync) => {
  database.exec('CREATE TABLE IF NOT EXISTS schedule (rule TEXT PRIMARY KEY, last_run INTEGER NOT NULL)');
  const get = database.prepare('SELECT last_run FROM schedule WHERE rule = ?');
  const set = database.prepare('INSERT OR REPLACE INTO schedule VALUES (?, ?)');
  const RowSchema = z.object({ last_run: z.number() }).optional();
  return {
    get: (rule: string): number | undefined => RowSchema.parse(get.get(rule))?.last_run,
    set: (rule: string, lastRun: number): void => void set.run(rule, lastRun),
  };
};
