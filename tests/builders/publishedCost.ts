import { type Calls, counted } from './publishedCalls.ts';
import { nextSource } from './publishedOne.ts';
import type { Stand } from './publishedStand.ts';

/** What one publication cost. */
export interface Cost {
  /** Calls by their kind. */
  readonly kinds: Calls['kinds'];
  readonly calls: number;
  /** Bytes. */
  readonly read: number;
  readonly written: number;
  readonly milliseconds: number;
}

/** Publishes the next report of each of these agencies, one after the other. */
export const costsOfNext = async (stand: Stand, agencyIds: readonly string[], number: number): Promise<Cost[]> => {
  const { publish } = await import('../../functions/publish/publish.ts');
  const { column } = stand;
  const costs: Cost[] = [];
  for (const [index, agencyId] of agencyIds.entries()) {
    const agency = column.register.agencies.find(({ id }) => id === agencyId)!;
    const source = await nextSource(agency, number + index);
    const before = performance.now();
    const { calls } = await counted(() => publish(column, source, new Date(Date.UTC(2026, 4, 1, 0, index))));
    const { kinds, read, written } = calls;
    const sum = [...kinds.values()].reduce((total, count) => total + count, 0);
    costs.push({ kinds, calls: sum, read, written, milliseconds: performance.now() - before });
  }
  return costs;
};

/** The middle one of these costs, for each figure. */
export const medianCost = (costs: readonly Cost[]): Omit<Cost, 'kinds'> => {
  const middle = (figure: (cost: Cost) => number): number =>
    costs.map(figure).sort((one, other) => one - other)[Math.floor(costs.length / 2)]!;
  return {
    calls: middle(({ calls }) => calls),
    read: middle(({ read }) => read),
    written: middle(({ written }) => written),
    milliseconds: middle(({ milliseconds }) => milliseconds),
  };
};
