import { createHash } from 'node:crypto';
import type { InspectionFinding } from '../../schemas/inspection.ts';
import { type Manifest, ManifestSchema } from '../../schemas/publication.ts';
import { findObject, type StoredObject } from '../shared/objects.ts';
import type { Suspicion } from './look.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What is wrong with stored bytes of which the hash is known. */
export const bytesProblem = (
  found: StoredObject | undefined,
  expected: { readonly sha256: string; readonly size?: number },
): InspectionFinding['problem'] | undefined => {
  if (!found) return 'missing';
  const sizeFits = expected.size === undefined || found.body.length === expected.size;
  return sizeFits && sha256(found.body) === expected.sha256 ? undefined : 'different';
};

/** Where the files of a version lie, and the hash of their manifest, which somebody has signed. */
export interface StoredVersion {
  readonly kind: 'bytes' | 'archive';
  readonly bucket: string;
  readonly keyOf: (path: string) => string;
  readonly manifestHash: string;
  readonly agencyId: string;
}

export interface FilesLook {
  readonly suspicions: readonly Suspicion[];
  /** Absent when the manifest itself is not to be trusted. */
  readonly manifest?: Manifest;
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly objects: number;
}

/** Files whose figures are compared afterwards; the others are read, hashed and forgotten. */
const compared = new Set(['report.json', 'report.csv', 'content.html']);

/** Holds every file of a version against its manifest, and the manifest against its hash. */
export const lookAtFiles = async (version: StoredVersion): Promise<FilesLook> => {
  const { kind, bucket, keyOf, manifestHash, agencyId } = version;
  const suspect = (path: string, problem: InspectionFinding['problem']): Suspicion => ({
    kind,
    problem,
    place: keyOf(path),
    agencyId,
  });
  const stored = await findObject(bucket, keyOf('manifest.json'));
  const wrong = bytesProblem(stored, { sha256: manifestHash });
  if (!stored || wrong)
    return { suspicions: [suspect('manifest.json', wrong ?? 'missing')], contents: new Map(), objects: 1 };
  const manifest = ManifestSchema.parse(JSON.parse(new TextDecoder().decode(stored.body)));
  const contents = new Map<string, Uint8Array>();
  const problems = await Promise.all(
    manifest.files.map(async (file) => {
      const found = await findObject(bucket, keyOf(file.path));
      if (found && compared.has(file.path)) contents.set(file.path, found.body);
      return { path: file.path, problem: bytesProblem(found, file) };
    }),
  );
  const suspicions = problems.flatMap(({ path, problem }) => (problem ? [suspect(path, problem)] : []));
  return { suspicions, manifest, contents, objects: manifest.files.length + 1 };
};
