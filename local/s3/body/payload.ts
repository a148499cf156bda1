import type { FindCredentials, ServiceRequest } from '../../contracts.ts';
import { readClaim } from '../../signature-claim.ts';
import { findSigner } from '../../signing.ts';
import { invalidArgument, notImplemented, S3Error } from '../errors.ts';
import type { ChecksumAlgorithm } from '../store/record.ts';
import type { Call } from '../types.ts';
import { decodeChunked } from './aws-chunked.ts';
import { algorithmOfHeader, declaredChecksum } from './checksums.ts';
import { chunkSigner } from './chunk-signer.ts';
import { rawBytes } from './raw.ts';
import { withChecksum, withMd5, withSha256 } from './verify.ts';

/** The body of a request as it is to be stored. Its bytes may be believed once the iteration has ended without an error. */
export interface Payload {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The checksum the client sent, in a header or behind the body; known and verified once `bytes` has ended. */
  checksum(): { readonly algorithm: ChecksumAlgorithm; readonly value: string } | undefined;
}

/**
 * Opens the body of a request: takes off the chunked encoding and compares the bytes with everything the request says of
 * them: length, SHA-256, MD5, checksum, signatures of chunks. When something is wrong the request's stream is left open,
 * so that an answer can still be sent.
 * @throws S3Error XAmzContentSHA256Mismatch, BadDigest, IncompleteBody, MissingContentLength, and others
 */
export function openPayload(call: Call, findCredentials: FindCredentials): Payload {
  const { headers } = call;
  const declared = declaredChecksum(headers);
  const trailers = (headers['x-amz-trailer'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const trailing = trailers.map(algorithmOfHeader);
  if (trailing.includes(undefined) || trailing.length > 1 || (declared && trailing.length > 0)) {
    throw new S3Error('InvalidRequest', 'The value specified in the x-amz-trailer header is not supported', 400);
  }
  let expected = declared;
  const onTrailer = (name: string, value: string) => {
    const algorithm = algorithmOfHeader(name);
    if (algorithm) expected = { algorithm, value };
  };
  const decoded = decode(call, trailers, onTrailer, findCredentials);
  const algorithm = declared?.algorithm ?? trailing[0];
  const bytes = withMd5(
    algorithm ? withChecksum(decoded, algorithm, () => expected?.value) : decoded,
    headers['content-md5'],
  );
  return { bytes, checksum: () => expected };
}

function decode(
  call: Call,
  trailers: readonly string[],
  onTrailer: (name: string, value: string) => void,
  findCredentials: FindCredentials,
): AsyncIterable<Uint8Array> {
  const { headers, request } = call;
  const raw = rawBytes(request.body);
  const hash = headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD';
  if (hash === 'UNSIGNED-PAYLOAD') return raw;
  if (/^[0-9a-f]{64}$/.test(hash)) return withSha256(raw, hash);
  const [, signed, trailer] = /^STREAMING-(AWS4-HMAC-SHA256|UNSIGNED)-PAYLOAD(-TRAILER)?$/.exec(hash) ?? [];
  if (hash.startsWith('STREAMING-AWS4-ECDSA')) throw notImplemented(`x-amz-content-sha256: ${hash}`);
  if (!signed || (signed === 'UNSIGNED' && !trailer)) {
    const message =
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.';
    throw invalidArgument(message, 'x-amz-content-sha256', hash);
  }
  const length = headers['x-amz-decoded-content-length'] ?? '';
  if (!/^\d+$/.test(length)) throw missingContentLength();
  const signer = signed === 'UNSIGNED' ? {} : { signer: signerOf(request, findCredentials) };
  return decodeChunked(raw, { length: Number(length), trailers: trailer ? trailers : [], onTrailer, ...signer });
}

function signerOf(request: ServiceRequest, findCredentials: FindCredentials) {
  const claim = readClaim(request);
  if (!claim) throw new S3Error('InvalidRequest', 'A signed stream needs a signed request.', 400);
  return chunkSigner(claim, findSigner(claim.accessKeyId, claim.sessionToken, findCredentials));
}

/** A body to be stored must say how long it is, and may not be larger than one PUT may be (5 GB). */
export function requireLength(headers: Call['headers']): void {
  const length = headers['x-amz-decoded-content-length'] ?? headers['content-length'];
  if (length === undefined && headers['transfer-encoding'] !== undefined) throw notImplemented('Transfer-Encoding');
  if (length === undefined || !/^\d+$/.test(length)) throw missingContentLength();
  if (Number(length) <= largestPut) return;
  const message = 'Your proposed upload exceeds the maximum allowed size';
  throw new S3Error('EntityTooLarge', message, 400, { ProposedSize: length, MaxSizeAllowed: largestPut });
}

const largestPut = 5 * 1024 ** 3;

function missingContentLength(): S3Error {
  return new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
}
