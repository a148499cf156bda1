import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { ContentionError } from '../../shared/errors.ts';
import { findObject, readJson, writeObject } from '../../shared/objects.ts';
import { sideBySide } from '../../shared/sideBySide.ts';
import {
  BlockSchema,
  blockSize,
  emptyManifest,
  LookupSchema,
  manifestKey,
  type SearchManifest,
  SearchManifestSchema,
  type SearchText,
  SearchTextSchema,
  type Segment,
  ShardSchema,
  segmentsPrefix,
  textKey,
  type VersionOf,
} from './format.ts';
import { placeOf } from './letters.ts';
import { listsOf, type Source } from './source.ts';

/** Where the search is kept. */
export interface SearchPlace {
  readonly publicBucket: string;
}

const jsonType = 'application/json; charset=utf-8';
/** A segment never changes under its name. */
const forEver = 'public, max-age=31536000, immutable';
/** A withdrawn text must not linger with readers. */
const forMinutes = 'public, max-age=60';
const forSeconds = 'public, max-age=20';

const tries = 200;
const atOnce = 32;

export interface Known {
  readonly manifest: SearchManifest;
  /** Undefined while there is none. */
  readonly etag: string | undefined;
}

/** The manifest as it stands. */
export const readManifest = async ({ publicBucket }: SearchPlace): Promise<Known> => {
  const found = await findObject(publicBucket, manifestKey);
  if (!found) return { manifest: emptyManifest, etag: undefined };
  return { manifest: SearchManifestSchema.parse(JSON.parse(new TextDecoder().decode(found.body))), etag: found.etag };
};

/**
 * Changes the manifest: read, think, write if nobody was faster, else again. `think` gives the manifest back as it was, or
 * undefined, to leave it. Answers the manifest that stands then.
 */
export const changeManifest = async (
  place: SearchPlace,
  think: (manifest: SearchManifest) => Promise<SearchManifest | undefined>,
): Promise<{ readonly manifest: SearchManifest; readonly changed: boolean }> => {
  for (let turn = 0; turn < tries; turn += 1) {
    const { manifest, etag } = await readManifest(place);
    const after = await think(manifest);
    if (!after || after === manifest) return { manifest, changed: false };
    const next = { ...after, revision: manifest.revision + 1 };
    const only = etag === undefined ? ('absent' as const) : { etag };
    const options = { contentType: jsonType, cacheControl: forSeconds, only };
    if ((await writeObject(place.publicBucket, manifestKey, JSON.stringify(next), options)) === 'written')
      return { manifest: next, changed: true };
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * Math.min(turn + 1, 20)));
  }
  throw new ContentionError(`The search manifest could not be changed in ${tries} tries`);
};

const readChecked = <Schema extends z.ZodType>(
  { publicBucket }: SearchPlace,
  { id }: Pick<Segment, 'id'>,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> => readJson(publicBucket, `${segmentsPrefix}${id}/${name}.json`, schema);

/** The documents of a segment, newest first. */
export const documentsOf = async (place: SearchPlace, segment: Segment): Promise<z.output<typeof BlockSchema>> => {
  const blocks = Array.from({ length: Math.ceil(segment.docs / blockSize) }, (_, block) => block);
  return (await sideBySide(blocks, atOnce, (block) => readChecked(place, segment, `d${block}`, BlockSchema))).flat();
};

/** A stored segment, to be merged. */
export const openSegment = async (place: SearchPlace, segment: Segment): Promise<Source> => ({
  documents: await documentsOf(place, segment),
  shards: segment.shards,
  bytes: segment.bytes,
  read: async (shard) => listsOf(await readChecked(place, segment, `s${shard}`, ShardSchema)),
});

/** The version of an agency's year that a segment holds, if any. */
export const versionIn = async (
  place: SearchPlace,
  segment: Segment,
  { agencyId, year }: Omit<VersionOf, 'version'>,
): Promise<number | undefined> => {
  const key = `${agencyId}/${year}`;
  return (await readChecked(place, segment, `k${placeOf(key, segment.lookups)}`, LookupSchema))[key];
};

/** Name of a new segment. */
export const newSegmentId = (now: Date): string => `${now.getTime().toString(36)}-${randomBytes(6).toString('hex')}`;

/** Writes one file of a segment. */
export const writeSegmentFile = async (place: SearchPlace, id: string, name: string, body: string): Promise<void> => {
  const options = { contentType: jsonType, cacheControl: forEver };
  await writeObject(place.publicBucket, `${segmentsPrefix}${id}/${name}`, body, options);
};

/** The text of a version; undefined when there is none (any more). */
export const findText = async ({ publicBucket }: SearchPlace, of: VersionOf): Promise<SearchText | undefined> => {
  const found = await findObject(publicBucket, textKey(of));
  return found && SearchTextSchema.parse(JSON.parse(new TextDecoder().decode(found.body)));
};

/** Writes the text of a version. */
export const writeText = async ({ publicBucket }: SearchPlace, text: SearchText): Promise<void> => {
  const options = { contentType: jsonType, cacheControl: forMinutes };
  await writeObject(publicBucket, textKey(text), JSON.stringify(text), options);
};
