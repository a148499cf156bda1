import { S3Error } from '../errors.ts';
import type { UploadRecord } from '../store/record.ts';
import { findUpload } from '../store/uploads.ts';
import type { Call, S3 } from '../types.ts';

/** The upload a request names, if it is one of this bucket and key and still open. @throws S3Error NoSuchUpload */
export function requireUpload(s3: S3, call: Call): UploadRecord & { readonly uploadId: string } {
  const uploadId = call.query.get('uploadId') ?? '';
  const upload = findUpload(s3.database, call.bucket.name, call.key, uploadId);
  if (upload) return { ...upload, uploadId };
  const message =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  throw new S3Error('NoSuchUpload', message, 404, { UploadId: uploadId });
}
