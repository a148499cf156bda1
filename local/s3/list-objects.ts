import { account, type RequestContext, type ServiceResponse } from '../contracts.ts';
import { requireRight } from './access.ts';
import { invalidArgument } from './errors.ts';
import { type Listing, list } from './store/listing.ts';
import type { ObjectVersion, Version } from './store/versions.ts';
import type { Call, Operation } from './types.ts';
import { writeXml, type XmlNode } from './xml.ts';

export const listObjectsV2: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:ListBucket', conditionKeys(call));
  const token = call.query.get('continuation-token');
  const startAfter = call.query.get('start-after');
  const page = readPage(call);
  const after = token === undefined ? (startAfter ?? '') : readToken(token);
  const listing = list(s3.database, { ...page, bucket: call.bucket.name, after, what: 'objects' });
  const encode = encoderOf(call);
  const objects = listing.versions.filter((version) => !version.isMarker);
  return answer('ListBucketResult', [
    ...pageElements(call, listing),
    ['KeyCount', objects.length + listing.commonPrefixes.length],
    ['ContinuationToken', token],
    ['NextContinuationToken', listing.next && writeToken(listing.next.key)],
    ['StartAfter', startAfter === undefined ? undefined : encode(startAfter)],
    ...objects.map((version): XmlNode => ['Contents', contents(call, version)]),
    ...prefixElements(call, listing),
  ]);
};

export const listObjectVersions: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:ListBucketVersions', conditionKeys(call));
  const [after = '', afterVersion] = [call.query.get('key-marker'), call.query.get('version-id-marker')];
  if (afterVersion !== undefined && after === '') {
    const message = 'A version-id marker cannot be specified without a key marker.';
    throw invalidArgument(message, 'version-id-marker', afterVersion);
  }
  const query = { ...readPage(call), bucket: call.bucket.name, after, what: 'versions' as const };
  const listing = list(s3.database, afterVersion === undefined ? query : { ...query, afterVersion });
  const encode = encoderOf(call);
  return answer('ListVersionsResult', [
    ...pageElements(call, listing),
    ['KeyMarker', encode(after)],
    ['VersionIdMarker', afterVersion ?? ''],
    ['NextKeyMarker', listing.next && encode(listing.next.key)],
    ['NextVersionIdMarker', listing.next?.versionId],
    ...listing.versions.map((version): XmlNode => versionElement(call, version)),
    ...prefixElements(call, listing),
  ]);
};

/** Condition keys are there only when the parameter is, so that a policy that names a prefix asks for one. */
function conditionKeys(call: Call): RequestContext {
  const names = ['prefix', 'delimiter', 'max-keys'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = call.query.get(name);
      return value === undefined ? [] : [[`s3:${name}`, value]];
    }),
  );
}

function readPage(call: Call) {
  const limit = call.query.get('max-keys') ?? '1000';
  if (!/^\d{1,9}$/.test(limit)) {
    throw invalidArgument('Provided max-keys not an integer or within integer range', 'max-keys', limit);
  }
  return {
    prefix: call.query.get('prefix') ?? '',
    delimiter: call.query.get('delimiter') ?? '',
    limit: Math.min(1000, Number(limit)),
  };
}

function pageElements(call: Call, listing: Listing): XmlNode[] {
  const { prefix, delimiter, limit } = readPage(call);
  const encode = encoderOf(call);
  return [
    ['Name', call.bucket.name],
    ['Prefix', encode(prefix)],
    ['Delimiter', delimiter === '' ? undefined : encode(delimiter)],
    ['MaxKeys', limit],
    ['EncodingType', call.query.get('encoding-type')],
    ['IsTruncated', listing.next !== undefined],
  ];
}

function prefixElements(call: Call, listing: Listing): XmlNode[] {
  return listing.commonPrefixes.map((prefix) => ['CommonPrefixes', [['Prefix', encoderOf(call)(prefix)]]]);
}

function contents(call: Call, version: ObjectVersion): XmlNode[] {
  const { record } = version;
  return [
    ['Key', encoderOf(call)(version.key)],
    ['LastModified', new Date(version.modifiedAt).toISOString()],
    ['ETag', `"${record.etag}"`],
    ['ChecksumAlgorithm', record.checksum?.algorithm.toUpperCase()],
    ['ChecksumType', record.checksum?.type],
    ['Size', record.size],
    ['StorageClass', 'STANDARD'],
    call.query.get('fetch-owner') === 'true' ? owner : undefined,
  ].filter((node): node is XmlNode => node !== undefined);
}

function versionElement(call: Call, version: Version): XmlNode {
  const name: XmlNode[] = [['VersionId', version.versionId], ['IsLatest', version.isLatest], owner];
  if (!version.isMarker) return ['Version', [...contents(call, version), ...name]];
  const key = encoderOf(call)(version.key);
  return ['DeleteMarker', [['Key', key], ['LastModified', new Date(version.modifiedAt).toISOString()], ...name]];
}

const owner: XmlNode = ['Owner', [['ID', account]]];

/** Keys as they are, or percent-encoded but for the slash where the client asks for that. */
function encoderOf(call: Call): (text: string) => string {
  const type = call.query.get('encoding-type');
  if (type === undefined) return (text) => text;
  if (type !== 'url') throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', type);
  return (text) => text.split('/').map(encodeURIComponent).join('/');
}

function writeToken(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function readToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString('utf8');
  if (token !== '' && writeToken(key) === token) return key;
  throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
}

function answer(name: string, content: readonly XmlNode[]): ServiceResponse {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: writeXml([name, content]) };
}
