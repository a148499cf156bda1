import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../../../schemas/register.ts';
import { registerOf } from '../../builders/publishedSource.ts';
import { type Ground, openGround } from '../../builders/publishedStand.ts';
import { disagreements } from './agreement.ts';
import { lookAtEverything, lookAtStore } from './look.ts';
import { type Act, acts, batches, playOn, smallRegister } from './play.ts';

const long = process.env.GONGKAI_LONG !== undefined;
const patience = long ? 3_600_000 : 240_000;

let ground: Ground;

beforeAll(async () => {
  // Requests are served a little later now and then, so that they overtake one another.
  ground = await openGround(() => new Promise((resolve) => setTimeout(resolve, Math.random() * 2)));
}, 60_000);
afterAll(() => ground.close());

/** What is wrong after these moments: as soon as anything is, the rest is not played. */
const wrongAfter = async (register: Register, moments: readonly (readonly Act[])[]): Promise<readonly string[]> => {
  const stand = await ground.open(register);
  try {
    const { column } = stand;
    const game = await playOn(column);
    for (const moment of moments) {
      const failed = await game.play(moment);
      await game.rest();
      const [everything, stored] = await Promise.all([lookAtEverything(column), lookAtStore(column)]);
      const disagreed = await disagreements(everything, { register, stored, handedIn: game.handedIn });
      const wrong = [...failed, ...game.untrue(stored), ...disagreed];
      if (wrong.length > 0) return wrong;
    }
    return [];
  } finally {
    await stand.close();
  }
};

describe('pages, lists, feed, sitemap, data and search agree with the store once the clock has gone on', () => {
  it(
    'whatever is published, corrected and taken back at the same moment, and wherever anybody is cut off',
    async () => {
      await fc.assert(
        fc.asyncProperty(batches(smallRegister.agencies.length, { acts: 6, batches: 3 }), async (moments) => {
          expect(await wrongAfter(smallRegister, moments)).toEqual([]);
        }),
        { numRuns: long ? 60 : 2, interruptAfterTimeLimit: patience * 0.8 },
      );
    },
    patience,
  );

  const many = long ? 50 : 8;
  it(
    `when ${many} reports go out at the same moment, and are corrected and taken back in any order`,
    async () => {
      const bureaus = Array.from({ length: many }, (_, index) => ({
        id: `bureau-${index}`,
        name: `云岭市清溪区第${index}局`,
        kind: 'department' as const,
        parent: 'qingxi',
      }));
      const register = registerOf([...bureaus, { id: 'qingxi', name: '云岭市清溪区人民政府', kind: 'government' }]);
      const out = bureaus.map((_, agency): Act => ({ kind: 'publish', agency, year: 2, cut: undefined }));
      await fc.assert(
        fc.asyncProperty(fc.array(acts(many), { minLength: many, maxLength: many }), async (then) => {
          expect(await wrongAfter(register, [out, then])).toEqual([]);
        }),
        // Each run is long, and its parts are what the other test shrinks.
        { numRuns: long ? 4 : 1, endOnFailure: true },
      );
    },
    patience,
  );
});
