import { requireRight } from '../access.ts';
import { removeBodies } from '../store/bodies.ts';
import { inTransaction } from '../store/database.ts';
import { listParts, removeUpload } from '../store/uploads.ts';
import type { Operation } from '../types.ts';
import { requireUpload } from './access.ts';

export const abortMultipartUpload: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:AbortMultipartUpload');
  const { uploadId } = requireUpload(s3, call);
  const parts = listParts(s3.database, uploadId);
  inTransaction(s3.database, () => removeUpload(s3.database, uploadId));
  await removeBodies(
    s3.bodies,
    parts.map(({ body }) => body),
  );
  return { status: 204 };
};
