import type { Listed } from '../../../schemas/listing.ts';
import type { PublishedReport } from '../../../schemas/publishedReport.ts';
import { ContentionError } from '../../shared/errors.ts';
import { deleteObjects } from '../../shared/manyObjects.ts';
import { sideBySide } from '../../shared/sideBySide.ts';
import { buildSegment, removeSegment } from './fold.ts';
import {
  emptyManifest,
  type SearchManifest,
  type SearchText,
  type Segment,
  textKey,
  versionKey,
  versionOf,
} from './format.ts';
import { planFold } from './plan.ts';
import { sourceOf } from './source.ts';
import { changeManifest, openSegment, type SearchPlace, writeText } from './store.ts';
import { searchTextOf } from './text.ts';

/** One report that is out. */
export interface Published {
  readonly listed: Listed;
  readonly report: PublishedReport;
}

const batchSize = 400;
const atOnce = 32;
/** A batch must come to its end before a fold may begin again. */
const batchMilliseconds = 15 * 60_000;

/**
 * Makes the whole search again from what is published, beside the one in use, and then puts it in its place. `all` must ask
 * for what is out only as it goes. What is noted while it works is kept. Texts are written again, so it serves after a
 * change of what is searched, too. Answers how many reports are in it; throws ContentionError when somebody else has
 * folded or rebuilt meanwhile.
 */
export const rebuildSearch = async (
  place: SearchPlace,
  all: AsyncIterable<Published>,
  clock: () => Date,
  progress: (done: number) => void = () => {},
): Promise<number> => {
  let claim = await claimNext(place, clock());
  const built = new Set<string>();
  let segments: readonly Segment[] = [];
  for await (const texts of batches(all)) {
    await sideBySide(texts, atOnce, (text) => writeText(place, text));
    for (const text of texts) built.add(versionKey(text));
    segments = await grow(place, segments, texts, clock());
    progress(built.size);
    claim = await claimNext(place, clock(), claim);
  }
  await putInPlace(place, segments, built, claim, clock());
  return built.size;
};

/** Keeps folds away; a claim that is renewed must still be ours. */
const claimNext = async (place: SearchPlace, now: Date, ours?: string): Promise<string> => {
  const folding = new Date(now.getTime() + batchMilliseconds).toISOString();
  await changeManifest(place, async (manifest) => {
    mustBeOurs(manifest, ours);
    return { ...manifest, folding };
  });
  return folding;
};

const mustBeOurs = ({ folding }: SearchManifest, ours: string | undefined): void => {
  if (ours !== undefined && folding !== ours)
    throw new ContentionError('Somebody else has folded the search while it was rebuilt');
};

const putInPlace = async (
  place: SearchPlace,
  segments: readonly Segment[],
  built: ReadonlySet<string>,
  claim: string,
  now: Date,
): Promise<void> => {
  const { manifest } = await changeManifest(place, async (before) => {
    mustBeOurs(before, claim);
    return {
      ...before,
      segments: [...segments],
      pending: before.pending.filter((key) => !built.has(key)),
      gone: before.gone.filter((key) => built.has(key)),
      retired: [...before.retired, ...before.segments.map(({ id }) => ({ id, at: now.toISOString() }))],
      folding: null,
    };
  });
  // What was taken back while we worked may have been written again by us.
  await deleteObjects(
    place.publicBucket,
    manifest.gone.map((key) => textKey(versionOf(key))),
  );
};

async function* batches(all: AsyncIterable<Published>): AsyncGenerator<SearchText[]> {
  let batch: SearchText[] = [];
  for await (const { listed, report } of all) {
    batch.push(searchTextOf(listed, report));
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Takes a batch into segments nobody reads yet; what is merged is removed at once. */
const grow = async (
  place: SearchPlace,
  before: readonly Segment[],
  texts: readonly SearchText[],
  now: Date,
): Promise<Segment[]> => {
  const plan = planFold({ ...emptyManifest, segments: [...before], pending: texts.map(versionKey) });
  const merged = plan?.segments ?? [];
  const stored = await Promise.all(merged.map((segment) => openSegment(place, segment)));
  const { segment } = await buildSegment(place, [...stored, sourceOf(texts)], new Set(), now);
  for (const { id } of merged) await removeSegment(place, id);
  return [...before.filter((one) => !merged.includes(one)), ...(segment ? [segment] : [])];
};
