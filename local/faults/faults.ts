import { Readable } from 'node:stream';
import type { ServiceResponse } from '../contracts.ts';
import type { Delivery } from '../events/deliveries.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { Pool, Running } from '../lambda/pool.ts';
import type { Around, SignedRequest } from '../listen.ts';
import { describeRequest } from './describe.ts';
import { createMark, type Hit, type Mark, type Seen } from './marks.ts';
import { type CallFault, drawsFrom, type EventFault, eventFaults, type Order, type Storm } from './order.ts';
import { internalError, throttling } from './refuse.ts';

export interface FaultsOptions {
  readonly pool: Pool;
  /** Key attributes of the tables. */
  readonly keyNames: readonly string[];
  readonly log: (line: string) => void;
}

/** What was seen and struck. */
export interface FaultReport {
  readonly calls: readonly Seen[];
  readonly hits: readonly Hit[];
}

/** Lets things go wrong that go wrong in the cloud: at the API, where functions are run, where events are delivered. */
export interface Faults {
  /** For the API's door. */
  readonly around: Around;
  /** The pool, with faults where a function is run. */
  readonly pool: Pool;
  /** After how many milliseconds each copy of an event is delivered: `[0]` when nothing is wrong. */
  readonly spread: (entry: Pick<Delivery, 'target' | 'payload'>) => readonly number[];
  order(order: Order): void;
  storm(storm: Storm): void;
  report(mark: string): FaultReport;
  /** Forgets everything: nothing goes wrong any more. */
  clear(): void;
}

/** A logical id without the hash that CDK puts behind it. */
const shortName = ({ name }: LambdaFunction): string => name.replace(/[0-9A-F]{8}$/, '');

const delays: Readonly<Record<EventFault, readonly number[]>> = { twice: [0, 0], again: [0, 90_000], late: [120_000] };

export const createFaults = ({ pool, keyNames, log }: FaultsOptions): Faults => {
  const marks = new Map<string, Mark>();
  let raging: { readonly storm: Storm; readonly draw: () => number } | undefined;
  let stormHits: Hit[] = [];

  const markOf = (payload: string): Mark | undefined =>
    marks.values().find(({ texts }) => texts.values().some((text) => payload.includes(text)));

  /**
   * Looked up once for each run, and again for one that was about nothing once there is more to be about: with many marks
   * it is the dearest of all this.
   */
  const known = new WeakMap<Running, { readonly mark: Mark | undefined; readonly asOf: number }>();
  /** How often there came more to be about. */
  let additions = 0;
  const markOfRun = (running: Running): Mark | undefined => {
    const before = known.get(running);
    if (before && (before.mark || before.asOf === additions)) return before.mark;
    const mark = markOf(running.payload);
    known.set(running, { mark, asOf: additions });
    return mark;
  };

  const drawn = <Kind extends string>(chance: number, kinds: readonly Kind[], name: string): Kind | undefined => {
    if (!raging || raging.draw() >= chance) return undefined;
    const kind = kinds[Math.floor(raging.draw() * kinds.length)];
    if (kind) stormHits.push({ name, kind });
    return kind;
  };

  const said = <Kind extends string>(kind: Kind | undefined, name: string): Kind | undefined => {
    if (kind) log(`faults: ${kind} at ${name}`);
    return kind;
  };

  /** What is to go wrong with a request, if anything. */
  const faultOf = (request: SignedRequest, running: Running, caller: string): CallFault | undefined => {
    const mark = markOfRun(running);
    const { service, headers, text } = request;
    const { operation, about } = describeRequest(service, request, text, keyNames);
    if (mark) {
      if (learn(mark, service, operation, text)) additions += 1;
      const tryId = headers['amz-sdk-invocation-id'];
      const { name, fault } = mark.note(mark.runOf(running, caller), { service, operation, about }, tryId);
      if (fault) return said(fault.kind as CallFault, name);
    }
    const name = `${caller} ${service} ${operation}`;
    return raging && said(drawn(raging.storm.chance, raging.storm.kinds, name), name);
  };

  const around: Around = async (request, serve) => {
    const running = raging || marks.size > 0 ? pool.find(request.accessKeyId) : undefined;
    if (!running) return serve();
    const fault = faultOf(request, running, shortName(running.lambda));
    if (fault === 'error') throw internalError(request.service);
    if (fault === 'throttle') throw throttling(request.service);
    if (fault === 'hang') return new Promise(() => undefined);
    if (fault === 'killBefore') running.kill();
    if (fault === 'cut' || fault === 'killBefore') return 'brokenOff';
    if (fault === undefined) return serve();
    await serve().then(discard, () => undefined);
    if (fault === 'killAfter') running.kill();
    return 'brokenOff';
  };

  const run: Pool['run'] = async (lambda, payload, urgency) => {
    const name = shortName(lambda);
    const mark = markOf(payload);
    const asked = { service: 'lambda', operation: 'Invoke', about: name };
    const struck = mark?.note(mark.outside, asked);
    const fault = struck?.fault && said(struck.fault.kind, struck.name);
    if (fault === 'error' || fault === 'cut') throw internalError('lambda');
    if (fault === 'throttle') throw throttling('lambda');
    const invocation = await pool.run(lambda, payload, urgency);
    if (fault === 'lost') throw new Error(`The answer of ${name} was lost (injected).`);
    return invocation;
  };

  const spread: Faults['spread'] = ({ target, payload }) => {
    if (!target.startsWith('arn:')) return [0];
    const about =
      target
        .split(':')
        .at(-1)
        ?.replace(/[0-9A-F]{8}$/, '') ?? target;
    const mark = markOf(payload);
    const struck = mark?.note(mark.outside, { service: 'events', operation: 'Deliver', about });
    const kind =
      (struck?.fault?.kind as EventFault | undefined) ??
      (raging && drawn(raging.storm.eventChance, eventFaults, `events ${about}`));
    return (said(kind, struck?.name ?? `events ${about}`) && kind && delays[kind]) ?? [0];
  };

  return {
    around,
    pool: { ...pool, run },
    spread,
    order: (order) => {
      const mark = marks.get(order.mark) ?? createMark(order.mark);
      marks.set(order.mark, mark);
      mark.order(order);
      additions += 1;
    },
    storm: (storm) => {
      raging = { storm, draw: drawsFrom(storm.seed) };
    },
    report: (name) => {
      const mark = marks.get(name);
      if (name === '*') return { calls: [], hits: stormHits };
      return { calls: [...(mark?.seen.values() ?? [])], hits: mark?.hits ?? [] };
    },
    clear: () => {
      marks.clear();
      raging = undefined;
      stormHits = [];
    },
  };
};

/** An execution is about what its starter was about; true when there was one to learn of. */
const learn = (mark: Mark, service: string, operation: string, text: string | undefined): boolean => {
  if (service !== 'states' || operation !== 'StartExecution') return false;
  const { name }: { name?: unknown } = JSON.parse(text ?? '{}');
  if (typeof name === 'string') mark.texts.add(name);
  return true;
};

const discard = ({ body }: ServiceResponse): void => {
  if (body instanceof Readable) body.destroy();
};
