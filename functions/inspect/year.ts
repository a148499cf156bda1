import { versionPrefix } from '../../schemas/publication.ts';
import { PublishedReportSchema } from '../../schemas/publishedReport.ts';
import type { Column } from '../column/column.ts';
import type { VersionFiles } from '../column/plan.ts';
import { settle } from '../column/settle.ts';
import { type Claim, claimedVersions } from '../column/version.ts';
import { withdrawnKey } from '../shared/places.ts';
import { type FilesLook, lookAtFiles } from './files.ts';
import { isOfStoredData, type Mended, type Suspicion } from './look.ts';
import { lookAtParity } from './parity.ts';
import type { YearRows } from './rows.ts';
import type { OfYear } from './strays.ts';

/** What a look at the files of an agency's year came to. */
export interface YearLook {
  readonly of: OfYear;
  /** Versions that were out, with their files. */
  readonly versions: readonly VersionFiles[];
  readonly suspicions: readonly Suspicion[];
  readonly objects: number;
}

/** Looks at everything an agency's year is made from: pointer, versions, files, figures, its row in the year's data. */
export const lookAtYear = async (column: Column, agencyId: string, year: number, rows: YearRows): Promise<YearLook> => {
  const [pointer, claims] = await Promise.all([
    column.catalogue.pointer(agencyId, year),
    claimedVersions(column.table, agencyId, year),
  ]);
  const of = { agencyId, year, pointer, claims };
  if (!pointer) return { of, versions: [], suspicions: [], objects: 0 };
  const looks = await Promise.all(
    claims
      .filter(({ out, version }) => out || version === pointer.version)
      .map(async (claim) => ({ claim, look: await lookAtVersion(column, of, claim, pointer.hiddenThrough) })),
  );
  const current = looks.find(({ claim }) => claim.version === pointer.version)?.look.contents.get('report.json');
  const row = current && pointer.withdrawal === null ? documentIn(current) : undefined;
  return {
    of,
    versions: looks.flatMap(({ claim: { version }, look: { manifest } }) =>
      manifest ? [{ version, files: manifest.files }] : [],
    ),
    suspicions: [
      ...lookAtPointer(column, of),
      ...looks.flatMap(({ look }) => look.suspicions),
      ...rows.lookAt(column, pointer, row),
    ],
    objects: looks.reduce((sum, { look }) => sum + look.objects, 0),
  };
};

const documentIn = (bytes: Uint8Array) => {
  try {
    return PublishedReportSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    if (!isOfStoredData(error)) throw error;
    // Parity says so.
    return undefined;
  }
};

/** The pointer must stand on a claimed version, with its manifest; settling notes that it has. */
const lookAtPointer = (column: Column, { agencyId, year, pointer, claims }: OfYear): Suspicion[] => {
  if (!pointer) return [];
  const about = { kind: 'catalogue' as const, place: `${agencyId}/${year}`, agencyId };
  const claim = claims.find(({ version }) => version === pointer.version);
  if (!claim) return [{ ...about, problem: 'missing' }];
  if (claim.manifestHash !== pointer.manifestHash) return [{ ...about, problem: 'different' }];
  if (claim.out) return [];
  const mend = async (): Promise<Mended> => {
    await settle(column, agencyId, year);
    return 'mended';
  };
  return [{ ...about, problem: 'outdated', mend }];
};

const lookAtVersion = async (
  column: Column,
  { agencyId, year }: OfYear,
  { version, manifestHash }: Claim,
  hiddenThrough: number,
): Promise<FilesLook> => {
  const of = { agencyId, year, version };
  if (version <= hiddenThrough) {
    const keyOf = (path: string): string => withdrawnKey(of, path);
    const look = await lookAtFiles({ kind: 'archive', bucket: column.workBucket, keyOf, manifestHash, agencyId });
    return { ...look, contents: new Map(), suspicions: look.suspicions.map((one) => keptBySettling(column, of, one)) };
  }
  const keyOf = (path: string): string => `${versionPrefix(agencyId, year, version)}${path}`;
  const look = await lookAtFiles({ kind: 'bytes', bucket: column.publicBucket, keyOf, manifestHash, agencyId });
  if (look.suspicions.length > 0) return look;
  return { ...look, suspicions: lookAtParity(look.contents, keyOf, agencyId) };
};

/** As long as nothing was put away, settling does so; what was put away in part or with other bytes nobody may touch. */
const keptBySettling = (
  column: Column,
  { agencyId, year, version }: { agencyId: string; year: number; version: number },
  suspicion: Suspicion,
): Suspicion => {
  const first = withdrawnKey({ agencyId, year, version }, 'manifest.json');
  if (suspicion.place !== first || suspicion.problem !== 'missing') return suspicion;
  const mend = async (): Promise<Mended> => {
    try {
      await settle(column, agencyId, year);
      return 'mended';
    } catch (error) {
      if (!isOfStoredData(error)) throw error;
      return 'open';
    }
  };
  return { ...suspicion, mend };
};
