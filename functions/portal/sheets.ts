import { createHash } from 'node:crypto';
import { GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Sheet } from '../../schemas/approval.ts';
import { writeObject } from '../shared/objects.ts';
import { sheetKey, uploadedSheetKey } from '../shared/places.ts';
import type { Sheets } from './doors.ts';
import { maximumSheetBytes, sheetTypeOf } from './sheetType.ts';

// Checksums that the SDK adds by itself would become part of what is signed, and a browser does not send them.
const client = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

const fileSeconds = 300;
const formSeconds = 3600;

/** Bytes by which kinds are told apart. */
const beginning = 'bytes=0-15';

interface Piece {
  readonly bytes: Uint8Array;
  /** Of the whole object. */
  readonly size: number;
}

/**
 * Sheets in the work bucket. A form is good for one key of ours, under `uploads/`; what belongs to a decision is copied
 * beside it under its own hash, where no form reaches, so that it cannot be exchanged afterwards.
 */
export const sheetsIn = (bucket: string, baseUrl: () => Promise<string>): Sheets => ({
  form: async (place, name, returnPath) =>
    createPresignedPost(client, {
      Bucket: bucket,
      Key: uploadedSheetKey(place, name),
      Conditions: [['content-length-range', 1, maximumSheetBytes]],
      Fields: { success_action_redirect: `${await baseUrl()}${returnPath}` },
      Expires: formSeconds,
    }),
  look: async (place, name) => {
    const found = await read(bucket, uploadedSheetKey(place, name), beginning);
    const mediaType = found && sheetTypeOf(found.bytes);
    return found && mediaType && { mediaType, size: found.size };
  },
  keep: async (place, name) => {
    const found = await read(bucket, uploadedSheetKey(place, name));
    const sheet = found && sheetOf(found);
    if (!found || !sheet) return undefined;
    // One that is there already has the same bytes.
    const options = { contentType: sheet.mediaType, only: 'absent' } as const;
    await writeObject(bucket, sheetKey(place, sheet.sha256), found.bytes, options);
    return sheet;
  },
  url: (place, { sha256 }) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: sheetKey(place, sha256) }), {
      expiresIn: fileSeconds,
    }),
});

const sheetOf = ({ bytes, size }: Piece): Sheet | undefined => {
  const mediaType = sheetTypeOf(bytes);
  if (mediaType === undefined || size > maximumSheetBytes) return undefined;
  return { mediaType, size, sha256: createHash('sha256').update(bytes).digest('hex') };
};

const read = async (bucket: string, key: string, range?: string): Promise<Piece | undefined> => {
  try {
    const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }));
    const bytes = await answer.Body!.transformToByteArray();
    return { bytes, size: Number(answer.ContentRange?.split('/')[1] ?? bytes.length) };
  } catch (error) {
    // Without the right to list the bucket, what is missing reads as forbidden.
    if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0))
      return undefined;
    throw error;
  }
};
