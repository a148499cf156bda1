import { arn, requireRight } from './access.ts';
import { invalidArgument, notImplemented, S3Error } from './errors.ts';
import type { ObjectVersion, Version } from './store/versions.ts';
import type { Call, S3 } from './types.ts';

const mode = 'x-amz-object-lock-mode';
const until = 'x-amz-object-lock-retain-until-date';
const bypass = 'x-amz-bypass-governance-retention';

/** Headers of Object Lock; served by PutObject and by deletions only, see `routes.ts`. */
export const lockHeaders: readonly string[] = [mode, until, bypass];

/**
 * Until when, in milliseconds, a version that is put may not be deleted; undefined when nothing was said.
 * @throws S3Error InvalidArgument, InvalidRequest, NotImplemented; ServiceError AccessDenied
 */
export function readRetention(s3: S3, call: Call): { readonly retainUntil?: number } {
  const { [mode]: asked, [until]: date } = call.headers;
  if (asked === undefined && date === undefined) return {};
  if (asked !== undefined && asked !== 'GOVERNANCE') throw notImplemented(`${mode}: ${asked}`);
  if (asked === undefined || date === undefined) {
    const message = `${until} and ${mode} must both be supplied`;
    throw invalidArgument(message, asked === undefined ? mode : until, '');
  }
  requireRight(s3, call, 's3:PutObjectRetention');
  if (!call.bucket.objectLock) throw invalidRequest('Bucket is missing Object Lock Configuration');
  if (!Object.keys(call.headers).some((name) => /^(content-md5|x-amz-checksum-.+|x-amz-trailer)$/.test(name)))
    throw invalidRequest('Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object with Object Lock');
  const retainUntil = Date.parse(date);
  if (Number.isNaN(retainUntil)) throw invalidArgument('The retain until date is not a date', until, date);
  if (retainUntil <= s3.clock.now().getTime())
    throw invalidArgument('The retain until date must be in the future!', until, date);
  return { retainUntil };
}

/** Requires that a version may go: its time is over, or somebody who may bypasses it. @throws ServiceError AccessDenied */
export function requireUnlocked(s3: S3, call: Call, version: Version | undefined): void {
  if (!version || version.isMarker || (version.record.retainUntil ?? 0) <= s3.clock.now().getTime()) return;
  if (call.headers[bypass] !== 'true')
    throw new S3Error('AccessDenied', 'Access Denied because object protected by object lock.', 403);
  requireRight(s3, call, 's3:BypassGovernanceRetention');
}

/** What a reader with the right to it is told of the lock. */
export function retentionHeaders(s3: S3, call: Call, { record }: ObjectVersion): Record<string, string> {
  const { retainUntil } = record;
  if (retainUntil === undefined) return {};
  if (!s3.mayDo(call.request.principal, 's3:GetObjectRetention', arn(call.bucket.name, call.key))) return {};
  return { [mode]: 'GOVERNANCE', [until]: new Date(retainUntil).toISOString() };
}

function invalidRequest(message: string): S3Error {
  return new S3Error('InvalidRequest', message, 400);
}
