import { notImplemented, S3Error } from './errors.ts';
import type { ObjectVersion, Version } from './store/versions.ts';

type Headers = Readonly<Record<string, string>>;

/** Whether a reader already has this version. @throws S3Error PreconditionFailed if it asked for another one. */
export function isNotModified(headers: Headers, version: ObjectVersion): boolean {
  const conditions = {
    match: headers['if-match'],
    noneMatch: headers['if-none-match'],
    modifiedSince: headers['if-modified-since'],
    unmodifiedSince: headers['if-unmodified-since'],
  };
  if (conditions.match !== undefined) {
    if (!namesEtag(conditions.match, version.record.etag)) throw preconditionFailed('If-Match');
  } else if (isLaterThan(version, conditions.unmodifiedSince)) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  if (conditions.noneMatch !== undefined) return namesEtag(conditions.noneMatch, version.record.etag);
  const since = Date.parse(conditions.modifiedSince ?? '');
  return !Number.isNaN(since) && version.modifiedAt <= since;
}

/** Requires of the source of a copy what the `x-amz-copy-source-if-…` headers say. @throws S3Error PreconditionFailed */
export function requireCopySource(headers: Headers, version: ObjectVersion): void {
  const names = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];
  const conditions = names.flatMap((name) => {
    const value = headers[`x-amz-copy-source-${name}`];
    return value === undefined ? [] : [[name, value]];
  });
  if (isNotModified(Object.fromEntries(conditions), version))
    throw preconditionFailed('x-amz-copy-source-If-None-Match');
}

/**
 * Requires of the current version of a key what a conditional write says. Asked in the transaction of the write, so that
 * of several writers exactly one succeeds and every other one gets 412.
 * @throws S3Error PreconditionFailed, NoSuchKey (If-Match on a key that is not there)
 */
export function requireWritable(headers: Headers, key: string, current: Version | undefined): void {
  const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
  if (noneMatch !== undefined && noneMatch !== '*') throw notImplemented('If-None-Match with an ETag on a write');
  if (match === '*') throw notImplemented('If-Match: * on a write');
  if (noneMatch !== undefined && match !== undefined) throw notImplemented('If-Match together with If-None-Match');
  const exists = current !== undefined && !current.isMarker;
  if (noneMatch !== undefined && exists) throw preconditionFailed('If-None-Match');
  if (match === undefined) return;
  if (!exists) throw noSuchKey(key);
  if (!namesEtag(match, current.record.etag)) throw preconditionFailed('If-Match');
}

export function noSuchKey(key: string, headers: Headers = {}): S3Error {
  return new S3Error('NoSuchKey', 'The specified key does not exist.', 404, { Key: key }, headers);
}

function preconditionFailed(condition: string): S3Error {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new S3Error('PreconditionFailed', message, 412, { Condition: condition });
}

function namesEtag(list: string, etag: string): boolean {
  const names = list.split(',').map((name) =>
    name
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
  return names.includes('*') || names.includes(etag);
}

function isLaterThan(version: ObjectVersion, date: string | undefined): boolean {
  return version.modifiedAt > Date.parse(date ?? '');
}
