import type { Publication } from '../../schemas/publication.ts';
import { readObject } from '../shared/objects.ts';
import { publishedManifest, type VersionOf } from './archive.ts';
import type { Catalogue } from './catalogue.ts';
import { findShelf, findShelves, latest, listed, shelvesOf } from './lists.ts';
import { publishedVersions } from './version.ts';

interface Places {
  readonly table: string;
  readonly publicBucket: string;
  readonly workBucket: string;
  readonly catalogue: Catalogue;
}

/** The feed shows so many of what was published last, and no page more. */
const latestShown = 50;

/** All that pages are made from, as it stands when it is asked for; items are read strongly consistent. */
export const readsOf = (places: Places) => {
  const { table, publicBucket, catalogue } = places;
  return {
    pointer: catalogue.pointer,
    years: catalogue.years,
    /** What is out of an agency in these years, the latest first. */
    ofAgency: catalogue.ofAgency,
    /** The versions of an agency's year that were published, the oldest first. */
    versions: (agencyId: string, year: number, version: number) =>
      publishedVersions(table, { agencyId, year, version }),
    manifest: (of: VersionOf) => publishedManifest(places, of),
    /** Bytes of an object in the public bucket; throws StoredDataError when it is missing. */
    bytes: (key: string) => readObject(publicBucket, key),
    shelf: (year: number, group: string) => findShelf(table, year, group),
    shelvesOfYear: (year: number) => shelvesOf(table, year),
    shelvesOfGroup: (years: readonly number[], group: string) => findShelves(table, years, group),
    listed: (year: number, group: string) => listed(table, year, group),
    /** What was published last, the newest first. */
    latest: () => latest(table, latestShown),
  };
};

export type Reads = ReturnType<typeof readsOf>;

interface Reading {
  readonly reads: Reads;
}

/** The years of an agency that are out, the latest first. */
export const agencysYears = async ({ reads }: Reading, agencyId: string): Promise<Publication[]> => {
  const years = await reads.years();
  return reads.ofAgency(
    agencyId,
    years.map(({ year }) => year),
  );
};

/** The same question, asked once for each set of arguments. */
const once = <Given extends unknown[], Answer>(ask: (...given: Given) => Promise<Answer>): typeof ask => {
  const known = new Map<string, Promise<Answer>>();
  return (...given) => {
    const key = JSON.stringify(given);
    const asked = known.get(key) ?? ask(...given);
    known.set(key, asked);
    return asked;
  };
};

/**
 * The column at one moment: whatever many pages are made from is read once for all of them, when the first asks for it.
 * To write with only what was looked at before, see `refresh.ts`; and for no longer than a step or two.
 */
export const atOneMoment = <Column extends Reading>(column: Column): Column => {
  const { reads } = column;
  return {
    ...column,
    reads: {
      pointer: once(reads.pointer),
      years: once(reads.years),
      ofAgency: once(reads.ofAgency),
      versions: once(reads.versions),
      manifest: once(reads.manifest),
      bytes: once(reads.bytes),
      shelf: once(reads.shelf),
      shelvesOfYear: once(reads.shelvesOfYear),
      shelvesOfGroup: once(reads.shelvesOfGroup),
      listed: once(reads.listed),
      latest: once(reads.latest),
    },
  };
};
