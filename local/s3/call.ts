import type { ServiceRequest } from '../contracts.ts';
import { splitTarget } from '../request-target.ts';
import { readAddress } from './address.ts';
import { invalidArgument, S3Error } from './errors.ts';
import { refuseUnknownHeaders } from './headers.ts';
import { lockHeaders } from './retention.ts';
import type { Bucket, Call, S3 } from './types.ts';

/**
 * Understands a request to a bucket. Headers that a presigned request carries in its query count as headers.
 * @throws S3Error NoSuchBucket, KeyTooLongError, NotImplemented; ServiceError InvalidURI
 */
export function readCall(s3: S3, request: ServiceRequest, requestId: string): Call {
  const { query } = splitTarget(request.target);
  const { bucketName, key } = readAddress(request);
  const bucket = findBucket(s3, bucketName);
  if (key !== '') requireKey(key);
  const headers = { ...headersInQuery(query), ...request.headers };
  refuseUnknownHeaders(headers, lockHeaders);
  return { request, requestId, bucket, key, query: new Map(query), headers };
}

/** @throws S3Error NoSuchBucket */
export function findBucket(s3: S3, name: string): Bucket {
  const bucket = s3.buckets.get(name);
  if (bucket) return bucket;
  throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name });
}

/** @throws S3Error KeyTooLongError, InvalidArgument for an empty key */
export function requireKey(key: string): void {
  if (key === '') throw invalidArgument('User key must have a length greater than 0.', 'key', key);
  const size = Buffer.byteLength(key);
  if (size <= 1024) return;
  throw new S3Error('KeyTooLongError', 'Your key is too long', 400, { Size: size, MaxSizeAllowed: 1024 });
}

const partsOfSignature = ['algorithm', 'credential', 'date', 'expires', 'signedheaders', 'signature'];

function headersInQuery(query: readonly (readonly [string, string])[]): Record<string, string> {
  const entries = query
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-amz-') && !partsOfSignature.includes(name.slice('x-amz-'.length)));
  return Object.fromEntries(entries);
}
