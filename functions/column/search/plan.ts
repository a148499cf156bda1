import { type SearchManifest, type Segment, versionKey } from './format.ts';

// What becomes of the manifest, decided without touching anything. Segments are kept as in a log-structured tree: a fold
// takes the smallest with it as long as they are not many times larger than what is new, so a version is written again a
// few times in all, and a search asks few segments, however many versions there are.

/** A segment this many times larger than what is folded is left alone. */
const ratio = 16;
/** Fewer than this count as this many, so that single publications do not leave a row of small segments. */
const least = 8;
/** Versions taken at once; the rest waits for the next fold. */
const mostTaken = 400;
/** With so many that must not be shown everything is merged, so that readers need not load long lists of them. */
const mostGone = 200;

export interface FoldPlan {
  /** Versions to take in, oldest first. */
  readonly taken: readonly string[];
  /** Segments to merge with them; the last ones of the manifest. */
  readonly segments: readonly Segment[];
  /** Versions to leave out. */
  readonly gone: readonly string[];
}

/** What is to be folded now; undefined when there is nothing to do. */
export const planFold = ({ pending, segments, gone }: SearchManifest): FoldPlan | undefined => {
  const taken = pending.slice(0, mostTaken);
  const everything = gone.length > mostGone;
  if (taken.length === 0 && !everything) return undefined;
  let from = segments.length;
  for (let total = taken.length; from > 0; from -= 1) {
    const { docs } = segments[from - 1]!;
    if (!everything && docs >= ratio * Math.max(total, least)) break;
    total += docs;
  }
  return { taken, segments: segments.slice(from), gone };
};

/** How long a fold of these may take at most; somebody else may try then. A lost fold changes nothing but this. */
export const foldMilliseconds = ({ taken, segments }: FoldPlan): number =>
  60_000 + 20 * (taken.length + segments.reduce((sum, { docs }) => sum + docs, 0));

/** What a fold has made: the segment, unless nothing was left, and the versions it met and left out. */
export interface Made {
  readonly segment: Segment | undefined;
  readonly removed: ReadonlySet<string>;
}

/**
 * The manifest after a fold that was claimed with `claim`. What came in meanwhile stays; what was taken back meanwhile is
 * in the new segment, and must not be shown. Undefined when the claim was lost, because it took too long: then the new
 * segment is waste.
 */
export const folded = (
  manifest: SearchManifest,
  { plan, claim }: { readonly plan: FoldPlan; readonly claim: string },
  { segment, removed }: Made,
  now: Date,
): SearchManifest | undefined => {
  if (manifest.folding !== claim) return undefined;
  const ids = new Set(plan.segments.map(({ id }) => id));
  const kept = manifest.segments.filter(({ id }) => !ids.has(id));
  const pending = new Set(manifest.pending);
  const taken = new Set(plan.taken);
  // Where no segment is left but the new one, whatever was to be left out is.
  const leftOut = kept.length === 0 ? new Set(plan.gone) : removed;
  const takenBack = plan.taken.filter((key) => !pending.has(key));
  return {
    ...manifest,
    segments: [...kept, ...(segment ? [segment] : [])],
    pending: manifest.pending.filter((key) => !taken.has(key)),
    gone: [...new Set([...manifest.gone.filter((key) => !leftOut.has(key)), ...takenBack])],
    retired: [...manifest.retired, ...[...ids].map((id) => ({ id, at: now.toISOString() }))],
    folding: null,
  };
};

/** What is out of an agency's year, and what is not any more. */
export interface Out {
  readonly agencyId: string;
  readonly year: number;
  /** The last version that was ever out; 0 when none was. */
  readonly last: number;
  /** The version that is out, if any. */
  readonly shown: number | undefined;
}

/**
 * The manifest after a look at what is out of an agency's year; `found` are the versions that segments hold. While somebody
 * folds, a version that is not out any more may be in what is being made, so it is noted as gone in any case. The same
 * manifest when it agrees already.
 */
export const noted = (manifest: SearchManifest, out: Out, found: readonly number[]): SearchManifest => {
  const { agencyId, year, last, shown } = out;
  const keyOf = (version: number): string => versionKey({ agencyId, year, version });
  const wanted = shown === undefined ? undefined : keyOf(shown);
  const gone = new Set(manifest.gone);
  const perhaps = manifest.folding === null ? [] : Array.from({ length: last }, (_, index) => index + 1);
  const outdated = [...new Set([...found, ...perhaps])].map(keyOf).filter((key) => key !== wanted && !gone.has(key));
  const waits = wanted !== undefined && !manifest.pending.includes(wanted) && !found.includes(shown!);
  const surplus = manifest.pending.filter((key) => key.startsWith(keyOf(0).slice(0, -1)) && key !== wanted);
  if (outdated.length === 0 && !waits && surplus.length === 0) return manifest;
  return {
    ...manifest,
    pending: [...manifest.pending.filter((key) => !surplus.includes(key)), ...(waits ? [wanted] : [])],
    gone: [...manifest.gone, ...outdated],
  };
};

/** Readers that opened the page before a fold may ask for its old segments for so long. */
const readersMilliseconds = 10 * 60_000;
/** Older than any fold that may still be under way. */
const strayMilliseconds = 24 * 60 * 60_000;

/** Retired segments whose time has come. */
export const dueForRemoval = ({ retired }: SearchManifest, now: Date): string[] =>
  retired.filter(({ at }) => Date.parse(at) + readersMilliseconds <= now.getTime()).map(({ id }) => id);

/** Segments nobody refers to, left behind by a fold that was cut off. Names begin with the time they were made. */
export const strays = (ids: readonly string[], { segments, retired }: SearchManifest, now: Date): string[] => {
  const known = new Set([...segments, ...retired].map(({ id }) => id));
  return ids.filter((id) => !known.has(id) && madeAt(id) + strayMilliseconds <= now.getTime());
};

const madeAt = (id: string): number => Number.parseInt(id.split('-')[0] ?? '', 36);
