import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from '../errors.ts';
import { type ChecksumAlgorithm, checksumAlgorithms } from '../store/record.ts';
import { crc32c, crc64nvme, type RunningCrc } from './crc.ts';

const prefix = 'x-amz-checksum-';

/** A checksum that is computed while a body passes. */
export function startChecksum(algorithm: ChecksumAlgorithm): RunningCrc {
  if (algorithm === 'crc32') return runningCrc32();
  if (algorithm === 'crc32c') return crc32c();
  if (algorithm === 'crc64nvme') return crc64nvme();
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest() };
}

function runningCrc32(): RunningCrc {
  let crc = 0;
  return {
    update: (chunk) => {
      crc = crc32(chunk, crc);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(crc);
      return bytes;
    },
  };
}

/** The algorithm of a header such as `x-amz-checksum-crc32`; undefined for any other header. */
export function algorithmOfHeader(name: string): ChecksumAlgorithm | undefined {
  return checksumAlgorithms.find((algorithm) => name.trim().toLowerCase() === prefix + algorithm);
}

/** Reads the name of an algorithm as `CreateMultipartUpload` and `CopyObject` give it (`CRC32`). */
export function readAlgorithm(text: string): ChecksumAlgorithm {
  const found = checksumAlgorithms.find((algorithm) => algorithm === text.toLowerCase());
  if (found) return found;
  throw new S3Error('InvalidRequest', `Checksum algorithm provided is unsupported: ${text}`, 400);
}

/** The one checksum a request declares for its body, if any: `{algorithm, value}`. */
export function declaredChecksum(headers: Readonly<Record<string, string>>) {
  const declared = Object.entries(headers).flatMap(([name, value]) => {
    const algorithm = algorithmOfHeader(name);
    return algorithm ? [{ algorithm, value }] : [];
  });
  if (declared.length <= 1) return declared[0];
  const message = 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.';
  throw new S3Error('InvalidRequest', message, 400);
}
