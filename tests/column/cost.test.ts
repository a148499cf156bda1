import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cost, costsOfNext } from '../builders/publishedCost.ts';
import { publishMany } from '../builders/publishedMany.ts';
import { largeRegister, type Size } from '../builders/publishedOne.ts';
import { type Ground, openGround } from '../builders/publishedStand.ts';

let ground: Ground;

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

/** What the last report of an agency costs once all others are out. */
const costOfNext = async (size: Size, number: number): Promise<Cost> => {
  const stand = await ground.open(largeRegister(size));
  try {
    const next = 'county-0-bureau-3';
    await publishMany(stand, size, ({ id }, year) => id === next && year === 2025, { pages: false });
    const [cost] = await costsOfNext(stand, [next], number);
    return cost!;
  } finally {
    await stand.close();
  }
};

// Calls and bytes only: they are the same on every machine. `tests/long/` measures ten thousand.
describe('the cost of publishing one more report', () => {
  it('is the same with 600 reports out as with 100: as many calls, hardly more bytes read and written', async () => {
    const few = await costOfNext({ groups: 2, agenciesPerGroup: 10, years: 5 }, 1_000_000);
    const many = await costOfNext({ groups: 8, agenciesPerGroup: 15, years: 5 }, 2_000_000);
    expect(many.calls).toBeLessThanOrEqual(few.calls + 5);
    expect(many.read).toBeLessThanOrEqual(few.read * 1.2);
    expect(many.written).toBeLessThanOrEqual(few.written * 1.2);
  }, 240_000);
});
