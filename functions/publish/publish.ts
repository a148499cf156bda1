import { createHash } from 'node:crypto';
import { groupOf } from '../../schemas/listing.ts';
import { canonicalManifest, type Manifest, type Publication, versionPrefix } from '../../schemas/publication.ts';
import type { Agency } from '../../schemas/register.ts';
import type { NewPublication } from '../column/catalogue.ts';
import { noteChange, noteSettled } from '../column/changed.ts';
import type { Column } from '../column/column.ts';
import { settle } from '../column/settle.ts';
import { type Claim, claimVersion } from '../column/version.ts';
import { ContentionError, IntegrityError } from '../shared/errors.ts';
import { readObject, writeObject } from '../shared/objects.ts';
import { type ImmutableWrite, indexNumberOf, lockedUntil, planVersion } from './plan.ts';

/** A rendered report, ready to go out: what was approved, or a former year's report that is imported. */
export interface Source {
  readonly agency: Agency;
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly origin: Publication['origin'];
  /** See `Submission.order`: only a later one replaces what is out. */
  readonly order: string;
  /** 更正说明, in case this is not the first version; null when nobody said why. */
  readonly note: string | null;
  /** Gives the bytes of one file of the manifest. */
  readonly bytesOf: (path: string) => Promise<Uint8Array>;
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Writes one object of a version, or makes sure that the same bytes are there already. */
const writeImmutable = async (
  column: Column,
  write: ImmutableWrite,
  body: Uint8Array,
  lockedUntil: Date | undefined,
): Promise<void> => {
  if (sha256(body) !== write.file.sha256) {
    throw new IntegrityError(`${write.file.path} differs from its manifest; what was approved is not what lies there`);
  }
  const { key, file, cacheControl, contentDisposition } = write;
  const only = 'absent' as const;
  const options = { contentType: file.mediaType, cacheControl, contentDisposition, lockedUntil, only };
  if ((await writeObject(column.publicBucket, key, body, options)) === 'written') return;
  const there = await readObject(column.publicBucket, key);
  if (sha256(there) !== file.sha256) throw new IntegrityError(`${key} is published with other bytes`);
};

const writeVersion = async (column: Column, source: Source, { version, claimedAt }: Claim): Promise<void> => {
  const { manifest, manifestHash, bytesOf } = source;
  const text = canonicalManifest(manifest);
  if (sha256(text) !== manifestHash) throw new IntegrityError('The manifest is not the one that was approved');
  const until = lockedUntil(column.lockYears, claimedAt);
  await Promise.all(
    planVersion(manifest, version).map(async (write) =>
      writeImmutable(column, write, await bytesOf(write.file.path), until),
    ),
  );
  const file = { path: 'manifest.json', mediaType: 'application/json', size: text.length, sha256: manifestHash };
  const key = `${versionPrefix(manifest.agencyId, manifest.year, version)}manifest.json`;
  const write = { key, file, cacheControl: 'public, max-age=300' };
  await writeImmutable(column, write, new TextEncoder().encode(text), until);
};

const publicationOf = (
  { agency, ...source }: Source,
  claim: Claim,
  before: Publication | undefined,
): NewPublication => {
  const { manifest, manifestHash, origin, order, note } = source;
  const { agencyId, year, title } = manifest;
  return {
    agencyId,
    agencyName: agency.name,
    agencyKind: agency.kind,
    // A correction stands where the report stood, whoever the agency belongs to by now.
    group: before?.group ?? groupOf(agency),
    year,
    version: claim.version,
    title,
    publishedAt: claim.claimedAt,
    indexNumber: indexNumberOf(agencyId, year),
    manifestHash,
    origin,
    order,
    note,
  };
};

/** Two of the same agency's year at the same moment may want another number; more often means that something is wrong. */
const tries = 20;

/**
 * Publishes one rendered report: version number, immutable bytes, pointer, pages, in this order, each step safe to
 * repeat. Answers the publication that is out, or undefined when a later one was faster.
 */
export const publish = async (column: Column, source: Source, now: Date): Promise<NewPublication | undefined> => {
  const { manifest, manifestHash, order, note } = source;
  const { agencyId, year } = manifest;
  for (let turn = 0; turn < tries; turn += 1) {
    const before = await column.catalogue.pointer(agencyId, year);
    if (before && before.order > order) return undefined;
    if (before?.order === order && before.manifestHash === manifestHash) {
      // It went out before, and may have been withdrawn since: nothing is written once more, all pages are seen to.
      await settle(column, agencyId, year);
      return before;
    }

    // Numbers grow with what is out, so that a withdrawal can say up to which everything is hidden.
    const after = before?.version ?? 0;
    const claim = await claimVersion(column.table, agencyId, year, { order, manifestHash, note, now, after });
    await writeVersion(column, source, claim);
    const publication = publicationOf(source, claim, before);
    const change = await noteChange(column.table, agencyId, year, now, source.origin);
    const pointed = await column.catalogue.point(publication);
    if (pointed === 'written') await settle(column, agencyId, year);
    await noteSettled(column.table, change);
    if (pointed !== 'behind') return pointed === 'written' ? publication : undefined;
  }
  throw new ContentionError(`${agencyId} ${year} was overtaken ${tries} times while it was published`);
};
