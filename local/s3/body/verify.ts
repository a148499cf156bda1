import { createHash } from 'node:crypto';
import { S3Error } from '../errors.ts';
import type { ChecksumAlgorithm } from '../store/record.ts';
import { startChecksum } from './checksums.ts';

/** Passes a body on; at its end throws unless its SHA-256 is the expected one (hex). */
export async function* withSha256(source: AsyncIterable<Uint8Array>, expected: string) {
  const hash = createHash('sha256');
  for await (const bytes of source) {
    hash.update(bytes);
    yield bytes;
  }
  const computed = hash.digest('hex');
  if (computed === expected) return;
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  const details = { ClientComputedContentSHA256: expected, S3ComputedContentSHA256: computed };
  throw new S3Error('XAmzContentSHA256Mismatch', message, 400, details);
}

/** Passes a body on; at its end throws unless its MD5 is the expected one (base64), if there is one. */
export async function* withMd5(source: AsyncIterable<Uint8Array>, expected: string | undefined) {
  if (expected !== undefined && !/^[A-Za-z0-9+/]{22}==$/.test(expected)) {
    throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.', 400);
  }
  const hash = createHash('md5');
  for await (const bytes of source) {
    if (expected !== undefined) hash.update(bytes);
    yield bytes;
  }
  if (expected !== undefined && hash.digest('base64') !== expected) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400);
  }
}

/** Passes a body on; at its end throws unless its checksum is the expected one (base64), which may be known only then. */
export async function* withChecksum(
  source: AsyncIterable<Uint8Array>,
  algorithm: ChecksumAlgorithm,
  expected: () => string | undefined,
) {
  const checksum = startChecksum(algorithm);
  for await (const bytes of source) {
    checksum.update(bytes);
    yield bytes;
  }
  if (checksum.digest().toString('base64') === expected()) return;
  const message = `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`;
  throw new S3Error('BadDigest', message, 400);
}
