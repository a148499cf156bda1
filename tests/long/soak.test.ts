import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawsFrom } from '../../local/faults/order.ts';
import type { Submission } from '../../schemas/submission.ts';
import { type Ground, startGround } from '../builders/faultyGround.ts';
import { hurry, many, type Walker, walkerOn } from '../builders/faultyJourney.ts';
import { steadily } from '../builders/faultyPeople.ts';
import { breachesOn } from '../builders/faultyPromises.ts';
import { soak, unexpectedIn } from '../builders/faultySoak.ts';
import { until } from '../builders/installation.ts';

// Two thousand submissions of many agencies, good and bad, twice and corrected, while one call in a hundred goes wrong, one
// event in twenty comes twice or late, and the whole stack is killed now and then. GONGKAI_SUBMISSIONS takes fewer.

const patience = 6 * 3_600_000;
const submissions = Number(process.env.GONGKAI_SUBMISSIONS ?? 2_000);
const seed = Number(process.env.GONGKAI_SEED ?? 1);
const atOnce = Number(process.env.GONGKAI_AT_ONCE ?? 8);
const storm = { chance: 0.01, eventChance: 0.05, seed };

const say = (text: string): void => console.log(text);

let ground: Ground;
let walker: Walker;
let stopHurrying: () => Promise<void>;
beforeAll(async () => {
  process.env.GONGKAI_WORKERS ??= '22';
  ground = await startGround(Math.ceil(submissions * 0.9) + 10);
  walker = walkerOn(ground);
  stopHurrying = hurry(ground);
}, patience);
afterAll(async () => {
  await stopHurrying();
  await ground.end();
}, patience);

/** Kills the stack about every two minutes, as a power cut would; returns what stops that and says how often it was. */
const killNowAndThen = (): (() => Promise<number>) => {
  const draw = drawsFrom(seed + 1);
  let stopped = false;
  let kills = 0;
  const run = (async () => {
    for (let next = Date.now() + 60_000; !stopped; await wait(500)) {
      if (Date.now() < next) continue;
      await ground.installation.killAndRestart();
      await ground.faults.storm({ ...storm, seed: seed + kills });
      kills += 1;
      next = Date.now() + 60_000 + draw() * 120_000;
    }
  })();
  return async () => {
    stopped = true;
    await run;
    return kills;
  };
};

it(`of ${submissions} submissions none is lost and none published twice, whatever goes wrong`, {
  timeout: patience,
}, async () => {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  await ground.faults.storm(storm);
  const stopKilling = killNowAndThen();
  const figures = await soak(ground, walker, {
    submissions,
    seed,
    atOnce,
    onEnd: (done) => done % 50 === 0 && say(`${done} after ${seconds()} s`),
  });
  const kills = await stopKilling();
  const { hits } = await ground.faults.report('*');
  await ground.faults.clear();

  const ended = figures.sent.flatMap((one) => one.ended);
  const published = new Set(ended.filter(({ outcome }) => outcome === 'published').map(({ agencyId }) => agencyId));
  say(`${ended.length} submissions of ${figures.sent.length} agencies in ${seconds()} s, ${kills} times killed`);
  say(
    `outcomes: ${JSON.stringify(figures.outcomes)}; ${figures.restarts} restarts; ${hits.length} faults since the last kill`,
  );

  expect(figures.failures).toEqual([]);
  expect(unexpectedIn(figures.sent)).toEqual([]);
  const breaches = breachesOn(ground, walker.mails);
  const held = await many(ended, 8, (submission: Submission) => steadily(() => breaches.ofSubmission(submission)));
  expect(held.flatMap((result) => (result.status === 'fulfilled' ? result.value : [String(result.reason)]))).toEqual(
    [],
  );
  await until('the catalogue to be in all files', async () => {
    await ground.installation.advanceClock(60_000);
    return (await breaches.ofCatalogue(2025, [...published])).length === 0;
  });
  const { deadLetters } = await import('../../cli/deadLetters.ts');
  expect((await deadLetters(ground.installation.outputs)).map(({ count }) => count)).toEqual([0, 0]);
});
