import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({});

/** S3 takes so many keys in one request. */
const mostAtOnce = 1_000;

/** Keys that begin with `prefix`, in order. */
export const listKeys = async (bucket: string, prefix: string): Promise<string[]> => {
  const keys: string[] = [];
  for (let token: string | undefined, first = true; first || token; first = false) {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    keys.push(...(page.Contents ?? []).map(({ Key }) => Key!));
    token = page.NextContinuationToken;
  }
  return keys;
};

/** Names of the folders directly under `prefix`, which ends in a slash. */
export const listFolders = async (bucket: string, prefix: string): Promise<string[]> => {
  const folders: string[] = [];
  for (let token: string | undefined, first = true; first || token; first = false) {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: '/', ContinuationToken: token }),
    );
    folders.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!.slice(prefix.length, -1)));
    token = page.NextContinuationToken;
  }
  return folders;
};

/** Removes objects; what is not there counts as removed. */
export const deleteObjects = async (bucket: string, keys: readonly string[]): Promise<void> => {
  for (let from = 0; from < keys.length; from += mostAtOnce) {
    const Objects = keys.slice(from, from + mostAtOnce).map((Key) => ({ Key }));
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
    );
    const [first] = Errors;
    if (first) throw new Error(`s3://${bucket}/${first.Key} could not be removed: ${first.Code} ${first.Message}`);
  }
};
