import { createHash } from 'node:crypto';
import { canonicalManifest, type Manifest } from '../../schemas/publication.ts';

/** Hex SHA-256 of the manifest's canonical form: what approvers sign. */
export const hashOf = (manifest: Manifest): string =>
  createHash('sha256').update(canonicalManifest(manifest)).digest('hex');
