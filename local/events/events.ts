import type { DatabaseSync } from 'node:sqlite';
import type { Authorize, Clock, Emit } from '../contracts.ts';
import { asynchronousTarget } from '../lambda/asynchronous.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { Pool } from '../lambda/pool.ts';
import type { Queues } from '../services/queues.ts';
import type { Template } from '../template/template.ts';
import { createBus } from './bus.ts';
import { createDeliveries, type DeliveriesOptions } from './deliveries.ts';
import { ruleTarget } from './rule-target.ts';
import { readRules } from './rules.ts';
import { startSchedules } from './schedules.ts';

export interface EventsOptions {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly authorize: Authorize;
  readonly template: Template;
  readonly functions: readonly LambdaFunction[];
  readonly pool: Pool;
  readonly queues: Queues;
  readonly log: (line: string) => void;
  readonly spread?: NonNullable<DeliveriesOptions['spread']>;
}

export interface Events {
  readonly emit: Emit;
  /** Takes an event for a function whose invoker does not wait; on disk when it returns. */
  readonly invokeLater: (functionArn: string, payload: string) => void;
  /** Delivers what is left from earlier, and runs the schedules. */
  start(): void;
  stop(): void;
}

/**
 * The event bus with its rules and schedules, and Lambda's queue of asynchronous events behind it. Both deliver from
 * disk: a rule's target has taken an event when it stands in the queue of its function.
 */
export const createEvents = (options: EventsOptions): Events => {
  const { database, clock, template, functions } = options;
  const rules = readRules(template);
  const deliveries = createDeliveries({ ...options, findTarget: (name) => targets.get(name) });
  const invokeLater = (functionArn: string, payload: string) => deliveries.accept([{ target: functionArn, payload }]);
  const targets = new Map([
    ...functions.map((lambda) => [lambda.arn, asynchronousTarget(lambda, options)] as const),
    ...rules.flatMap((rule) =>
      rule.targets.map((target) => [target.name, ruleTarget(rule, target, { ...options, invokeLater })] as const),
    ),
  ]);
  let schedules: { stop(): void } | undefined;
  return {
    emit: createBus(rules, deliveries, clock),
    invokeLater,
    start: () => {
      deliveries.start();
      schedules = startSchedules({ database, clock, rules, deliveries });
    },
    stop: () => {
      schedules?.stop();
      deliveries.stop();
    },
  };
};
