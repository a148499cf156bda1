import { randomUUID } from 'node:crypto';
import type { Invocation } from '../contracts.ts';
import type { LambdaFunction } from './function.ts';
import { startUndertaker } from './undertaker.ts';
import { startWorker, type Worker, type WorkerOptions } from './worker.ts';

export interface PoolOptions {
  /** Everything a worker of this function needs to know, but the function. */
  readonly prepare: (lambda: LambdaFunction) => Omit<WorkerOptions, 'function'>;
  /** Workers of all functions together; more events wait. */
  readonly mostWorkers: number;
  /** Workers of one function. */
  readonly mostPerFunction: number;
  /** Idle workers end after this. */
  readonly idleMilliseconds: number;
}

/** A worker that runs an event. */
export interface Running {
  readonly lambda: LambdaFunction;
  readonly payload: string;
  /** Ends the worker at once, as if it had crashed. */
  kill(): void;
}

/** Runs functions in workers, as many at a time as there is room for; further events wait their turn. */
export interface Pool {
  /** `urgent` events (somebody looks at a screen) go before all others and find room in a full pool. */
  run(lambda: LambdaFunction, payload: string, urgency?: 'urgent' | 'ordinary'): Promise<Invocation>;
  /** The worker that signs with this access key; undefined while it has nothing to do. */
  find(accessKeyId: string): Running | undefined;
  stop(): void;
}

interface Event {
  readonly lambda: LambdaFunction;
  readonly payload: string;
  readonly urgent: boolean;
  readonly resolve: (invocation: Invocation) => void;
}

interface Place {
  readonly lambda: LambdaFunction;
  readonly worker: Worker;
  readonly accessKeyId: string | undefined;
  running: Running | undefined;
  idleSince: number;
}

/** Room that is kept free for urgent events. */
const urgentRoom = 2;

export const createPool = (options: PoolOptions): Pool => {
  const places = new Set<Place>();
  const waiting: Event[] = [];
  const undertaker = startUndertaker();
  let stopped = false;

  const remove = (place: Place): void => {
    if (!places.delete(place)) return;
    place.worker.kill();
    undertaker.watch([...places].map(({ worker }) => worker.pid));
  };

  const open = (lambda: LambdaFunction): Place => {
    const prepared = options.prepare(lambda);
    const worker = startWorker({ function: lambda, ...prepared });
    const accessKeyId = prepared.environment.AWS_ACCESS_KEY_ID;
    const place: Place = { lambda, worker, accessKeyId, running: undefined, idleSince: 0 };
    places.add(place);
    undertaker.watch([...places].map((other) => other.worker.pid));
    return place;
  };

  /** A worker for this function: an idle one, else a new one if there is room or room can be made. */
  const find = ({ lambda, urgent }: Event): Place | undefined => {
    const own = [...places].filter((place) => place.lambda === lambda);
    const idle = own.filter(({ running }) => !running).sort((one, other) => other.idleSince - one.idleSince)[0];
    if (idle?.worker.isAlive()) return idle;
    if (idle) remove(idle);
    if (own.length >= Math.min(options.mostPerFunction, lambda.reservedConcurrency ?? Infinity)) return undefined;
    return makeRoom(urgent) ? open(lambda) : undefined;
  };

  const makeRoom = (urgent: boolean): boolean => {
    if (places.size < options.mostWorkers + (urgent ? urgentRoom : 0)) return true;
    const idle = [...places].filter(({ running }) => !running).sort((one, other) => one.idleSince - other.idleSince)[0];
    if (idle) remove(idle);
    return idle !== undefined;
  };

  const start = async (event: Event, place: Place): Promise<void> => {
    const { lambda, payload } = event;
    place.running = { lambda, payload, kill: place.worker.kill };
    const invocation = await place.worker.run(randomUUID(), payload);
    // What was killed by our own end has not failed: whoever asked will ask again after the next start.
    if (stopped) return;
    place.running = undefined;
    place.idleSince = performance.now();
    if (!place.worker.isAlive()) remove(place);
    event.resolve(invocation);
    proceed();
  };

  const proceed = (): void => {
    for (const event of [...waiting]) {
      const place = stopped ? undefined : find(event);
      if (!place) continue;
      waiting.splice(waiting.indexOf(event), 1);
      void start(event, place);
    }
  };

  const reaper = setInterval(() => {
    const latest = performance.now() - options.idleMilliseconds;
    for (const place of places) if (!place.running && place.idleSince < latest) remove(place);
  }, options.idleMilliseconds / 4);
  reaper.unref();

  return {
    run: (lambda, payload, urgency = 'ordinary') =>
      new Promise((resolve) => {
        const event = { lambda, payload, urgent: urgency === 'urgent', resolve };
        const firstOrdinary = waiting.findIndex(({ urgent }) => !urgent);
        const position = event.urgent && firstOrdinary >= 0 ? firstOrdinary : waiting.length;
        waiting.splice(position, 0, event);
        proceed();
      }),
    find: (accessKeyId) => [...places].find((place) => place.accessKeyId === accessKeyId)?.running,
    stop: () => {
      stopped = true;
      clearInterval(reaper);
      for (const place of [...places]) remove(place);
    },
  };
};
