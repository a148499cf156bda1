import { z } from 'zod';

export const checksumAlgorithms = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

const ChecksumSchema = z.object({
  algorithm: z.enum(checksumAlgorithms),
  /** Base64; of a composite checksum followed by `-<number of parts>`. */
  value: z.string(),
  type: z.enum(['FULL_OBJECT', 'COMPOSITE']),
});
export type Checksum = z.infer<typeof ChecksumSchema>;

/** What is kept of one object version beside its names. */
export const ObjectRecordSchema = z.object({
  /** Name of the file with the bytes. */
  body: z.string(),
  size: z.number(),
  /** MD5 in hex, of a multipart upload followed by `-<number of parts>`; without quotes. */
  etag: z.string(),
  /** Milliseconds, whole seconds as S3 keeps them. */
  modifiedAt: z.number(),
  /** Headers given back on reading: content-type, x-amz-meta-… */
  headers: z.record(z.string(), z.string()),
  checksum: ChecksumSchema.optional(),
  tags: z.record(z.string(), z.string()).optional(),
  /** Milliseconds; until then it cannot be deleted (Object Lock, governance). */
  retainUntil: z.number().optional(),
});
export type ObjectRecord = z.infer<typeof ObjectRecordSchema>;

/** A multipart upload that is under way. */
export const UploadRecordSchema = z.object({
  headers: z.record(z.string(), z.string()),
  checksum: ChecksumSchema.pick({ algorithm: true, type: true }).optional(),
});
export type UploadRecord = z.infer<typeof UploadRecordSchema>;

export const PartRecordSchema = ObjectRecordSchema.omit({ headers: true, tags: true, retainUntil: true });
export type PartRecord = z.infer<typeof PartRecordSchema>;
