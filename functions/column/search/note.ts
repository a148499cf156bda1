import type { Listed } from '../../../schemas/listing.ts';
import type { PublishedReport } from '../../../schemas/publishedReport.ts';
import { deleteObjects, listKeys } from '../../shared/manyObjects.ts';
import { findFacts } from '../../shared/objects.ts';
import { type Segment, textKey, textsPrefix } from './format.ts';
import { noted } from './plan.ts';
import { changeManifest, type SearchPlace, versionIn, writeText } from './store.ts';
import { searchTextOf } from './text.ts';

/** What is true of an agency's year. */
export interface SearchTruth {
  /** The last version that was ever out; 0 when none was. */
  readonly version: number;
  /** What is out now; absent while nothing is. The report is asked for only when its text is not there yet. */
  readonly shown?: { readonly listed: Listed; readonly report: () => Promise<PublishedReport> };
}

/**
 * Makes the search agree with what is out of an agency's year. Called after every publication, correction and withdrawal,
 * after the pointer has moved; safe to repeat, beside itself and beside a fold. `truth` is asked after the manifest is read,
 * and again whenever somebody else was faster. What is not out any more cannot be found once this is done, and its text is
 * removed.
 *
 * Answers whether the manifest had to be changed.
 */
export const noteInSearch = async (
  place: SearchPlace,
  agencyId: string,
  year: number,
  truth: () => Promise<SearchTruth>,
): Promise<boolean> => {
  const versions = versionsIn(place, agencyId, year);
  let seen: SearchTruth = { version: 0 };
  const { changed } = await changeManifest(place, async (manifest) => {
    seen = await truth();
    if (seen.shown) await keepText(place, seen.shown);
    const out = { agencyId, year, last: seen.version, shown: seen.shown?.listed.version };
    return noted(manifest, out, await versions(manifest.segments));
  });
  await removeTexts(place, agencyId, year, seen);
  return changed;
};

/** Segments never change: each is looked into once. */
const versionsIn = (place: SearchPlace, agencyId: string, year: number) => {
  const known = new Map<string, Promise<number | undefined>>();
  return async (segments: readonly Segment[]): Promise<number[]> => {
    const found = segments.map((segment) => {
      const asked = known.get(segment.id) ?? versionIn(place, segment, { agencyId, year });
      known.set(segment.id, asked);
      return asked;
    });
    return (await Promise.all(found)).filter((version) => version !== undefined);
  };
};

const keepText = async (place: SearchPlace, { listed, report }: NonNullable<SearchTruth['shown']>): Promise<void> => {
  if (!(await findFacts(place.publicBucket, textKey(listed))))
    await writeText(place, searchTextOf(listed, await report()));
};

/** Texts of what was out up to now; a later version's belongs to whoever publishes it. */
const removeTexts = async (
  { publicBucket }: SearchPlace,
  agencyId: string,
  year: number,
  { version, shown }: SearchTruth,
): Promise<void> => {
  const outdated = Array.from({ length: version }, (_, index) => index + 1)
    .filter((number) => number !== shown?.listed.version)
    .map((number) => textKey({ agencyId, year, version: number }));
  if (outdated.length === 0) return;
  const there = new Set(await listKeys(publicBucket, `${textsPrefix}${agencyId}/${year}/`));
  await deleteObjects(
    publicBucket,
    outdated.filter((key) => there.has(key)),
  );
};
