import { requireReadable } from './access.ts';
import { S3Error } from './errors.ts';
import { readHeaders } from './object-headers.ts';
import { isNotModified } from './preconditions.ts';
import { readRange } from './range.ts';
import { retentionHeaders } from './retention.ts';
import { readBody } from './store/bodies.ts';
import type { Call, Operation } from './types.ts';

/** GetObject and HeadObject: they differ only in that the latter sends no body. */
export const getObject: Operation = async (s3, call) => {
  const version = requireReadable(s3, call, call.query.get('versionId'));
  const { record } = version;
  const ifRange = call.headers['if-range'];
  const isSame = ifRange === undefined || ifRange === `"${record.etag}"`;
  const wantsChecksum = call.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED';
  if (isNotModified(call.headers, version)) {
    return { status: 304, headers: notModifiedHeaders(readHeaders(call.bucket, version, false)) };
  }
  const range = isSame ? readRange(call.headers.range, record.size) : undefined;
  const { start, end } = range ?? { start: 0, end: record.size - 1 };
  const headers = {
    ...readHeaders(call.bucket, version, wantsChecksum && range === undefined),
    ...retentionHeaders(s3, call, version),
    ...overrides(call),
    'content-length': String(end - start + 1),
    ...(range ? { 'content-range': `bytes ${start}-${end}/${record.size}` } : {}),
  };
  const status = range ? 206 : 200;
  if (call.request.method === 'HEAD') return { status, headers };
  return { status, headers, body: readBody(s3.bodies, record.body, start, end) };
};

function notModifiedHeaders(headers: Record<string, string>): Record<string, string> {
  const names = ['etag', 'last-modified', 'cache-control', 'expires', 'x-amz-version-id'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));
}

/** The `response-…` parameters of a signed request, which stand in for the headers kept with the object. */
function overrides(call: Call): Record<string, string> {
  const entries = [...call.query].filter(([name]) => name.startsWith('response-'));
  if (entries.length > 0 && call.request.principal.kind === 'anonymous') {
    const message = 'Request specific response headers cannot be used for anonymous GET requests.';
    throw new S3Error('InvalidRequest', message, 400);
  }
  for (const [name, value] of entries) {
    if (/^[\t\x20-\x7e\xa0-\xff]*$/.test(value)) continue;
    const message = 'Header value cannot be represented using ISO-8859-1.';
    throw new S3Error('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value });
  }
  return Object.fromEntries(entries.map(([name, value]) => [name.slice('response-'.length), value]));
}
