import type { ServiceRequest } from '../contracts.ts';
import { decodePercent, splitTarget } from '../request-target.ts';

/** Which bucket and key a request is about; empty texts where it names none. */
export interface Address {
  readonly bucketName: string;
  readonly key: string;
}

/**
 * Reads bucket and key from host and path: `bucket.localhost:4566/key` and `bucket.s3.…/key` (virtual host), or
 * `host/bucket/key` (path). The key is everything after the first slash, with its further slashes and dots as they are.
 */
export function readAddress(request: ServiceRequest): Address {
  const { path } = splitTarget(request.target);
  const host = request.headers.host ?? '';
  const bucketName = bucketOfHost(host.replace(/:\d+$/, '').toLowerCase());
  if (bucketName !== '') return { bucketName, key: decodePercent(path.slice(1)) };
  const slash = path.indexOf('/', 1);
  if (slash < 0) return { bucketName: decodePercent(path.slice(1)), key: '' };
  return { bucketName: decodePercent(path.slice(1, slash)), key: decodePercent(path.slice(slash + 1)) };
}

function bucketOfHost(name: string): string {
  if (/^s3[.-]/.test(name)) return '';
  return /^(.+?)\.(?:s3[.-].+|localhost)$/.exec(name)?.[1] ?? '';
}
