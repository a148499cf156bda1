import type { Listed } from '../../../schemas/listing.ts';
import { listKeys } from '../../shared/manyObjects.ts';
import { type Segment, textKey, textsPrefix, versionKey } from './format.ts';
import { documentsOf, readManifest, type SearchPlace } from './store.ts';

/** Where the search does not agree with what is published; versions as `<agencyId>/<year>/<version>`. */
export interface SearchDisagreements {
  /** Out, but not found. */
  readonly missing: readonly string[];
  /** Not out, but found, or found twice. */
  readonly surplus: readonly string[];
  /** Out and found, but without a text, so that only its names are found. */
  readonly textless: readonly string[];
}

/**
 * Compares the search with everything that is out. What is published or withdrawn while it looks may be named; each is
 * mended by `noteInSearch`, which changes nothing where all is well. A version found twice needs `rebuildSearch`.
 */
export const searchDisagreements = async (
  place: SearchPlace,
  all: AsyncIterable<Listed>,
): Promise<SearchDisagreements> => {
  const { manifest } = await readManifest(place);
  const gone = new Set(manifest.gone);
  const held = (await Promise.all(manifest.segments.map((segment) => keysIn(place, segment)))).flat();
  const found = [...held.filter((key) => !gone.has(key)), ...manifest.pending];
  const texts = new Set(await listKeys(place.publicBucket, textsPrefix));
  const left = new Set<string>();
  const doubled = found.filter((key) => left.size === left.add(key).size);
  const [missing, textless]: [string[], string[]] = [[], []];
  for await (const listed of all) {
    const key = versionKey(listed);
    if (!left.delete(key)) missing.push(key);
    else if (!texts.has(textKey(listed))) textless.push(key);
  }
  return { missing, surplus: [...left, ...doubled], textless };
};

const keysIn = async (place: SearchPlace, segment: Segment): Promise<string[]> =>
  (await documentsOf(place, segment)).map(([agencyId, year, version]) => versionKey({ agencyId, year, version }));
