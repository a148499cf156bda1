import { createHash } from 'node:crypto';
import { incompleteBody, S3Error } from '../errors.ts';
import { ByteReader, TooLong, UnexpectedEnd } from './byte-reader.ts';

/** Signs what a chunk or the trailer of a signed stream says; each signature builds on the one before. */
export interface ChunkSigner {
  /** `contentHash` is the hex SHA-256 of the chunk. @throws ServiceError SignatureDoesNotMatch */
  checkChunk(signature: string, contentHash: string): Promise<void>;
  /** `contentHash` is the hex SHA-256 of the trailer's lines. @throws ServiceError SignatureDoesNotMatch */
  checkTrailer(signature: string, contentHash: string): Promise<void>;
}

export interface ChunkedOptions {
  /** Decoded length the request declares, in bytes. */
  readonly length: number;
  /** Names of the trailers the request declares, lower-case. */
  readonly trailers: readonly string[];
  /** Present when the chunks are signed. */
  readonly signer?: ChunkSigner;
  /** Told each trailer before the stream ends. */
  readonly onTrailer: (name: string, value: string) => void;
}

const longestLine = 8192;
const signatureTrailer = 'x-amz-trailer-signature';

/**
 * Takes off the `aws-chunked` encoding. Chunks are handed on before their signature is checked, since they may be large:
 * nothing of the stream may be believed before it has ended without an error.
 * @throws S3Error IncompleteBody, InvalidChunkSizeError, MalformedTrailerError; ServiceError SignatureDoesNotMatch
 */
export async function* decodeChunked(source: AsyncIterable<Uint8Array>, options: ChunkedOptions) {
  const reader = new ByteReader(source);
  let length = 0;
  try {
    for (;;) {
      const { size, signature } = readChunkHead(await readLine(reader));
      const hash = createHash('sha256');
      for await (const bytes of reader.stream(size)) {
        hash.update(bytes);
        yield bytes;
      }
      await options.signer?.checkChunk(signature, hash.digest('hex'));
      length += size;
      if (size === 0) break;
      if ((await readLine(reader)) !== '') throw incompleteBody();
    }
    await readTrailers(reader, options);
  } catch (error) {
    throw error instanceof UnexpectedEnd || error instanceof TooLong ? incompleteBody() : error;
  }
  if (length !== options.length) throw incompleteBody();
}

async function readLine(reader: ByteReader): Promise<string> {
  return (await reader.readTo('\r\n', longestLine)).toString('latin1');
}

function readChunkHead(line: string) {
  const [, size, signature] = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line) ?? [];
  if (size === undefined) throw new S3Error('InvalidChunkSizeError', 'The chunk size is not well-formed.', 400);
  return { size: Number.parseInt(size, 16), signature: signature ?? '' };
}

/** Reads `name:value` lines up to the empty one, or to the end of the stream, and checks them against what was declared. */
async function readTrailers(reader: ByteReader, { trailers, signer, onTrailer }: ChunkedOptions): Promise<void> {
  const found = new Map<string, string>();
  while (!(await reader.isAtEnd())) {
    const line = await readLine(reader);
    if (line === '') break;
    const [name = '', value = ''] = line.split(/:(.*)/s, 2).map((part) => part.trim());
    found.set(name.toLowerCase(), value);
  }
  const signature = found.get(signatureTrailer) ?? '';
  found.delete(signatureTrailer);
  if (found.size !== trailers.length || trailers.some((name) => !found.has(name))) throw malformedTrailer();
  if (signer && trailers.length > 0) {
    const lines = [...found].map(([name, value]) => `${name}:${value}\n`);
    await signer.checkTrailer(signature, createHash('sha256').update(lines.join('')).digest('hex'));
  }
  for (const [name, value] of found) onTrailer(name, value);
}

function malformedTrailer(): S3Error {
  const message =
    'The request contained trailing data that was not well-formed or did not conform to our published schema.';
  return new S3Error('MalformedTrailerError', message, 400);
}
