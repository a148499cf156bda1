import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ground, openGround, type Stand } from '../../builders/publishedStand.ts';
import { disagreements, type HandedIn } from './agreement.ts';
import { lookAtEverything, lookAtStore } from './look.ts';
import { type Act, playOn, smallRegister } from './play.ts';

let ground: Ground;
let stand: Stand;

beforeAll(async () => {
  ground = await openGround();
}, 60_000);
beforeEach(async () => {
  stand = await ground.open(smallRegister);
});
afterEach(() => stand.close());
afterAll(() => ground.close());

const agreement = async (handedIn: ReadonlyMap<string, HandedIn>): Promise<readonly string[]> => {
  const [everything, stored] = await Promise.all([lookAtEverything(stand.column), lookAtStore(stand.column)]);
  return disagreements(everything, { register: smallRegister, stored, handedIn });
};

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
    expect(await agreement(game.handedIn)).toEqual([]);
  }, 60_000);

  it('comes to its end when it is tried again, though the report before it is taken back meanwhile', async () => {
    const { column } = stand;
    const game = await playOn(column);
    const of = { agency: 2, year: 2 };
    const moments: Act[][] = [
      [{ kind: 'publish', ...of, cut: undefined }],
      [{ kind: 'publish', ...of, cut: 5 }],
      [{ kind: 'withdraw', ...of, cut: undefined }],
    ];
    for (const moment of moments) {
      expect(await game.play(moment)).toEqual([]);
      await game.rest();
    }
    expect(await column.catalogue.find('tiyu', 2025)).toBeUndefined();
    expect(await agreement(game.handedIn)).toEqual([]);
    expect(await game.tryAgain(2)).toBe('out');
    await game.rest();
    expect(await column.catalogue.find('tiyu', 2025)).toMatchObject({ version: 2, hiddenThrough: 1 });
    expect(await agreement(game.handedIn)).toEqual([]);
  }, 60_000);
});
