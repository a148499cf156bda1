import { createHash } from 'node:crypto';
import { canonicalManifest, type Manifest, ManifestSchema } from '../../schemas/publication.ts';
import type { PageModel } from './model.ts';

/** One output of the renderer, with its path relative to the page. */
export interface OutputFile {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Lists rendered files, sorted by path, with size and SHA-256. */
export const manifestOf = (model: PageModel, files: readonly OutputFile[]): Manifest =>
  ManifestSchema.parse({
    agencyId: model.agencyId,
    year: model.year,
    title: model.title,
    files: files
      .map(({ path, mediaType, bytes }) => ({ path, mediaType, size: bytes.length, sha256: sha256(bytes) }))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  });

/** What approvers sign: SHA-256 over the canonical form of the manifest. */
export const manifestHash = (manifest: Manifest): string => sha256(canonicalManifest(manifest));

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
