import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({});

/** The keys of a bucket that begin with a prefix, in order. */
export const bucketKeys = async (bucket: string, prefix = ''): Promise<string[]> => {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    token = page.NextContinuationToken;
  } while (token);
  return keys;
};
