import type { Readable } from 'node:stream';
import { incompleteBody } from '../errors.ts';

/**
 * The bytes of a request as they arrive. Whoever stops reading them leaves the stream as it is, so that an answer can
 * still be sent on its connection.
 * @throws S3Error IncompleteBody if the sender breaks off
 */
export async function* rawBytes(body: Readable): AsyncGenerator<Uint8Array> {
  const bytes: AsyncIterable<Uint8Array> = body.iterator({ destroyOnReturn: false });
  try {
    yield* bytes;
  } catch {
    throw incompleteBody();
  }
}
