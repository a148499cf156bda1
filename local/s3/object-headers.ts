import { wireHeaders } from './headers.ts';
import type { Checksum } from './store/record.ts';
import type { ObjectVersion } from './store/versions.ts';
import type { Bucket } from './types.ts';
import type { XmlNode } from './xml.ts';

/** Headers S3 answers a write with. */
export function writtenHeaders(bucket: Bucket, version: ObjectVersion): Record<string, string> {
  return {
    etag: `"${version.record.etag}"`,
    'x-amz-server-side-encryption': 'AES256',
    ...versionHeader(bucket, version),
    ...checksumHeaders(version.record.checksum),
  };
}

/** Headers S3 answers a read with; the checksum only when it was asked for and the whole object is sent. */
export function readHeaders(bucket: Bucket, version: ObjectVersion, withChecksum: boolean): Record<string, string> {
  return {
    ...wireHeaders(version.record.headers),
    'accept-ranges': 'bytes',
    'last-modified': new Date(version.modifiedAt).toUTCString(),
    etag: `"${version.record.etag}"`,
    'x-amz-server-side-encryption': 'AES256',
    ...versionHeader(bucket, version),
    ...(withChecksum ? checksumHeaders(version.record.checksum) : {}),
  };
}

/** The id of a version, for buckets that have versions. */
export function versionHeader(bucket: Bucket, version: { readonly versionId: string }): Record<string, string> {
  return bucket.versioned ? { 'x-amz-version-id': version.versionId } : {};
}

export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  if (!checksum) return {};
  return { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

/** The checksum as an element of an XML answer, e.g. `<ChecksumCRC32>`. */
export function checksumElements(checksum: Checksum | undefined): XmlNode[] {
  if (!checksum) return [];
  return [
    [`Checksum${checksum.algorithm.toUpperCase()}`, checksum.value],
    ['ChecksumType', checksum.type],
  ];
}
