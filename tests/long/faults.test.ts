import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, firstAndLast, hangsAt, strikesAt } from '../builders/faultyChoice.ts';
import { recordCalls, type Struck, strikeAll, wrongOf } from '../builders/faultyEvery.ts';
import { type Ground, startGround } from '../builders/faultyGround.ts';
import { hurry, type Walker, walkerOn } from '../builders/faultyJourney.ts';

// A fault at every single call of a journey, one at a time: 340 calls, two to seven faults each, a journey of its own for
// each, which must end published. GONGKAI_STRIKES takes only so many of them, evenly spread, beginning at GONGKAI_SEED;
// GONGKAI_FAULTS only these, e.g. `lost/call,killAfter/once`; GONGKAI_ALIKE of calls alike only the first and the last.

const patience = 4 * 3_600_000;
const mostStrikes = 2_400;
const recorded = 3;
const wanted = Number(process.env.GONGKAI_STRIKES ?? mostStrikes);
const seed = Number(process.env.GONGKAI_SEED ?? 0);
const atOnce = Number(process.env.GONGKAI_AT_ONCE ?? 8);
const kinds = process.env.GONGKAI_FAULTS?.split(',');

let ground: Ground;
let walker: Walker;
let stopHurrying: () => Promise<void>;
beforeAll(async () => {
  process.env.GONGKAI_WORKERS ??= '22';
  ground = await startGround(Math.min(wanted, mostStrikes) + recorded);
  walker = walkerOn(ground);
  stopHurrying = hurry(ground);
}, patience);
afterAll(async () => {
  await stopHurrying();
  await ground.end();
}, patience);

const say = (text: string): void => console.log(text);

const sayHow = (all: readonly Struck[], seconds: number): void => {
  const hit = all.filter((one) => one.hit);
  const restarted = all.filter(({ restarts }) => restarts > 0);
  say(`${all.length} faults, ${hit.length} of them met, in ${seconds} s; ${restarted.length} needed a restart`);
  for (const { strike, restarts } of restarted)
    say(`restarted ${restarts} times: ${strike.fault.kind} (${strike.fault.lasting}) at ${strike.call}`);
  for (const { strike } of all.filter((one) => !one.hit)) say(`not met: ${strike.fault.kind} at ${strike.call}`);
};

it('every report is published, whichever call of its journey goes wrong, in whichever way', {
  timeout: patience,
}, async () => {
  const calls = await recordCalls(ground, walker, ground.agencies.slice(0, recorded));
  const struckCalls = process.env.GONGKAI_ALIKE ? firstAndLast(calls) : calls;
  const strikes = [...strikesAt(struckCalls), ...hangsAt(calls)].filter(
    ({ fault: { kind, lasting } }) => kinds?.includes(`${kind}/${lasting}`) ?? true,
  );
  say(
    `${calls.length} calls, ${calls.filter(({ isWrite }) => isWrite).length} that change something, ${strikes.length} faults`,
  );
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  let done = 0;
  const all = await strikeAll(ground, walker, choose(strikes, wanted, seed), {
    agencies: ground.agencies.slice(recorded),
    atOnce,
    onDone: ({ strike, wrong }) => {
      done += 1;
      if (wrong.length > 0) say(`WRONG ${strike.fault.kind} (${strike.fault.lasting}) at ${strike.call}: ${wrong}`);
      if (done % 20 === 0) say(`${done} after ${seconds()} s`);
    },
  });
  sayHow(all, seconds());
  expect(wrongOf(all)).toEqual([]);
});
