import { sideBySide } from '../../shared/sideBySide.ts';
import { blockSize, type Document, type Segment, versionKey } from './format.ts';
import { placeOf } from './letters.ts';
import { type Moved, mergePostings, type Postings } from './postings.ts';
import { type Lists, newestFirst, type Source, shardOf, spread } from './source.ts';

/** A shard has at most about so many bytes, half of them on the average; two thirds are left when it is compressed. */
const shardBytes = 3_500;
const lookupSize = 64;
/** A list is cut off after so many: the newest, which are shown first. Names are few, and are worth more. */
const mostPostings = { t: 1_000, n: 4_000 };
const atOnce = 32;

/** Writes one file of the segment, by its name. */
export type Emit = (name: string, body: string) => Promise<void>;

export interface Combined {
  /** Undefined when nothing is left of it all. */
  readonly facts: Omit<Segment, 'id'> | undefined;
  /** Versions that were met and left out. */
  readonly removed: ReadonlySet<string>;
}

/**
 * Merges sources into one segment, without the versions that are gone, and writes its files. The largest source is read
 * and merged shard by shard, so that memory holds little more than the others.
 */
export const combine = async (sources: readonly Source[], gone: ReadonlySet<string>, emit: Emit): Promise<Combined> => {
  const { documents, ranks, removed } = order(sources, gone);
  if (documents.length === 0) return { facts: undefined, removed };
  const shards = powerOfTwo(sources.reduce((sum, { bytes }) => sum + bytes, 0) / shardBytes);
  const lookups = powerOfTwo(documents.length / lookupSize);
  const bytes = await writeShards(sources, ranks, shards, emit);
  await writeDocuments(documents, emit);
  await writeLookups(documents, lookups, emit);
  return { facts: { docs: documents.length, shards, lookups, bytes }, removed };
};

/** The documents of all sources as one list, and for each source the numbers its documents have there. */
const order = (sources: readonly Source[], gone: ReadonlySet<string>) => {
  const removed = new Set<string>();
  const met = sources.flatMap(({ documents }, source) =>
    documents.map((document, rank) => ({ document, source, rank, key: keyOf(document) })),
  );
  const kept = met.filter(({ key }) => !gone.has(key));
  for (const { key } of met) if (gone.has(key)) removed.add(key);
  kept.sort((one, other) => newestFirst(one.document, other.document));
  const ranks = sources.map(({ documents }) => new Int32Array(documents.length).fill(-1));
  kept.forEach(({ source, rank }, index) => {
    ranks[source]![rank] = index;
  });
  return { documents: kept.map(({ document }) => document), ranks, removed };
};

const keyOf = ([agencyId, year, version]: Document): string => versionKey({ agencyId, year, version });

const powerOfTwo = (least: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(least)));

const numbersBelow = (end: number): number[] => Array.from({ length: end }, (_, number) => number);

/**
 * Numbers of shards are powers of two, so the keys of a residue class modulo the smaller number stay together: each class
 * is merged by itself.
 */
const writeShards = async (
  sources: readonly Source[],
  ranks: readonly Int32Array[],
  shards: number,
  emit: Emit,
): Promise<number> => {
  const largest = sources.reduce((most, source) => (source.shards > most.shards ? source : most));
  const classes = Math.min(largest.shards, shards);
  const inMemory = await Promise.all(
    sources.map((source) => (source === largest ? undefined : readWhole(source, shards))),
  );
  const written = await sideBySide(numbersBelow(classes), atOnce, async (residue) => {
    const wanted = numbersBelow(shards).filter((shard) => shard % classes === residue);
    const parts = await Promise.all(
      sources.map(async (source, index): Promise<Lists[]> => {
        const kept = inMemory[index];
        if (kept) return wanted.map((shard) => kept[shard]!);
        const own = numbersBelow(source.shards).filter((shard) => shard % classes === residue);
        return Promise.all(own.map((shard) => source.read(shard)));
      }),
    );
    return writeClass(mergeLists(parts, ranks), wanted, shards, emit);
  });
  return written.reduce((sum, bytes) => sum + bytes, 0);
};

const readWhole = async (source: Source, shards: number): Promise<Lists[]> => {
  const parts = await sideBySide(numbersBelow(source.shards), atOnce, (shard) => source.read(shard));
  const whole = { t: new Map(parts.flatMap(({ t }) => [...t])), n: new Map(parts.flatMap(({ n }) => [...n])) };
  return spread(whole, shards);
};

const mergeLists = (parts: readonly Lists[][], ranks: readonly Int32Array[]): Lists => ({
  t: mergeKind(parts, ranks, 't'),
  n: mergeKind(parts, ranks, 'n'),
});

const mergeKind = (
  parts: readonly Lists[][],
  ranks: readonly Int32Array[],
  kind: keyof Lists,
): Map<string, Postings> => {
  const moved = new Map<string, Moved[]>();
  parts.forEach((lists, source) => {
    for (const [key, postings] of lists.flatMap((list) => [...list[kind]])) {
      const entry = { postings, ranks: ranks[source]! };
      const known = moved.get(key);
      if (known) known.push(entry);
      else moved.set(key, [entry]);
    }
  });
  const merged = [...moved].map(([key, sources]) => [key, mergePostings(sources, mostPostings[kind])] as const);
  return new Map(merged.filter(([, { ranks: found, more }]) => found.length > 0 || more));
};

const writeClass = async (lists: Lists, wanted: readonly number[], shards: number, emit: Emit): Promise<number> => {
  const parts = new Map(
    wanted.map((shard) => [shard, { t: new Map<string, Postings>(), n: new Map<string, Postings>() }]),
  );
  for (const kind of ['t', 'n'] as const)
    for (const [key, postings] of lists[kind]) parts.get(placeOf(key, shards))![kind].set(key, postings);
  let bytes = 0;
  for (const [shard, part] of parts) {
    const body = JSON.stringify(shardOf(part));
    bytes += Buffer.byteLength(body);
    await emit(`s${shard}.json`, body);
  }
  return bytes;
};

const writeDocuments = async (documents: readonly Document[], emit: Emit): Promise<void> => {
  const blocks = numbersBelow(Math.ceil(documents.length / blockSize));
  await sideBySide(blocks, atOnce, (block) =>
    emit(`d${block}.json`, JSON.stringify(documents.slice(block * blockSize, (block + 1) * blockSize))),
  );
};

const writeLookups = async (documents: readonly Document[], lookups: number, emit: Emit): Promise<void> => {
  const parts = numbersBelow(lookups).map((): Record<string, number> => ({}));
  for (const [agencyId, year, version] of documents) {
    const key = `${agencyId}/${year}`;
    parts[placeOf(key, lookups)]![key] = version;
  }
  await sideBySide(numbersBelow(lookups), atOnce, (part) => emit(`k${part}.json`, JSON.stringify(parts[part])));
};
