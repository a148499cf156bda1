import type { Role } from '../export/archive.ts';
import type { History, VersionEntry } from '../store/versions.ts';

/** What brings an object back to where it was. */
export type Repair =
  /** Deleted since: the markers on top are taken away, and the version under them is the current one again. */
  | { readonly kind: 'undelete'; readonly markers: readonly string[] }
  /** Written over since: the older version is copied over the present one. `newer`: what stands above it. */
  | { readonly kind: 'putBack'; readonly versionId: string; readonly newer: readonly VersionEntry[] };

/**
 * What is to be done so that an object is as it was at a moment; undefined when nothing is: it was not there then, or is the
 * same. With `overwritten` false only deletions are taken back. A copy into the drop bucket would be a new submission, so
 * there nothing is ever copied: every version is kept as what it is, somebody's file.
 */
export const planObject = (
  { versions }: History,
  at: Date,
  { role, overwritten }: { readonly role: Role; readonly overwritten: boolean },
): Repair | undefined => {
  const index = versions.findIndex((version) => version.at.getTime() <= at.getTime());
  const then = versions[index];
  if (!then || then.isMarker || index === 0) return undefined;
  const newer = versions.slice(0, index);
  const markers = leadingMarkers(newer);
  const isOverwritten = newer.some((version) => !version.isMarker && version.etag !== then.etag);
  if (isOverwritten && overwritten && role !== 'drop') return { kind: 'putBack', versionId: then.versionId, newer };
  return markers.length > 0 ? { kind: 'undelete', markers } : undefined;
};

/** Markers that stand on top of everything. */
export const leadingMarkers = (versions: readonly VersionEntry[]): string[] => {
  const first = versions.findIndex(({ isMarker }) => !isMarker);
  return versions.slice(0, first < 0 ? versions.length : first).map(({ versionId }) => versionId);
};

/** Where there is something that cannot be made again, by bucket. */
export const lasting: Readonly<Record<Role, readonly string[]>> = {
  drop: ['incoming/'],
  work: ['register/', 'submissions/', 'rollups/', 'withdrawn/'],
  public: ['reports/', 'assets/'],
};

/** Everything else of the public bucket is made from the catalogue. */
export const isLasting = (role: Role, key: string): boolean =>
  role !== 'public' || key.startsWith('assets/') || /^reports\/[^/]+\/\d+\/v\d+\/(?!index\.html$)/u.test(key);
