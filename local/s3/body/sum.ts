import type { Checksum, ChecksumAlgorithm } from '../store/record.ts';
import { startChecksum } from './checksums.ts';

/** Passes bytes on and computes a checksum of them, if one is wanted; it is known once they have ended. */
export function sumWhileReading(source: AsyncIterable<Uint8Array>, algorithm: ChecksumAlgorithm | undefined) {
  const sum = algorithm && startChecksum(algorithm);
  async function* pass() {
    for await (const bytes of source) {
      sum?.update(bytes);
      yield bytes;
    }
  }
  const checksum = (): Checksum | undefined =>
    algorithm && sum && { algorithm, value: sum.digest().toString('base64'), type: 'FULL_OBJECT' };
  return { bytes: pass(), checksum };
}
