import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Column } from '../../../functions/column/column.ts';
import type { Claim } from '../../../functions/column/version.ts';
import type { Publication } from '../../../schemas/publication.ts';

/** An object of the public bucket as the edge finds it. */
export interface Seen {
  readonly text: string;
  /** Status the edge answers with instead of 200; empty for 200. */
  readonly status: string;
}

/** Everything the public can read, by key. */
export type Everything = ReadonlyMap<string, Seen>;

/** An agency's year as the store has it: the pointer, and the versions that were ever out. */
export interface Stored {
  readonly pointer: Publication;
  readonly versions: readonly Claim[];
}

/** Reads the whole public bucket. */
export const lookAtEverything = async ({ publicBucket }: Column): Promise<Everything> => {
  const { listKeys } = await import('../../../functions/shared/manyObjects.ts');
  const client = new S3Client({});
  const read = async (Key: string): Promise<[string, Seen]> => {
    const { Body, Metadata } = await client.send(new GetObjectCommand({ Bucket: publicBucket, Key }));
    return [Key, { text: (await Body?.transformToString()) ?? '', status: Metadata?.status ?? '' }];
  };
  const seen: [string, Seen][] = [];
  const keys = await listKeys(publicBucket, '');
  while (keys.length > 0) seen.push(...(await Promise.all(keys.splice(0, 32).map(read))));
  client.destroy();
  return new Map(seen);
};

/** Reads every pointer there is, with its versions. */
export const lookAtStore = async ({ table, catalogue }: Column): Promise<Stored[]> => {
  const { publishedVersions } = await import('../../../functions/column/version.ts');
  const years = await catalogue.years();
  const pointers = (await Promise.all(years.map(({ year }) => catalogue.pointers(year)))).flat();
  return Promise.all(
    pointers.map(async (pointer) => ({
      pointer,
      versions: await publishedVersions(table, pointer),
    })),
  );
};
