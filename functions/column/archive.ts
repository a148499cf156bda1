import { type Manifest, ManifestSchema, type RenderedFile, versionPrefix } from '../../schemas/publication.ts';
import { findFacts, readJson, readObject, writeObject } from '../shared/objects.ts';
import { withdrawnKey } from '../shared/places.ts';

/** One version of an agency's year. */
export interface VersionOf {
  readonly agencyId: string;
  readonly year: number;
  readonly version: number;
}

interface Buckets {
  readonly publicBucket: string;
  readonly workBucket: string;
}

const manifestFile = 'manifest.json';

const publicKey = ({ agencyId, year, version }: VersionOf, path: string): string =>
  `${versionPrefix(agencyId, year, version)}${path}`;

/** The manifest of a version, wherever it lies by now. */
export const publishedManifest = async (column: Buckets, of: VersionOf): Promise<Manifest> =>
  manifestIn(await readObject(column.publicBucket, publicKey(of, manifestFile))) ?? archive(column, of);

/**
 * Keeps the files of a version that is withdrawn where the public cannot read them, before anything is put in their place:
 * the manifest last, so that it says that all are there. What is kept is not written again, so that a tombstone put in the
 * public's place by somebody faster cannot get in. Safe to repeat. Answers the manifest.
 */
export const archive = async (column: Buckets, of: VersionOf): Promise<Manifest> => {
  const { publicBucket, workBucket } = column;
  const kept = withdrawnKey(of, manifestFile);
  if (!(await findFacts(workBucket, kept))) {
    const body = await readObject(publicBucket, publicKey(of, manifestFile));
    const manifest = manifestIn(body);
    if (manifest) {
      await Promise.all(manifest.files.map((file) => keep(column, of, file)));
      await writeObject(workBucket, kept, body, { contentType: 'application/json', only: 'absent' });
    }
  }
  return readJson(workBucket, kept, ManifestSchema);
};

const keep = async (column: Buckets, of: VersionOf, { path, mediaType }: RenderedFile): Promise<void> => {
  const body = await readObject(column.publicBucket, publicKey(of, path));
  await writeObject(column.workBucket, withdrawnKey(of, path), body, { contentType: mediaType, only: 'absent' });
};

/** Undefined where a tombstone stands already: then somebody else has kept everything. */
const manifestIn = (body: Uint8Array): Manifest | undefined => {
  const text = new TextDecoder().decode(body);
  return text.startsWith('{') ? ManifestSchema.parse(JSON.parse(text)) : undefined;
};
