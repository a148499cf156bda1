import type { Heard } from './following.ts';
import type { Quantity } from './quantities.ts';

/** A total and its parts, as one sentence gives them. Places are indices of its items. */
export interface Breakdown {
  readonly total: number;
  readonly parts: readonly number[];
  /** `over`, `short`: the parts are certainly all there, or more than the total. */
  readonly verdict: 'adds' | 'over' | 'short';
}

/** Longer lists are not written in sentences; it keeps the reading linear. */
const longestList = 40;

const mains = new Set<Quantity>([
  'received',
  'receivedNew',
  'carriedIn',
  'carriedOut',
  'answered',
  'handled',
  'reviewTotal',
  'litigationTotal',
  'disputesTotal',
  'published',
  'normdocIssued',
]);

const isMain = ({ claims }: Heard): boolean => claims.some(({ quantity }) => mains.has(quantity));

const countOf = ({ item }: Heard): number => item.figure!.value;
const unitOf = ({ item }: Heard): string | undefined => item.figure?.unit;

/** A percentage or a change beside a count: passed over on the way through a list. */
const isAside = ({ item, said }: Heard): boolean =>
  item.figure !== undefined && (item.figure.unit === '%' || said.compared || said.direction !== undefined);

const sumOf = (heard: readonly Heard[], places: readonly number[]): number =>
  // Sums of money have cents; 0.1 + 0.2 must not differ from 0.3.
  Math.round(places.reduce((sum, place) => sum + countOf(heard[place]!), 0) * 1e4) / 1e4;

/** The nearest figure before a list, in the same brackets or right outside of them. */
const headBefore = (heard: readonly Heard[], opener: number): number | undefined => {
  const { depth, mark } = heard[opener]!.item;
  for (let place = opener - 1; place >= Math.max(0, opener - 8); place -= 1) {
    const { item } = heard[place]!;
    const level = item.depth === depth || (item.depth === depth - 1 && mark === '（');
    if (item.figure && level && !isAside(heard[place]!)) return place;
  }
  return undefined;
};

/** 收到92件、上年结转2件。其中…: what the parts are of may be both together. */
const isShared = (heard: readonly Heard[], head: number): boolean => {
  const before = heard[head - 1];
  const { item } = heard[head]!;
  const counts = before?.item.figure !== undefined && unitOf(before) === item.figure!.unit && !isAside(before);
  return counts && before.item.depth === item.depth && before.said.parts === undefined;
};

interface List {
  readonly parts: readonly number[];
  /** Words without figures stand between parts: what follows them may be something else. */
  readonly interrupted: boolean;
}

/** The parts from `first` on: figures of the unit, until another subject, total or list begins. */
const partsFrom = (heard: readonly Heard[], first: number, unit: string): List => {
  const parts: number[] = [];
  let [gap, interrupted] = [false, false];
  const { depth } = heard[first]!.item;
  for (let place = first; place < Math.min(heard.length, first + longestList); place += 1) {
    const one = heard[place]!;
    if (one.item.depth < depth) break;
    if (one.item.depth > depth || isAside(one)) continue;
    if (!one.item.figure) {
      gap = true;
      continue;
    }
    const another = place > first && (one.said.parts !== undefined || one.said.total !== undefined);
    const subject = place > first && isMain(one) && !isMain(heard[first]!);
    if (another || subject || unitOf(one) !== unit || one.said.none) break;
    interrupted ||= gap;
    parts.push(place);
  }
  return { parts, interrupted };
};

/** The longest beginning of the list that adds up to the total. */
const fitting = (heard: readonly Heard[], parts: readonly number[], total: number): readonly number[] | undefined => {
  let found: number | undefined;
  let sum = 0;
  parts.forEach((place, index) => {
    sum = Math.round((sum + countOf(heard[place]!)) * 1e4) / 1e4;
    if (sum === total && (index > 0 || parts.length === 1)) found = index + 1;
  });
  return found === undefined ? undefined : parts.slice(0, found);
};

const isExact = (heard: readonly Heard[], places: readonly number[]): boolean =>
  places.every((place) => !heard[place]!.item.figure!.approximate);

/** One list, one way of dividing: all parts joined alike, none of them about a subject that others may share. */
const isOneList = (heard: readonly Heard[], parts: readonly number[]): boolean => {
  const marks = new Set(parts.slice(1).map((place) => heard[place]!.item.mark));
  const channels = parts.some((place) => heard[place]!.said.channels > 0);
  const applicants = parts.some((place) => heard[place]!.said.applicants.size > 0);
  const overlapping = parts.some((place) => heard[place]!.said.cause || heard[place]!.said.foreign);
  return parts.length > 1 && marks.size === 1 && !marks.has('') && !(channels && applicants) && !overlapping;
};

