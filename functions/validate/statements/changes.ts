import type { Claim } from './claims.ts';
import type { Heard } from './following.ts';

/** A figure of this year set against last year's: 同比下降29%, 较上年减少9件. */
export interface Change {
  readonly claim: Claim;
  /** Place of the item that states the change. */
  readonly place: number;
  readonly direction: 1 | -1;
  /** Percent, or a number of the claim's unit. */
  readonly amount: number;
  readonly percent: boolean;
  readonly decimals: number;
}

/** How far back the figure that changed is looked for. */
const reach = 6;

const claimBefore = (heard: readonly Heard[], place: number): Claim | undefined => {
  for (let index = place - 1; index >= Math.max(0, place - reach); index -= 1) {
    const { claims, item, said } = heard[index]!;
    if (item.depth > heard[place]!.item.depth) continue;
    const [claim] = claims;
    if (claim) return claim.denied || claim.approximate ? undefined : claim;
    // Another figure between them may be what changed.
    if (item.figure && !said.compared && said.direction === undefined) return undefined;
  }
  return undefined;
};

/** Whether 同比 or 较上年 has been said for this item: by itself, right before, or for the change before it. */
const isAgainstLastYear = (heard: readonly Heard[], place: number): boolean => {
  for (let index = place; index >= Math.max(0, place - reach); index -= 1) {
    const { said } = heard[index]!;
    if (said.compared) return true;
    // 较上年减少9件，下降29%: the second change is against the same year.
    if (index < place && said.direction === undefined) return false;
  }
  return false;
};

export const changesOf = (heard: readonly Heard[]): Change[] =>
  heard.flatMap(({ item, said }, place) => {
    const { figure } = item;
    const { direction } = said;
    const plain = said.topics.length === 0 && said.actions.length === 0 && said.unknown === 0 && !said.rate;
    if (!figure || figure.approximate || !direction || !plain || !isAgainstLastYear(heard, place)) return [];
    const claim = claimBefore(heard, place);
    if (!claim || !['%', '件', '条', '份', '起'].includes(figure.unit)) return [];
    const percent = figure.unit === '%';
    return [{ claim, place, direction, amount: figure.value, percent, decimals: figure.decimals }];
  });
