import { isCaseUnit } from './claims.ts';
import type { Heard } from './following.ts';

/** A percentage of a whole, as one sentence gives it. Places are indices of its items. */
export interface Share {
  readonly percentage: number;
  readonly part: number;
  /** The whole it is of, when the sentence leaves no doubt which; any of these otherwise. */
  readonly wholes: readonly number[];
}

/** How far back a whole is looked for. */
const reach = 24;

const isCount = ({ item, said }: Heard): boolean =>
  item.figure !== undefined && item.figure.unit !== '%' && !said.compared && said.direction === undefined;

/** The figure right before, which is what the percentage is said of. */
const partBefore = (heard: readonly Heard[], place: number): number | undefined => {
  const { depth } = heard[place]!.item;
  const before = heard[place - 1];
  return before && isCount(before) && [depth, depth - 1].includes(before.item.depth) ? place - 1 : undefined;
};

const saysShare = ({ item, said }: Heard): boolean => {
  const other = said.rate || said.compared || said.direction !== undefined || said.foreign;
  const inBrackets = item.mark === '（' && said.unknown === 0 && said.topics.length === 0 && said.actions.length === 0;
  return item.figure?.unit === '%' && !item.figure.approximate && !other && (said.share || inBrackets);
};

/** 29例，其中网上25件: cases have several units. */
const isAlike = (unit: string, other: string): boolean => unit === other || (isCaseUnit(unit) && isCaseUnit(other));

/** 25件，占86%: one part beside the others, and not what they are parts of. */
const hasShare = (heard: readonly Heard[], place: number): boolean => {
  const next = heard[place + 1];
  return next !== undefined && saysShare(next);
};

/** Where 其中 opened the list, its head is the whole; otherwise any larger figure of the unit may be. */
const wholesBefore = (heard: readonly Heard[], part: number): number[] => {
  const figure = heard[part]!.item.figure!;
  const wholes: number[] = [];
  let opened = heard[part]!.said.parts !== undefined;
  for (let place = part - 1; place >= Math.max(0, part - reach); place -= 1) {
    const one = heard[place]!;
    const counted = isCount(one) && isAlike(one.item.figure!.unit, figure.unit) && !hasShare(heard, place);
    const fits = counted && one.item.figure!.value >= figure.value;
    if (fits && opened) return [place];
    if (fits) wholes.push(place);
    opened ||= one.said.parts !== undefined;
  }
  return wholes;
};

export const sharesOf = (heard: readonly Heard[]): Share[] =>
  heard.flatMap((one, percentage) => {
    const part = saysShare(one) ? partBefore(heard, percentage) : undefined;
    if (part === undefined || heard[part]!.item.figure!.approximate) return [];
    const wholes = wholesBefore(heard, part).filter((place) => !heard[place]!.item.figure!.approximate);
    return wholes.length > 0 ? [{ percentage, part, wholes }] : [];
  });
