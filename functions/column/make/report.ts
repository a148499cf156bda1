import { createHash } from 'node:crypto';
import type { Publication, RenderedFile } from '../../../schemas/publication.ts';
import { versionPrefix } from '../../../schemas/publication.ts';
import { reportFromPublished } from '../../../schemas/publishedReport.ts';
import { StoredDataError } from '../../shared/errors.ts';
import type { VersionOf } from '../archive.ts';
import type { Column } from '../column.ts';
import { dispositionOf } from '../disposition.ts';
import { changesPage } from '../pages/changes.ts';
import { comparisonPage } from '../pages/comparison.ts';
import { endedVersionPage, withdrawnPage } from '../pages/ended.ts';
import { figuresOf, type YearFigures } from '../pages/figures.ts';
import { reportPage } from '../pages/report.ts';
import { agencysYears } from '../reads.ts';
import type { Derived } from '../refresh.ts';
import type { Claim } from '../version.ts';
import { publishedDocument } from './figures.ts';
import { isWithdrawn, page, tombstone } from './objects.ts';

interface OfYear {
  readonly agencyId: string;
  readonly year: number;
}

/** Charts reach back as far as this; the pages of older years are a link away. */
const mostYears = 10;

const pointerOf = async ({ reads }: Column, { agencyId, year }: OfYear): Promise<Publication> => {
  const pointer = await reads.pointer(agencyId, year);
  if (!pointer) throw new StoredDataError(`The catalogue has no publication of ${agencyId} for ${year}`);
  return pointer;
};

const versionsOf = ({ reads }: Column, { agencyId, year, version }: Publication): Promise<Claim[]> =>
  reads.versions(agencyId, year, version);

/** What stands where nothing is to be had any more: of the year as it is now, or of a version that was taken back. */
const gonePage = (column: Column, pointer: Publication): Derived => {
  const { agencyId, agencyName, year, title, withdrawal } = pointer;
  const of = { agencyId, agencyName, year, title };
  const { site } = column;
  return tombstone(withdrawal ? withdrawnPage(site, { ...of, ...withdrawal }) : endedVersionPage(site, of));
};

const shownVersion = (pointer: Publication, claims: readonly Claim[], version = pointer.version): Claim => {
  const found = claims.find((claim) => claim.version === version);
  if (found) return found;
  throw new StoredDataError(`Version ${version} of ${pointer.agencyId} ${pointer.year} is not noted as out`);
};

const historyOf = ({ version, claimedAt, note }: Claim) => ({ version, publishedAt: claimedAt, note });

/** Figures of the agency's years up to this one, this one's as the shown version has them. */
const figuresUpTo = async (
  column: Column,
  { agencyId, year }: Publication,
  shown: Claim,
  years: readonly Publication[],
): Promise<YearFigures[]> => {
  const earlier = years.filter((other) => other.year < year).slice(0, mostYears - 1);
  const documents = await Promise.all(
    [...earlier, { agencyId, year, ...shown }].map((of) => publishedDocument(column, of)),
  );
  return documents.map(figuresOf).sort((one, other) => one.year - other.year);
};

/** A published file, if its bytes are those of the manifest. From others nothing is made: what is there stays as it is. */
const intact = async ({ reads }: Column, of: VersionOf, file: RenderedFile): Promise<Uint8Array | undefined> => {
  const body = await reads.bytes(`${versionPrefix(of.agencyId, of.year, of.version)}${file.path}`);
  return createHash('sha256').update(body).digest('hex') === file.sha256 ? body : undefined;
};

/** The page of a report: of the current version, or of one version at its own address. */
export const report = async (
  column: Column,
  of: OfYear & { readonly version?: number },
): Promise<Derived | undefined> => {
  const { site, reads } = column;
  const current = await pointerOf(column, of);
  const { agencyId, year, group, hiddenThrough } = current;
  if (isWithdrawn(current) || (of.version ?? current.version) <= hiddenThrough) return gonePage(column, current);
  const atVersion = of.version !== undefined;
  const [claims, years, shelf] = await Promise.all([
    versionsOf(column, current),
    // A version stands for itself: what becomes of other years is not on its page, which need not be made again with them.
    atVersion ? [current] : agencysYears(column, agencyId),
    reads.shelf(year, group),
  ]);
  const shown = shownVersion(current, claims, of.version);
  const version = { agencyId, year, version: shown.version };
  const [manifest, figures] = await Promise.all([reads.manifest(version), figuresUpTo(column, current, shown, years)]);
  const file = manifest.files.find(({ path }) => path === 'content.html');
  const content = file && (await intact(column, version, file));
  if (!content) return undefined;
  return page(
    reportPage(site, {
      shown: historyOf(shown),
      current,
      versions: claims.filter(({ version }) => version > hiddenThrough).map(historyOf),
      content: new TextDecoder().decode(content),
      atVersion,
      files: manifest.files,
      figures,
      years: years.map((other) => other.year),
      ...(shelf && { shelf }),
    }),
  );
};

/** What a version changed; where the one before is not public any more there is nothing to show. */
export const changes = async (column: Column, of: OfYear & { readonly version: number }): Promise<Derived> => {
  const pointer = await pointerOf(column, of);
  const { agencyId, agencyName, year, title, hiddenThrough } = pointer;
  const claims = await versionsOf(column, pointer);
  const before = claims.findLast(({ version }) => version < of.version && version > hiddenThrough);
  if (isWithdrawn(pointer) || !before) return gonePage(column, pointer);
  const after = shownVersion(pointer, claims, of.version);
  const [old, now] = await Promise.all(
    [before, after].map(async (claim) => ({
      ...historyOf(claim),
      report: reportFromPublished(await publishedDocument(column, { agencyId, year, ...claim })),
    })),
  );
  return page(
    changesPage(column.site, {
      agencyId,
      agencyName,
      year,
      title,
      before: old!,
      after: now!,
      note: after.note,
    }),
  );
};

/** Beside the year before; nothing where that never had a report. */
export const comparison = async (column: Column, of: OfYear): Promise<Derived | undefined> => {
  const current = await pointerOf(column, of);
  if (isWithdrawn(current)) return gonePage(column, current);
  const former = await column.reads.pointer(of.agencyId, of.year - 1);
  if (!former) return undefined;
  // Its figures must not stay beside those of this year.
  if (isWithdrawn(former)) return gonePage(column, former);
  const [before, after] = await Promise.all([former, current].map((each) => publishedDocument(column, each)));
  return page(
    comparisonPage(column.site, {
      agency: { id: current.agencyId, name: current.agencyName },
      before: figuresOf(before!),
      after: figuresOf(after!),
    }),
  );
};

/** A file at the address that is always current. One that only an earlier version had is no more. */
export const copy = async (column: Column, of: OfYear & { readonly path: string }): Promise<Derived | undefined> => {
  const pointer = await pointerOf(column, of);
  if (isWithdrawn(pointer)) return gonePage(column, pointer);
  const { agencyId, year, version } = pointer;
  const manifest = await column.reads.manifest({ agencyId, year, version });
  const file = manifest.files.find((candidate) => candidate.path === of.path);
  if (!file) return gonePage(column, pointer);
  const body = await intact(column, { agencyId, year, version }, file);
  return (
    body && {
      body,
      options: {
        contentType: file.mediaType,
        cacheControl: 'public, max-age=60',
        contentDisposition: dispositionOf(manifest, of.path),
      },
    }
  );
};

/** What stands at the address of a file of a version that was withdrawn. */
export const gone = async (column: Column, of: OfYear): Promise<Derived> =>
  gonePage(column, await pointerOf(column, of));
