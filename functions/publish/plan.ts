import type { Manifest, RenderedFile } from '../../schemas/publication.ts';
import { versionPrefix } from '../../schemas/publication.ts';
import { dispositionOf } from '../column/disposition.ts';

/** One object of a version: written once, never changed. */
export interface ImmutableWrite {
  readonly key: string;
  readonly file: RenderedFile;
  readonly cacheControl: string;
  readonly contentDisposition?: string;
}

const yearInSeconds = 31_536_000;
const immutable = `public, max-age=${yearInSeconds}, immutable`;

/** The objects of one version, in any order: nothing refers to them until the pointer is moved. */
export const planVersion = (manifest: Manifest, version: number): ImmutableWrite[] =>
  manifest.files.map((file) => ({
    key: `${versionPrefix(manifest.agencyId, manifest.year, version)}${file.path}`,
    file,
    cacheControl: immutable,
    contentDisposition: dispositionOf(manifest, file.path),
  }));

/** 索引号 of an agency's year: the same for all its versions. */
export const indexNumberOf = (agencyId: string, year: number): string => `NB-${year}-${agencyId.toUpperCase()}`;

/** So many years after a version was claimed, to the day; a retry says the same. Undefined where nothing is locked. */
export const lockedUntil = (years: number | undefined, claimedAt: string): Date | undefined => {
  if (years === undefined) return undefined;
  const until = new Date(claimedAt);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return until;
};
