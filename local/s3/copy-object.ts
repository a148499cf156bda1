import type { ServiceResponse } from '../contracts.ts';
import { decodePercent } from '../request-target.ts';
import { requireReadable, requireRight } from './access.ts';
import { readAlgorithm } from './body/checksums.ts';
import { sumWhileReading } from './body/sum.ts';
import { findBucket } from './call.ts';
import { createObject, modificationTime } from './creation.ts';
import { invalidArgument, notImplemented, S3Error } from './errors.ts';
import { keptHeaders } from './headers.ts';
import { checksumElements, versionHeader, writtenHeaders } from './object-headers.ts';
import { requireCopySource } from './preconditions.ts';
import { readBody, writeBody } from './store/bodies.ts';
import type { ObjectVersion } from './store/versions.ts';
import type { Call, Operation, S3 } from './types.ts';
import { writeXml } from './xml.ts';

export const copyObject: Operation = async (s3, call) => {
  const source = findSource(s3, call);
  requireRight(s3, call, 's3:PutObject');
  const replaces = readDirective(call) === 'REPLACE';
  if (source.bucket === call.bucket.name && source.key === call.key && source.isLatest && !replaces) {
    const message =
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.";
    throw new S3Error('InvalidRequest', message, 400);
  }
  const { record } = source;
  const bytes = readBody(s3.bodies, record.body, 0, record.size - 1);
  const wanted = call.headers['x-amz-checksum-algorithm'];
  const summed = sumWhileReading(bytes, wanted === undefined ? undefined : readAlgorithm(wanted));
  const written = await writeBody(s3.bodies, summed.bytes);
  const checksum = summed.checksum() ?? (record.checksum?.type === 'FULL_OBJECT' ? record.checksum : undefined);
  const copy = {
    body: written.body,
    size: written.size,
    etag: written.md5,
    modifiedAt: modificationTime(s3),
    headers: replaces ? keptHeaders(call.headers) : record.headers,
    ...(checksum ? { checksum } : {}),
  };
  const version = await createObject(s3, call, copy, 'CopyObject');
  return copied(s3, call, source, version);
};

function copied(s3: S3, call: Call, source: ObjectVersion, version: ObjectVersion): ServiceResponse {
  const isVersioned = s3.buckets.get(source.bucket)?.versioned === true;
  const { etag, ...headers } = writtenHeaders(call.bucket, {
    ...version,
    record: { ...version.record, checksum: undefined },
  });
  return {
    status: 200,
    headers: {
      ...headers,
      ...versionHeader(call.bucket, version),
      ...(isVersioned ? { 'x-amz-copy-source-version-id': source.versionId } : {}),
      'content-type': 'application/xml',
    },
    body: writeXml([
      'CopyObjectResult',
      [
        ['LastModified', new Date(version.modifiedAt).toISOString()],
        ['ETag', etag],
        ...checksumElements(version.record.checksum),
      ],
    ]),
  };
}

function findSource(s3: S3, call: Call): ObjectVersion {
  const header = call.headers['x-amz-copy-source'] ?? '';
  const [path = '', versionId] = header.split(/\?versionId=(.*)/s, 2);
  const [, bucketName, key] = /^\/?([^/]+)\/(.+)$/s.exec(decodePercent(path)) ?? [];
  if (!bucketName || !key) {
    const message = 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey';
    throw invalidArgument(message, 'x-amz-copy-source', header);
  }
  if (bucketName.startsWith('arn:')) throw notImplemented('x-amz-copy-source with an access point');
  const bucket = findBucket(s3, bucketName);
  const source = requireReadable(s3, { ...call, bucket, key }, versionId);
  requireCopySource(call.headers, source);
  return source;
}

function readDirective(call: Call): 'COPY' | 'REPLACE' {
  const directive = call.headers['x-amz-metadata-directive'] ?? 'COPY';
  if (directive === 'COPY' || directive === 'REPLACE') return directive;
  throw invalidArgument('Unknown metadata directive.', 'x-amz-metadata-directive', directive);
}
