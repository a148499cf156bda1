import { createHash } from 'node:crypto';
import type { Drop } from '../../schemas/submission.ts';

/**
 * Names one attempt at one object version: hex SHA-256 over bucket, key, version id and attempt as a JSON array, so that
 * no two different drops spell the same text. The execution has this name, so one event starts one execution however
 * often it is delivered.
 */
export const submissionIdOf = ({ bucket, key, versionId, attempt }: Drop): string =>
  createHash('sha256')
    .update(JSON.stringify([bucket, key, versionId, attempt]))
    .digest('hex');
