import { randomUUID } from 'node:crypto';
import { account, type BusEvent, type Clock, type Emit, region } from '../contracts.ts';
import type { Deliveries } from './deliveries.ts';
import type { Rule } from './rules.ts';

/** The event as rules and targets see it. */
const toEnvelope = ({ source, detailType, resources, detail }: BusEvent, now: Date) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': detailType,
  source,
  account,
  time: now.toISOString().replace(/\.\d{3}Z$/, 'Z'),
  region,
  resources,
  detail,
});

/** The default event bus: an event is on disk, once for each target of each rule that takes it, when `emit` resolves. */
export const createBus = (rules: readonly Rule[], deliveries: Deliveries, clock: Clock): Emit => {
  return async (event) => {
    const envelope = toEnvelope(event, clock.now());
    const payload = JSON.stringify(envelope);
    const taking = rules.filter((rule) => rule.enabled && rule.matches?.(JSON.parse(payload)));
    const entries = taking.flatMap(({ targets }) => targets.map(({ name }) => ({ target: name, payload })));
    if (entries.length > 0) deliveries.accept(entries);
  };
};

/** What a schedule sends. */
export const scheduledEvent = (rule: Rule, dueAt: Date): string =>
  JSON.stringify(
    toEnvelope({ source: 'aws.events', detailType: 'Scheduled Event', resources: [rule.arn], detail: {} }, dueAt),
  );
