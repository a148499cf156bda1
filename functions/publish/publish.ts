import { createHash } from 'node:crypto';
import { groupOf } from '../../schemas/listing.ts';
import { canonicalManifest, type Manifest, type Publication, versionPrefix } from '../../schemas/publication.ts';
import type { Agency } from '../../schemas/register.ts';
import { derive, type Shelf } from '../column/derive.ts';
import { planDerived } from '../column/plan.ts';
import { refresh } from '../column/refresh.ts';
import { claimVersion, markOut, publishedVersions } from '../column/version.ts';
import { IntegrityError } from '../shared/errors.ts';
import { readObject, writeObject } from '../shared/objects.ts';
import { type ImmutableWrite, indexNumberOf, planVersion } from './plan.ts';

/** A rendered report, ready to go out: what was approved, or a former year's report that is imported. */
export interface Source {
  readonly agency: Agency;
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly origin: Publication['origin'];
  /** See `Submission.order`: only a later one replaces what is out. */
  readonly order: string;
  /** Gives the bytes of one file of the manifest. */
  readonly bytesOf: (path: string) => Promise<Uint8Array>;
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Writes one object of a version, or makes sure that the same bytes are there already. */
const writeImmutable = async (shelf: Shelf, write: ImmutableWrite, body: Uint8Array): Promise<void> => {
  if (sha256(body) !== write.file.sha256) {
    throw new IntegrityError(`${write.file.path} differs from its manifest; what was approved is not what lies there`);
  }
  const { key, file, cacheControl, contentDisposition } = write;
  const options = { contentType: file.mediaType, cacheControl, contentDisposition, only: 'absent' as const };
  if ((await writeObject(shelf.publicBucket, key, body, options)) === 'written') return;
  const there = await readObject(shelf.publicBucket, key);
  if (sha256(there) !== file.sha256) throw new IntegrityError(`${key} is published with other bytes`);
};

const writeVersion = async (shelf: Shelf, source: Source, version: number): Promise<void> => {
  const { manifest, manifestHash, bytesOf } = source;
  const text = canonicalManifest(manifest);
  if (sha256(text) !== manifestHash) throw new IntegrityError('The manifest is not the one that was approved');
  await Promise.all(
    planVersion(manifest, version).map(async (write) => writeImmutable(shelf, write, await bytesOf(write.file.path))),
  );
  const file = { path: 'manifest.json', mediaType: 'application/json', size: text.length, sha256: manifestHash };
  const key = `${versionPrefix(manifest.agencyId, manifest.year, version)}manifest.json`;
  await writeImmutable(shelf, { key, file, cacheControl: 'public, max-age=300' }, new TextEncoder().encode(text));
};

/** Makes every page again that the publication of this agency's year touches. */
export const refreshPages = async (shelf: Shelf, publication: Publication, paths: readonly string[]): Promise<void> => {
  const versions = await publishedVersions(shelf.table, publication.agencyId, publication.year);
  const numbers = versions.map(({ version }) => version);
  for (const step of planDerived(publication, paths, numbers)) {
    await Promise.all(step.map((target) => refresh(shelf.publicBucket, target.key, () => derive(shelf, target))));
  }
};

/**
 * Publishes one rendered report: version number, immutable bytes, pointer, pages, in this order, each step safe to
 * repeat. Answers the publication that is out, or undefined when a later one was faster.
 */
export const publish = async (shelf: Shelf, source: Source, now: Date): Promise<Publication | undefined> => {
  const { agency, manifest, manifestHash, origin, order } = source;
  const { agencyId, year, title } = manifest;
  const out = await shelf.catalogue.find(agencyId, year);
  if (out && out.order > order) return undefined;

  const claim = await claimVersion(shelf.table, agencyId, year, { order, manifestHash, now });
  await writeVersion(shelf, source, claim.version);
  const publication: Publication = {
    agencyId,
    agencyName: agency.name,
    agencyKind: agency.kind,
    group: groupOf(agency),
    year,
    version: claim.version,
    title,
    publishedAt: claim.claimedAt,
    indexNumber: indexNumberOf(agencyId, year),
    manifestHash,
    origin,
    order,
    note: null,
    withdrawal: null,
  };
  if ((await shelf.catalogue.point(publication)) === 'conflict') return undefined;
  await markOut(shelf.table, agencyId, year, claim.version);
  await refreshPages(
    shelf,
    publication,
    manifest.files.map((file) => file.path),
  );
  return publication;
};
