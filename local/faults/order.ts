import { z } from 'zod';
import { type Call, kindOf, nameOf } from './call.ts';

/**
 * What may go wrong with a call.
 * - `error`: the service answers with an error of its own (500), nothing was done.
 * - `throttle`: the service turns the call away for now, nothing was done.
 * - `cut`: the connection breaks before anything was done.
 * - `lost`: the call is done, and the connection breaks before the answer.
 * - `killBefore`, `killAfter`: the process that calls is killed, before or after the call was done.
 * - `hang`: nothing is done and nothing answered, until the function runs out of time. Never drawn at random: it takes long.
 * With the delivery of an event:
 * - `twice`: it comes twice at the same time.
 * - `again`: it comes once more, a minute and a half later.
 * - `late`: it comes two minutes late, after what happened later.
 */
export const callFaults = ['error', 'throttle', 'cut', 'lost', 'killBefore', 'killAfter'] as const;
export const eventFaults = ['twice', 'again', 'late'] as const;
export type CallFault = (typeof callFaults)[number] | 'hang';
export type EventFault = (typeof eventFaults)[number];

/** One fault that is to strike one call. */
export const FaultSchema = z.strictObject({
  kind: z.enum([...callFaults, 'hang', ...eventFaults]),
  /** Name of the call, as `GET /api/faults` lists it. */
  call: z.string().min(1),
  /**
   * `once`: the first try of that call, so that an SDK's next try goes well. `call`: every try of it, so that the run
   * fails. `always`: every call alike in every run, until it is ordered otherwise.
   */
  lasting: z.enum(['once', 'call', 'always']).default('once'),
});
export type Fault = z.output<typeof FaultSchema>;

/** Follows what is about one thing, and lets faults strike it. Ordered again it adds to the texts and replaces the faults. */
export const OrderSchema = z.strictObject({
  mark: z.string().min(1),
  /** A run whose event has one of these in it is about this mark, beside those with the mark itself in it. */
  texts: z.array(z.string().min(1)).default([]),
  faults: z.array(FaultSchema).optional(),
});
export type Order = z.output<typeof OrderSchema>;

/** Faults at random, at any call of any function. */
export const StormSchema = z.strictObject({
  /** Of each try of each call, from 0 to 1. */
  chance: z.number().min(0).max(1),
  seed: z.int().default(1),
  /** Drawn from; named more than once, one is met more often. */
  kinds: z
    .array(z.enum(callFaults))
    .min(1)
    .default([...callFaults]),
  /** Of each delivery of an event. */
  eventChance: z.number().min(0).max(1).default(0),
});
export type Storm = z.output<typeof StormSchema>;

/** Whether a fault strikes a call; `spent` says that it has struck before. */
export const strikes = ({ call: aim, lasting }: Fault, call: Call, spent: boolean): boolean => {
  const name = nameOf(call);
  if (lasting === 'always') return kindOf(name) === kindOf(aim);
  return name === aim && (lasting === 'call' || !spent);
};

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
export const drawsFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
