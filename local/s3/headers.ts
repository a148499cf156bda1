import { account } from '../contracts.ts';
import { invalidArgument, notImplemented, S3Error } from './errors.ts';

type Headers = Readonly<Record<string, string>>;

const kept = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];

/** Headers of Amazon that are understood here; every other one is refused, since ignoring it would be a wrong answer. */
const understood = new Set([
  ...['date', 'content-sha256', 'security-token', 'user-agent', 'trailer', 'decoded-content-length', 'acl'],
  ...['sdk-checksum-algorithm', 'checksum-algorithm', 'checksum-mode', 'checksum-type', 'storage-class'],
  ...['server-side-encryption', 'expected-bucket-owner', 'copy-source', 'copy-source-if-match'],
  ...['copy-source-if-none-match', 'copy-source-if-modified-since', 'copy-source-if-unmodified-since'],
  ...['metadata-directive', 'checksum-crc32', 'checksum-crc32c', 'checksum-crc64nvme', 'checksum-sha1'],
  ...['checksum-sha256', 'mp-object-size', 'source-expected-bucket-owner', 'cf-id'],
]);

/** The few values of these headers that mean what happens here anyway. */
const soleValues: Readonly<Record<string, readonly string[]>> = {
  'x-amz-acl': ['private', 'bucket-owner-full-control'],
  'x-amz-storage-class': ['STANDARD'],
  'x-amz-server-side-encryption': ['AES256'],
};

/**
 * `served` are headers that the operation sees to itself.
 * @throws S3Error NotImplemented (501) for a header or value that is not understood, AccessDenied for another owner.
 */
export function refuseUnknownHeaders(headers: Headers, served: readonly string[] = []): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('x-amz-') || name.startsWith('x-amz-meta-') || served.includes(name)) continue;
    if (!understood.has(name.slice('x-amz-'.length))) throw notImplemented(name);
    if (soleValues[name] && !soleValues[name].includes(value)) throw notImplemented(`${name}: ${value}`);
    if (name.endsWith('expected-bucket-owner') && value !== account) {
      throw new S3Error('AccessDenied', 'Access Denied', 403);
    }
  }
}

/** The headers of an upload that are kept with the object: content type and its like, and the metadata. */
export function keptHeaders(headers: Headers): Record<string, string> {
  const entries = Object.entries(headers)
    .filter(([name]) => kept.includes(name) || name.startsWith('x-amz-meta-'))
    .map(([name, value]) => [name, name === 'content-encoding' ? withoutChunkedEncoding(value) : fromWire(value)]);
  const result: Record<string, string> = Object.fromEntries(entries.filter(([, value]) => value !== ''));
  const broken = Object.entries(result).find(([, value]) => /\p{Cc}/u.test(value));
  if (broken) throw invalidArgument('A header value may not hold control characters.', broken[0], '');
  const metadata = Object.entries(result).filter(([name]) => name.startsWith('x-amz-meta-'));
  const size = metadata.reduce((sum, [name, value]) => sum + name.length - 11 + Buffer.byteLength(value), 0);
  if (size <= 2048) return { 'content-type': 'binary/octet-stream', ...result };
  const message = 'Your metadata headers exceed the maximum allowed metadata size';
  throw new S3Error('MetadataTooLarge', message, 400, { Size: size, MaxSizeAllowed: 2048 });
}

/** Header values as they go out: metadata beyond ASCII as RFC 2047 says, other headers as UTF-8. */
export function wireHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (/^[\t\x20-\x7e]*$/.test(value)) return [name, value];
      const bytes = Buffer.from(value);
      if (name.startsWith('x-amz-meta-')) return [name, `=?UTF-8?B?${bytes.toString('base64')}?=`];
      return [name, bytes.toString('latin1')];
    }),
  );
}

/** Node hands header bytes over as Latin-1; what they spell is UTF-8 if it can be. */
function fromWire(value: string): string {
  if (/[^\0-\xff]/.test(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}

function withoutChunkedEncoding(value: string): string {
  const encodings = value.split(',').map((encoding) => encoding.trim());
  return encodings.filter((encoding) => encoding !== 'aws-chunked').join(',');
}
