import type { Document, SearchText, Shard } from './format.ts';
import { nameKeys, placeOf, textKeys } from './letters.ts';
import { decode, encode, type Postings } from './postings.ts';

/** Postings by key, in texts and in names. */
export interface Lists {
  readonly t: ReadonlyMap<string, Postings>;
  readonly n: ReadonlyMap<string, Postings>;
}

/** Something that can be merged into a segment: an older segment, or texts that are in none yet. */
export interface Source {
  /** Newest first; their numbers in the lists. */
  readonly documents: readonly Document[];
  /** A power of two. */
  readonly shards: number;
  /** About as many bytes as its lists take. */
  readonly bytes: number;
  read(shard: number): Promise<Lists>;
}

/** Newest first: by year, within a year by day of publication. */
export const newestFirst = (one: Document, other: Document): number =>
  other[1] - one[1] || compare(other[5], one[5]) || compare(one[0], other[0]) || other[2] - one[2];

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** Takes texts for a source, in whatever order they come. */
export const sourceOf = (texts: readonly SearchText[]): Source => {
  const sorted = texts
    .map((entry) => ({ entry, document: documentOf(entry) }))
    .sort((one, other) => newestFirst(one.document, other.document));
  const [t, n] = [new Map<string, number[]>(), new Map<string, number[]>()];
  sorted.forEach(({ entry: { agencyName, title, text } }, rank) => {
    for (const key of textKeys([agencyName, title, text])) note(t, key, rank);
    for (const key of nameKeys(agencyName, title)) note(n, key, rank);
  });
  const lists = { t: known(t), n: known(n) };
  return {
    documents: sorted.map(({ document }) => document),
    shards: 1,
    bytes: bytesIn(t) + bytesIn(n),
    read: async () => lists,
  };
};

/** Key, quotes, and somewhat more than a digit for each document. */
const bytesIn = (lists: ReadonlyMap<string, readonly number[]>): number => {
  let bytes = 0;
  for (const ranks of lists.values()) bytes += 10 + 1.3 * Math.min(ranks.length, 1_000);
  return bytes;
};

const documentOf = ({ agencyId, year, version, agencyName, title, publishedAt }: SearchText): Document => [
  agencyId,
  year,
  version,
  agencyName,
  title,
  publishedAt,
];

const note = (lists: Map<string, number[]>, key: string, rank: number): void => {
  const ranks = lists.get(key);
  if (ranks) ranks.push(rank);
  else lists.set(key, [rank]);
};

const known = (lists: ReadonlyMap<string, number[]>): Map<string, Postings> =>
  new Map([...lists].map(([key, ranks]) => [key, { ranks, more: false }]));

/** Reads a shard's lists. */
export const listsOf = ({ t, n }: Shard): Lists => ({ t: read(t), n: read(n) });

const read = (lists: Readonly<Record<string, string>>): Map<string, Postings> =>
  new Map(Object.entries(lists).map(([key, text]) => [key, decode(text)]));

/** Writes lists as a shard, keys in order so that it packs well. */
export const shardOf = ({ t, n }: Lists): Shard => ({ t: written(t), n: written(n) });

const written = (lists: ReadonlyMap<string, Postings>): Record<string, string> =>
  Object.fromEntries(
    [...lists].map(([key, postings]) => [key, encode(postings)] as const).sort(([a], [b]) => compare(a, b)),
  );

/** Divides lists by where their keys belong among so many shards. */
export const spread = (lists: Lists, shards: number): Lists[] => {
  const parts = Array.from({ length: shards }, () => ({
    t: new Map<string, Postings>(),
    n: new Map<string, Postings>(),
  }));
  for (const kind of ['t', 'n'] as const)
    for (const [key, postings] of lists[kind]) parts[placeOf(key, shards)]![kind].set(key, postings);
  return parts;
};
