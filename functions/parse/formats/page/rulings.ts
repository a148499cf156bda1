import type { Ruling } from './page.ts';

/** Lines this close, in points, are one: borders of neighbouring cells, double lines. */
const sameLine = 2.5;
/** Gaps this wide in a line are none: dots, dashes, borders drawn cell by cell. */
const gap = 4;
/** How far a line may end before the one it meets, or run past it. */
export const touching = 3.5;

const mergedOf = (rulings: readonly Ruling[]): Ruling[] => {
  const bands: Ruling[][] = [];
  for (const ruling of rulings.toSorted((one, other) => one.at - other.at)) {
    const band = bands.at(-1);
    if (band && ruling.at - band[0]!.at <= sameLine) band.push(ruling);
    else bands.push([ruling]);
  }
  return bands.flatMap((band) => {
    const merged: Ruling[] = [];
    for (const ruling of band.sort((one, other) => one.from - other.from)) {
      const last = merged.at(-1);
      if (last && ruling.from <= last.to + gap)
        merged[merged.length - 1] = { ...last, to: Math.max(last.to, ruling.to) };
      else merged.push({ ...ruling, at: band[0]!.at });
    }
    return merged;
  });
};

/** Lines of one table. */
export interface Ruled {
  readonly horizontal: readonly Ruling[];
  readonly vertical: readonly Ruling[];
}

const meet = (level: Ruling, upright: Ruling): boolean =>
  upright.at >= level.from - touching &&
  upright.at <= level.to + touching &&
  level.at >= upright.from - touching &&
  level.at <= upright.to + touching;

/** Puts lines together that are drawn in pieces, and apart those that do not touch: each group is one table. */
export const groupRulings = (rulings: readonly Ruling[]): Ruled[] => {
  const horizontal = mergedOf(rulings.filter(({ direction }) => direction === 'horizontal'));
  const vertical = mergedOf(rulings.filter(({ direction }) => direction === 'vertical'));
  const waiting = new Set([...horizontal, ...vertical]);
  const groups: Ruled[] = [];
  for (const first of horizontal) {
    if (!waiting.delete(first)) continue;
    const group = [first];
    for (const ruling of group) {
      const level = ruling.direction === 'horizontal';
      for (const other of level ? vertical : horizontal) {
        if (!waiting.has(other) || !(level ? meet(ruling, other) : meet(other, ruling))) continue;
        waiting.delete(other);
        group.push(other);
      }
    }
    groups.push({
      horizontal: group.filter(({ direction }) => direction === 'horizontal'),
      vertical: group.filter(({ direction }) => direction === 'vertical'),
    });
  }
  return groups.filter((group) => group.horizontal.length >= 2 && group.vertical.length >= 1);
};
