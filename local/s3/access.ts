import { partition, type RequestContext } from '../contracts.ts';
import { S3Error } from './errors.ts';
import { noSuchKey } from './preconditions.ts';
import { findVersion, type ObjectVersion } from './store/versions.ts';
import type { Call, S3 } from './types.ts';

/** The ARN of a bucket, or of an object in it. */
export function arn(bucketName: string, key?: string): string {
  const bucket = `arn:${partition}:s3:::${bucketName}`;
  return key === undefined ? bucket : `${bucket}/${key}`;
}

/** Requires the right to an action on the object of a call, or on its bucket. @throws ServiceError AccessDenied */
export function requireRight(s3: S3, call: Call, action: string, context?: RequestContext): void {
  const resource = arn(call.bucket.name, call.key === '' ? undefined : call.key);
  s3.authorize(call.request.principal, action, resource, context);
}

/**
 * Finds the version a reader asks for. Whether a key exists is told only to those who may list the bucket; to others a
 * missing object is as forbidden as one they may not read.
 * @throws ServiceError AccessDenied; S3Error NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker by its id)
 */
export function requireReadable(s3: S3, call: Call, versionId: string | undefined): ObjectVersion {
  return requireVersion(s3, call, versionId, versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion');
}

/** The same for what is done to one version but reading it. Policies may ask for the tags it has. */
export function requireVersion(s3: S3, call: Call, versionId: string | undefined, action: string): ObjectVersion {
  const version = findVersion(s3.database, call.bucket.name, call.key, versionId);
  requireRight(s3, call, action, version && !version.isMarker ? tagConditions(version) : undefined);
  if (version && !version.isMarker) return version;
  if (!s3.mayDo(call.request.principal, 's3:ListBucket', arn(call.bucket.name), { 's3:prefix': call.key })) {
    const message = `Access Denied: the object is missing, and s3:ListBucket on ${arn(call.bucket.name)} is not allowed`;
    throw new S3Error('AccessDenied', message, 403);
  }
  const marker: Record<string, string> = version
    ? { 'x-amz-delete-marker': 'true', 'x-amz-version-id': version.versionId }
    : {};
  if (versionId === undefined) throw noSuchKey(call.key, marker);
  if (!version) {
    const details = { Key: call.key, VersionId: versionId };
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.', 404, details);
  }
  const message = 'The specified method is not allowed against this resource.';
  throw new S3Error('MethodNotAllowed', message, 405, { Method: call.request.method }, { ...marker, allow: 'DELETE' });
}

const tagConditions = ({ record }: ObjectVersion): RequestContext | undefined =>
  record.tags &&
  Object.fromEntries(Object.entries(record.tags).map(([key, value]) => [`s3:ExistingObjectTag/${key}`, value]));