/** Nothing can be missing: the last part is the rest, or people and organisations are both there. */
const isComplete = (heard: readonly Heard[], parts: readonly number[]): boolean => {
  const kinds = new Set(parts.flatMap((place) => [...heard[place]!.said.applicants]));
  return heard[parts.at(-1)!]!.said.rest || (kinds.has('person') && kinds.has('organisation') && parts.length === 2);
};

interface Opening {
  readonly first: number;
  readonly whole: boolean;
}

/** Where a list of parts begins at this item. */
const openingAt = (heard: readonly Heard[], place: number): Opening | undefined => {
  const { item, said } = heard[place]!;
  const first = item.figure ? place : place + 1;
  if (heard[first]?.item.figure === undefined) return undefined;
  if (said.parts !== undefined) return { first, whole: said.parts === 'whole' };
  const divides = said.topics.length === 0 && said.actions.length === 0;
  if (said.respectively && (divides || said.channels + said.applicants.size > 0)) return { first, whole: true };
  // 10件：网上8件、信函2件 and 10件（网上8件、信函2件）.
  const follows = heard[place - 1]?.item.figure !== undefined && item.figure !== undefined;
  const divided = item.mark === '：' || (item.mark === '（' && said.channels + said.applicants.size > 0);
  return follows && divided ? { first, whole: false } : undefined;
};

const listAt = (heard: readonly Heard[], place: number): Breakdown | undefined => {
  const opening = openingAt(heard, place);
  const total = opening && headBefore(heard, place);
  if (!opening || total === undefined) return undefined;
  const { parts, interrupted } = partsFrom(heard, opening.first, unitOf(heard[total]!)!);
  if (parts.length === 0 || !isExact(heard, [total, ...parts])) return undefined;
  const whole = countOf(heard[total]!);
  const fit = fitting(heard, parts, whole);
  if (fit) return { total, parts: fit, verdict: 'adds' };
  const sum = sumOf(heard, parts);
  if (interrupted || isShared(heard, total) || !isOneList(heard, parts)) return undefined;
  if (sum > whole) return { total, parts, verdict: 'over' };
  return opening.whole || isComplete(heard, parts) ? { total, parts, verdict: 'short' } : undefined;
};

/** The figures right before a total, the nearest first. */
const partsBefore = (heard: readonly Heard[], total: number): number[] => {
  const { item } = heard[total]!;
  const parts: number[] = [];
  for (let place = total - 1; place >= Math.max(0, total - longestList); place -= 1) {
    const one = heard[place]!;
    if (one.item.depth > item.depth) continue;
    const same = one.item.depth === item.depth && unitOf(one) === item.figure!.unit && !isAside(one);
    if (!same) break;
    parts.push(place);
    if (one.said.parts !== undefined || one.said.total !== undefined) break;
  }
  return parts;
};

/** A，B，合计C: the total comes last. */
const sumAt = (heard: readonly Heard[], place: number): Breakdown | undefined => {
  const { item, said } = heard[place]!;
  const bare = said.actions.length === 0 && said.unknown === 0 && !said.foreign && said.parts === undefined;
  if (!item.figure || said.total === undefined || !bare || item.mark === '') return undefined;
  const nearestFirst = partsBefore(heard, place);
  if (nearestFirst.length < 2 || !isExact(heard, [place, ...nearestFirst])) return undefined;
  const whole = countOf(heard[place]!);
  const fit = fitting(heard, nearestFirst, whole);
  if (fit && fit.length > 1) return { total: place, parts: fit.toReversed(), verdict: 'adds' };
  const parts = nearestFirst.toReversed();
  const begun = heard[parts[0]!]!.said;
  const certain = said.total === 'sum' && begun.parts === undefined && begun.total === undefined;
  if (!certain || !isOneList(heard, parts) || parts.some((each) => isMain(heard[each]!))) return undefined;
  return { total: place, parts, verdict: sumOf(heard, parts) > whole ? 'over' : 'short' };
};

/** All totals of a sentence whose parts it gives. */
export const breakdownsOf = (heard: readonly Heard[]): Breakdown[] =>
  heard.flatMap((_, place) => listAt(heard, place) ?? sumAt(heard, place) ?? []);
