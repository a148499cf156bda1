import { createHash } from 'node:crypto';
import { canonicalManifest, versionPrefix } from '../../schemas/publication.ts';
import { canaryVersion } from '../shared/canary.ts';
import { IntegrityError } from '../shared/errors.ts';
import { writeObject } from '../shared/objects.ts';
import { planVersion } from './plan.ts';
import type { Source } from './publish.ts';

/**
 * Publishes what the canary sent as far as nobody can see it: the same bytes at an ordinary address, which the edge says is not
 * there (`status: 404`, ADR 11), written over by each run. No number is claimed, no pointer moves, no page is made: what
 * lists, counts or shows reports goes by pointers, and never hears of it.
 */
export const rehearse = async (
  publicBucket: string,
  { manifest, manifestHash, bytesOf }: Pick<Source, 'manifest' | 'manifestHash' | 'bytesOf'>,
): Promise<void> => {
  const hidden = { cacheControl: 'no-store', metadata: { status: '404' } };
  const files = planVersion(manifest, canaryVersion);
  await Promise.all(
    files.map(async ({ key, file }) => {
      const body = await bytesOf(file.path);
      requireHash(body, file.sha256, file.path);
      await writeObject(publicBucket, key, body, { contentType: file.mediaType, ...hidden });
    }),
  );
  const text = canonicalManifest(manifest);
  requireHash(text, manifestHash, 'manifest.json');
  const key = `${versionPrefix(manifest.agencyId, manifest.year, canaryVersion)}manifest.json`;
  await writeObject(publicBucket, key, text, { contentType: 'application/json', ...hidden });
};

const requireHash = (body: Uint8Array | string, expected: string, name: string): void => {
  if (createHash('sha256').update(body).digest('hex') !== expected)
    throw new IntegrityError(`${name} differs from its manifest; what was approved is not what lies there`);
};
