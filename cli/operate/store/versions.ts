import {
  CopyObjectCommand,
  type DeleteMarkerEntry,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ObjectVersion,
  S3Client,
} from '@aws-sdk/client-s3';

const client = new S3Client({});

/** Whether a version is what the edge answers with another status: a tombstone, or a moved page. */
export const hasStatus = async (bucket: string, key: string, versionId: string): Promise<boolean> => {
  const { Metadata } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
  return Metadata?.status !== undefined;
};

/** One version of an object, or a marker that says it was deleted. */
export interface VersionEntry {
  readonly versionId: string;
  readonly at: Date;
  readonly isMarker: boolean;
  /** Of the content; undefined for a marker. */
  readonly etag: string | undefined;
}

/** All versions of one object, the newest first. */
export interface History {
  readonly key: string;
  readonly versions: readonly VersionEntry[];
}

/** The history of every object whose key begins with a prefix. */
export async function* histories(bucket: string, prefix: string): AsyncGenerator<History> {
  let carried: Entry[] = [];
  let marker: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
  while (marker) {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(bucket, prefix, marker);
    const byKey = Map.groupBy([...carried, ...entriesOf(page)], ({ key }) => key);
    marker = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
    // The next page may have more of the last one.
    carried = (marker?.KeyMarker !== undefined && byKey.get(marker.KeyMarker)) || [];
    for (const [key, entries] of byKey) if (key !== marker?.KeyMarker) yield historyOf(key, entries);
  }
}

interface Entry extends VersionEntry {
  readonly key: string;
  readonly isLatest: boolean;
}

const entriesOf = ({ Versions = [], DeleteMarkers = [] }: Awaited<ReturnType<typeof listPage>>): Entry[] => [
  ...Versions.map((one) => ({ ...placeOf(one), isMarker: false, etag: one.ETag })),
  ...DeleteMarkers.map((one) => ({ ...placeOf(one), isMarker: true, etag: undefined })),
];

const placeOf = ({ Key, VersionId, LastModified, IsLatest }: ObjectVersion | DeleteMarkerEntry) => ({
  key: Key!,
  versionId: VersionId!,
  at: LastModified!,
  isLatest: IsLatest ?? false,
});

/** Versions and markers come in two lists; of the same instant, the current one is the newer. */
const historyOf = (key: string, entries: readonly Entry[]): History => ({
  key,
  versions: entries
    .toSorted((one, other) => Number(other.isLatest) - Number(one.isLatest) || other.at.getTime() - one.at.getTime())
    .map(({ versionId, at, isMarker, etag }) => ({ versionId, at, isMarker, etag })),
});

const listPage = (bucket: string, prefix: string, next: object) =>
  client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...next }));

/** Takes a deletion back: the version under the marker is the current one again, under its own id; no event tells of it. */
export const removeMarker = async (bucket: string, key: string, versionId: string): Promise<void> => {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
};

/** Copies an older version over the current one, with everything that belongs to it. */
export const copyOver = async (bucket: string, key: string, versionId: string): Promise<void> => {
  const path = key.split('/').map(encodeURIComponent).join('/');
  const CopySource = `${bucket}/${path}?versionId=${encodeURIComponent(versionId)}`;
  await client.send(new CopyObjectCommand({ Bucket: bucket, Key: key, CopySource }));
};
