import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ground, openGround, type Stand } from '../../builders/publishedStand.ts';
import { disagreements } from './agreement.ts';
import { lookAtEverything, lookAtStore } from './look.ts';
import { type Act, playOn, smallRegister } from './play.ts';

let ground: Ground;
let stand: Stand;

beforeAll(async () => {
  ground = await openGround();
  stand = await ground.open(smallRegister);
}, 60_000);
afterAll(async () => {
  await stand.close();
  await ground.close();
});

const act = (kind: Act['kind'], cut?: number): Act => ({ kind, agency: 1, year: 2, cut });

describe('a publication that fell over after its files were written', () => {
  it('leaves nothing to be read once the report that came after it is taken back', async () => {
    const { column } = stand;
    const game = await playOn(column);
    // Number, files, manifest, and that something is about to change: the pointer has not moved yet.
    for (const moment of [[act('publish', 8)], [act('publish')], [act('withdraw')]]) {
      expect(await game.play(moment)).toEqual([]);
      await game.rest();
    }
    const [everything, stored] = await Promise.all([lookAtEverything(column), lookAtStore(column)]);
    expect(stored.map(({ pointer: { version, hiddenThrough } }) => ({ version, hiddenThrough }))).toEqual([
      { version: 2, hiddenThrough: 2 },
    ]);
    expect(everything.get('reports/jiaoyu/2025/v1/report.pdf')?.status).toBe('410');
    expect(await disagreements(everything, { register: smallRegister, stored, handedIn: game.handedIn })).toEqual([]);
  }, 60_000);
});
