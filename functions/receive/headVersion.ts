import { HeadObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Drop } from '../../schemas/submission.ts';
import { StoredDataError } from '../shared/errors.ts';
import { noteMetadata } from './correctionNote.ts';
import type { Upload } from './submission.ts';

const client = new S3Client({});

/** What the bucket knows of a version; undefined when it has been deleted since. Reads no byte of it. */
export const headVersion = async ({ bucket, key, versionId }: Drop): Promise<Omit<Upload, 'sequencer'> | undefined> => {
  try {
    const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    if (head.LastModified === undefined) throw new StoredDataError(`The bucket gives no date for version ${versionId}`);
    const { sender, [noteMetadata]: note } = head.Metadata ?? {};
    return { size: head.ContentLength ?? 0, uploadedAt: head.LastModified, sender, note };
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
    throw error;
  }
};
