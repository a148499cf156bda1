import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import type { Clock } from '../../../local/contracts.ts';
import { createDeliveries, type Deliveries, type Target } from '../../../local/events/deliveries.ts';

/** A target that writes down what it is given and fails as often as it is told. */
class Recorder implements Target {
  readonly retries = 2;
  readonly maximumAgeSeconds = 3600;
  readonly taken: string[] = [];
  readonly abandoned: { readonly payload: string; readonly attempts: number }[] = [];
  failures = 0;
  attempts = 0;
  delaySeconds(attempts: number): number {
    return attempts * 60;
  }
  async deliver({ payload }: { readonly payload: string }): Promise<void> {
    this.attempts += 1;
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('not now');
    }
    this.taken.push(payload);
  }
  giveUp({ payload, attempts }: { readonly payload: string; readonly attempts: number }): void {
    this.abandoned.push({ payload, attempts });
  }
}

let database: DatabaseSync;
let clock: Clock;
let target: Recorder;
let deliveries: Deliveries;

const open = (): Deliveries =>
  createDeliveries({ database, clock, findTarget: (name) => (name === 'target' ? target : undefined), log: () => {} });

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  clock = createClock();
  target = new Recorder();
  deliveries = open();
});

const accept = (payload: string) => deliveries.accept([{ target: 'target', payload }]);
const waiting = (): unknown => database.prepare('SELECT count(*) AS waiting FROM delivery').get();

describe('a delivery', () => {
  it('reaches its target once and is forgotten', async () => {
    deliveries.start();
    accept('one');
    await vi.waitFor(() => expect(target.taken).toEqual(['one']));
    await vi.waitFor(() => expect(waiting()).toEqual({ waiting: 0 }));
  });

  it('is on disk as soon as it is accepted, and taken up by the next process', async () => {
    accept('one');
    expect(waiting()).toEqual({ waiting: 1 });
    deliveries = open();
    deliveries.start();
    await vi.waitFor(() => expect(target.taken).toEqual(['one']));
  });

  it('that fails is tried again when the clock says so', async () => {
    deliveries.start();
    target.failures = 1;
    accept('one');
    await vi.waitFor(() => expect(target.attempts).toBe(1));
    clock.advance(59_000);
    await new Promise(setImmediate);
    expect(target.attempts).toBe(1);
    clock.advance(1_100);
    await vi.waitFor(() => expect(target.taken).toEqual(['one']));
  });

  it('that fails for good is put aside with the number of attempts', async () => {
    deliveries.start();
    target.failures = 99;
    accept('one');
    for (const expected of [1, 2, 3]) {
      await vi.waitFor(() => expect(target.attempts).toBe(expected));
      await new Promise(setImmediate);
      clock.advance(600_000);
    }
    await vi.waitFor(() => expect(target.abandoned).toEqual([{ payload: 'one', attempts: 3 }]));
    expect(waiting()).toEqual({ waiting: 0 });
  });

  it('that would be too old for another attempt is put aside at once', async () => {
    deliveries.start();
    target.failures = 99;
    accept('one');
    await vi.waitFor(() => expect(target.attempts).toBe(1));
    await new Promise(setImmediate);
    clock.advance(3_600_000);
    await vi.waitFor(() => expect(target.abandoned).toEqual([{ payload: 'one', attempts: 2 }]));
  });

  it('to a target that has left the template is dropped', async () => {
    deliveries.start();
    deliveries.accept([{ target: 'gone', payload: 'one' }]);
    await vi.waitFor(() => expect(waiting()).toEqual({ waiting: 0 }));
    expect(target.attempts).toBe(0);
  });
});
