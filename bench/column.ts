import { costsOfNext } from '../tests/builders/publishedCost.ts';
import { publishMany } from '../tests/builders/publishedMany.ts';
import { largeRegister, type Size } from '../tests/builders/publishedOne.ts';
import { openGround } from '../tests/builders/publishedStand.ts';
import type { Measure } from './statistics.ts';

const few: Size = { groups: 1, agenciesPerGroup: 10, years: 10 };

/**
 * What the next publication costs with a hundred reports out, and with so many more: the publish function's work past the
 * network, storage in memory. Ten thousand are measured by `npm run test:long`.
 */
export const measureColumn = async (runs: number): Promise<Measure[]> => {
  const many: Size = { groups: runs > 5 ? 10 : 3, agenciesPerGroup: 20, years: 10 };
  const next = Array.from({ length: Math.min(runs, 8) }, (_, index) => `county-0-bureau-${index}`);
  const ground = await openGround();
  const measures: Measure[] = [];
  for (const [index, size] of [few, many].entries()) {
    const stand = await ground.open(largeRegister(size));
    await publishMany(stand, size, ({ id }, year) => next.includes(id) && year === 2025, { pages: true });
    // Those left out were to be published one after the other; the first of them warms everything up.
    const [, ...costs] = await costsOfNext(stand, next, (index + 1) * 1_000_000);
    const name = `publish one report, ${size.groups * size.agenciesPerGroup * size.years} out`;
    measures.push(
      { name: `${name}, warm`, unit: 'ms', figures: costs.map(({ milliseconds }) => milliseconds) },
      { name: `${name}, bytes read`, unit: 'KB', figures: costs.map(({ read }) => read / 1024) },
      { name: `${name}, bytes written`, unit: 'KB', figures: costs.map(({ written }) => written / 1024) },
    );
    await stand.close();
  }
  await ground.close();
  return measures;
};
