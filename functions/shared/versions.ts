import { Readable } from 'node:stream';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { StoredDataError } from './errors.ts';

const client = new S3Client({});

/** One object version: its bytes, or only its size when it is larger than asked for. */
export type ObjectVersion =
  | { readonly status: 'read'; readonly bytes: Uint8Array }
  | { readonly status: 'tooLarge'; readonly size: number };

/**
 * Reads one version of an object unless it is larger than `limit` bytes; a larger one is not loaded.
 * Throws StoredDataError when the store gives no body.
 */
export const readVersion = async (
  bucket: string,
  key: string,
  versionId: string,
  limit: number,
): Promise<ObjectVersion> => {
  const response = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
  const { Body: body, ContentLength: size = 0 } = response;
  if (!body) throw new StoredDataError(`s3://${bucket}/${key} version ${versionId} has no body`);
  if (size > limit) {
    if (body instanceof Readable) body.destroy();
    return { status: 'tooLarge', size };
  }
  return { status: 'read', bytes: await body.transformToByteArray() };
};
