import { isKept } from '../export/scope.ts';
import type { RawItem } from '../store/items.ts';

/** What is to be done about one item of a backup. */
export type Fate =
  /** It is as it was. */
  | 'same'
  /** It is not there: it is put back. */
  | 'absent'
  /** It is there and says something else: what is there stays. */
  | 'differs'
  /** The same, but it was asked for: it is put back over what is there. */
  | 'replace'
  /** It has expired, or is of no use any more. */
  | 'passed';

/** JSON with sorted keys: the same content is the same text. */
const canonical = (item: RawItem): string =>
  JSON.stringify(item, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

/** Decides about an item of a backup, given what is there now; `replace` are beginnings of keys, e.g. `CATALOGUE#2025`. */
export const fateOf = (
  item: RawItem,
  there: RawItem | undefined,
  { replace, now }: { readonly replace: readonly string[]; readonly now: Date },
): Fate => {
  if (!isKept(item) || isExpired(item, now)) return 'passed';
  if (!there) return 'absent';
  if (canonical(item) === canonical(there)) return 'same';
  return replace.some((beginning) => `${item.pk} ${item.sk}`.startsWith(beginning)) ? 'replace' : 'differs';
};

const isExpired = ({ expiresAtSeconds }: RawItem, now: Date): boolean =>
  typeof expiresAtSeconds === 'number' && expiresAtSeconds * 1000 < now.getTime();

/** Attributes that are not the same, by name. */
export const differing = (item: RawItem, there: RawItem): string[] => {
  const names = [...new Set([...Object.keys(item), ...Object.keys(there)])];
  const textOf = (value: unknown): string => canonical({ pk: '', sk: '', value });
  return names.filter((name) => textOf(item[name]) !== textOf(there[name])).sort();
};

/**
 * Which items go first. Whatever acts by itself (the sweep, a waiting execution, the column) begins with a submission: these
 * come when everything that belongs to them is there, and each record before its stages.
 */
export const passes: readonly ((item: RawItem) => boolean)[] = [
  ({ pk }) => !pk.startsWith('SUBMISSION#'),
  ({ pk, sk }) => pk.startsWith('SUBMISSION#') && sk === 'SUBMISSION',
  ({ pk, sk }) => pk.startsWith('SUBMISSION#') && sk !== 'SUBMISSION',
];
