import { deleteObjects, listFolders, listKeys } from '../../shared/manyObjects.ts';
import { sideBySide } from '../../shared/sideBySide.ts';
import { combine } from './combine.ts';
import { segmentsPrefix, versionOf } from './format.ts';
import { dueForRemoval, type FoldPlan, folded, foldMilliseconds, type Made, planFold, strays } from './plan.ts';
import { type Source, sourceOf } from './source.ts';
import {
  changeManifest,
  findText,
  newSegmentId,
  openSegment,
  readManifest,
  type SearchPlace,
  writeSegmentFile,
} from './store.ts';

const atOnce = 32;

/** What a fold did: how many versions it took in, and how many documents it wrote anew with them. */
export interface SearchFold {
  readonly taken: number;
  readonly written: number;
}

/**
 * Takes what was noted into the segments. Called by the clock, each minute; does nothing when nothing was noted, or while
 * another fold is under way. A crash anywhere leaves the search as it was, until the time the fold was given is over.
 */
export const foldSearch = async (place: SearchPlace, now: Date): Promise<SearchFold> => {
  await tidy(place, now);
  const claimed = await claim(place, now);
  if (!claimed) return { taken: 0, written: 0 };
  const { taken, segments, gone } = claimed.plan;
  // A text that is missing was taken back since it was noted.
  const texts = await sideBySide(taken, atOnce, (key) => findText(place, versionOf(key)));
  const stored = await Promise.all(segments.map((segment) => openSegment(place, segment)));
  const sources = [...stored, sourceOf(texts.filter((text) => text !== undefined))];
  const made = await buildSegment(place, sources, new Set(gone), now);
  const { changed } = await changeManifest(place, async (manifest) => folded(manifest, claimed, made, now));
  return changed ? { taken: taken.length, written: made.segment?.docs ?? 0 } : { taken: 0, written: 0 };
};

/** Plans a fold, and says in the manifest that it is under way. */
const claim = async (
  place: SearchPlace,
  now: Date,
): Promise<{ readonly plan: FoldPlan; readonly claim: string } | undefined> => {
  let claimed: { plan: FoldPlan; claim: string } | undefined;
  const { changed } = await changeManifest(place, async (manifest) => {
    claimed = undefined;
    if (manifest.folding !== null && Date.parse(manifest.folding) > now.getTime()) return undefined;
    const plan = planFold(manifest);
    if (!plan) return undefined;
    claimed = { plan, claim: new Date(now.getTime() + foldMilliseconds(plan)).toISOString() };
    return { ...manifest, folding: claimed.claim };
  });
  return changed ? claimed : undefined;
};

/** Writes a segment of these sources, under a name of its own. */
export const buildSegment = async (
  place: SearchPlace,
  sources: readonly Source[],
  gone: ReadonlySet<string>,
  now: Date,
): Promise<Made> => {
  const id = newSegmentId(now);
  const { facts, removed } = await combine(sources, gone, (name, body) => writeSegmentFile(place, id, name, body));
  return { segment: facts && { id, ...facts }, removed };
};

/** Removes segments that no reader uses any more, and with them what folds left behind that were cut off. */
const tidy = async (place: SearchPlace, now: Date): Promise<void> => {
  const { manifest } = await readManifest(place);
  const due = dueForRemoval(manifest, now);
  if (due.length === 0) return;
  const stray = strays(await listFolders(place.publicBucket, segmentsPrefix), manifest, now);
  for (const id of [...due, ...stray]) await removeSegment(place, id);
  await changeManifest(place, async (known) => ({
    ...known,
    retired: known.retired.filter(({ id }) => !due.includes(id)),
  }));
};

/** Removes the files of a segment. */
export const removeSegment = async ({ publicBucket }: SearchPlace, id: string): Promise<void> =>
  deleteObjects(publicBucket, await listKeys(publicBucket, `${segmentsPrefix}${id}/`));
