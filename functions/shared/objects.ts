import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { z } from 'zod';
import { ContentionError, StoredDataError } from './errors.ts';

const client = new S3Client({});

export interface StoredObject {
  readonly body: Uint8Array;
  readonly etag: string;
  readonly contentType: string | undefined;
  readonly cacheControl: string | undefined;
  readonly contentDisposition: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
}

/** 404; 405 for a version that is the marker of a deletion. */
const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && [404, 405].includes(error.$metadata.httpStatusCode ?? 0);

const storedObject = async (response: GetObjectCommandOutput): Promise<StoredObject> => ({
  body: await response.Body!.transformToByteArray(),
  etag: response.ETag ?? '',
  contentType: response.ContentType,
  cacheControl: response.CacheControl,
  contentDisposition: response.ContentDisposition,
  metadata: response.Metadata ?? {},
});

/**
 * Reads an object, or one version of it; undefined when there is none (the role may list the bucket, so a missing object is
 * a 404).
 */
export const findObject = async (
  bucket: string,
  key: string,
  versionId?: string,
): Promise<StoredObject | undefined> => {
  try {
    const response = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    return await storedObject(response);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** What is known of an object without reading it; undefined when there is none. */
export const findFacts = async (
  bucket: string,
  key: string,
): Promise<{ readonly etag: string; readonly metadata: Readonly<Record<string, string>> } | undefined> => {
  try {
    const { ETag = '', Metadata = {} } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return { etag: ETag, metadata: Metadata };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Reads an object unless it is still the one known by `etag`; undefined when there is none. */
export const findUnless = async (
  bucket: string,
  key: string,
  etag: string,
): Promise<StoredObject | 'same' | undefined> => {
  try {
    const response = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, IfNoneMatch: etag }));
    return await storedObject(response);
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 304) return 'same';
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Reads an object the path wrote itself; throws StoredDataError when it is missing. */
export const readObject = async (bucket: string, key: string): Promise<Uint8Array> => {
  const found = await findObject(bucket, key);
  if (!found) throw new StoredDataError(`s3://${bucket}/${key} is missing`);
  return found.body;
};

/** Reads and checks a JSON object the path wrote itself; throws StoredDataError when it is missing or misshapen. */
export const readJson = async <Schema extends z.ZodType>(
  bucket: string,
  key: string,
  schema: Schema,
): Promise<z.output<Schema>> => {
  const text = new TextDecoder().decode(await readObject(bucket, key));
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new StoredDataError(`s3://${bucket}/${key} does not fit its schema: ${parsed.error.message}`);
  return parsed.data;
};

export interface WriteOptions {
  readonly contentType: string;
  readonly cacheControl?: string | undefined;
  readonly contentDisposition?: string | undefined;
  /** User metadata (`x-amz-meta-…`), names in lower case, ASCII values; what the edge makes of it: site/edge/. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Until when nobody without a special right can delete what is written (Object Lock, governance); the bucket must have it. */
  readonly lockedUntil?: Date | undefined;
  /** `absent`: only if no object is there; `{ etag }`: only if it is still this one. */
  readonly only?: 'absent' | { readonly etag: string };
}

/** Outcome of a conditional write: `conflict` means the condition did not hold (412); re-read and decide. */
export type Written = 'written' | 'conflict';

const mostCollisions = 8;

/**
 * Writes an object, on a condition if asked. Another conditional write under way at the same instant (409) says nothing
 * about the condition: it is tried again.
 */
export const writeObject = async (
  bucket: string,
  key: string,
  body: Uint8Array | string,
  options: WriteOptions,
): Promise<Written> => {
  const { only } = options;
  for (let turn = 0; turn < mostCollisions; turn += 1) {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: options.contentType,
          CacheControl: options.cacheControl,
          ContentDisposition: options.contentDisposition,
          Metadata: options.metadata,
          ObjectLockMode: options.lockedUntil && 'GOVERNANCE',
          ObjectLockRetainUntilDate: options.lockedUntil,
          IfNoneMatch: only === 'absent' ? '*' : undefined,
          IfMatch: typeof only === 'object' ? only.etag : undefined,
        }),
      );
      return 'written';
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (only === undefined || (status !== 412 && status !== 409 && status !== 404)) throw error;
      if (status !== 409) return 'conflict';
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * (turn + 1)));
    }
  }
  throw new ContentionError(`s3://${bucket}/${key} was being written by others ${mostCollisions} times`);
};

/** Writes JSON for the path's own use. */
export const writeJson = async (bucket: string, key: string, value: unknown): Promise<void> => {
  await writeObject(bucket, key, JSON.stringify(value), { contentType: 'application/json; charset=utf-8' });
};
