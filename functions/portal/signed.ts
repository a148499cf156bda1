import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { maximumFileBytes } from '../parse/limits.ts';
import { encodeNote, noteMetadata } from '../receive/correctionNote.ts';
import { pictureKey, renderedKey } from '../shared/places.ts';
import type { UploadForm } from './doors.ts';

// Checksums that the SDK adds by itself would become part of what is signed, and a browser does not send them.
const client = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

const fileSeconds = 300;
const formSeconds = 3600;

/** An address under which one rendered file can be fetched for five minutes. */
export const signedFile = (workBucket: string, submissionId: string, path: string): Promise<string> =>
  signedGet(workBucket, renderedKey(submissionId, path));

/** The same for a picture as it came with the submission. */
export const signedPicture = (workBucket: string, submissionId: string, sha256: string): Promise<string> =>
  signedGet(workBucket, pictureKey(submissionId, sha256));

const signedGet = (bucket: string, key: string): Promise<string> =>
  getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: fileSeconds });

export interface FormFacts {
  readonly dropBucket: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly returnUrl: string;
  /** The 更正说明, if it is a correction. */
  readonly note: string | null;
}

/**
 * A form by which a browser may post one file for one agency within the hour: the key, the size, the sender and the note
 * are signed, so the bucket refuses anything else.
 */
export const signedForm = ({ dropBucket, agencyId, personId, returnUrl, note }: FormFacts): Promise<UploadForm> =>
  createPresignedPost(client, {
    Bucket: dropBucket,
    // S3 puts the file's name in the place of ${filename}.
    Key: `incoming/${agencyId}/\${filename}`,
    Conditions: [['content-length-range', 1, maximumFileBytes]],
    Fields: {
      'x-amz-meta-sender': personId,
      ...(note !== null && { [`x-amz-meta-${noteMetadata}`]: encodeNote(note) }),
      success_action_redirect: returnUrl,
    },
    Expires: formSeconds,
  });
