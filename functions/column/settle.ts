import { type Publication, versionPrefix } from '../../schemas/publication.ts';
import { listKeys } from '../shared/manyObjects.ts';
import { archive, publishedManifest } from './archive.ts';
import type { Column } from './column.ts';
import { settleLists } from './lists.ts';
import { type DerivedPage, planPages, type VersionFiles } from './plan.ts';
import { agencysYears } from './reads.ts';
import { refreshPages } from './refreshPages.ts';
import { noteInSearch } from './search/note.ts';
import { searchTruth } from './searchTruth.ts';
import { claimedVersions, publishedVersions } from './version.ts';

/**
 * Makes everything that is derived from the pointer of an agency's year agree with it: lists, pages, feed, search. Called after every
 * move of a pointer, by whoever moved it, and again by the fold where somebody fell over. Safe to repeat and to run
 * beside itself; nothing it does depends on what moved. Answers the pointer, and how many objects had to be written.
 */
export const settle = async (
  column: Column,
  agencyId: string,
  year: number,
): Promise<{ pointer: Publication; written: number } | undefined> => {
  const pointer = await settleLists(column, agencyId, year);
  if (!pointer) return undefined;
  const [versions, others, left] = await Promise.all([
    versionFiles(column, pointer),
    otherYears(column, agencyId, year),
    leftBehind(column, pointer),
  ]);
  const steps = planPages(pointer, versions, others, carryOn(column, agencyId));
  const written = await refreshPages(column, [left, ...steps]);
  const noted = await noteInSearch(column, agencyId, year, () => searchTruth(column, agencyId, year));
  return { pointer, written: written + (noted ? 1 : 0) };
};

/** Every version that was out, with its files; what is withdrawn is put away before anything takes its place. */
export const versionFiles = async (column: Column, pointer: Publication): Promise<VersionFiles[]> => {
  const { agencyId, year, hiddenThrough } = pointer;
  const claims = await publishedVersions(column.table, pointer);
  return Promise.all(
    claims.map(async ({ version }) => {
      const of = { agencyId, year, version };
      const { files } = await (version > hiddenThrough ? publishedManifest(column, of) : archive(column, of));
      return { version, files };
    }),
  );
};

/**
 * What publications that never came to their end have put in the place of versions that are hidden by now: nothing ever led
 * there, but it could be read.
 */
const leftBehind = async ({ table, publicBucket }: Column, pointer: Publication): Promise<DerivedPage[]> => {
  const { agencyId, year, hiddenThrough } = pointer;
  if (hiddenThrough === 0) return [];
  const claims = await claimedVersions(table, agencyId, year);
  const never = claims.filter(({ out, version }) => !out && version <= hiddenThrough);
  const prefixes = never.map(({ version }) => versionPrefix(agencyId, year, version));
  const keys = (await Promise.all(prefixes.map((prefix) => listKeys(publicBucket, prefix)))).flat();
  return keys.map((key) => ({ kind: 'gone', key, agencyId, year }));
};

/** Whoever goes by another id by now, and whoever carries on the duties of what is no more. */
const carryOn = ({ register: { agencies } }: Column, agencyId: string): string[] => {
  const now = agencies.find(({ id, formerIds }) => id === agencyId || formerIds.includes(agencyId));
  return [now?.id, now?.mergedInto].filter((id) => id !== undefined && id !== agencyId).map(String);
};

const otherYears = async (column: Column, agencyId: string, year: number): Promise<number[]> =>
  (await agencysYears(column, agencyId)).map((publication) => publication.year).filter((other) => other !== year);
