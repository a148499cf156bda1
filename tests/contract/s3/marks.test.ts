import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEndpoint, type TestedEndpoint } from './endpoint.ts';

let endpoint: TestedEndpoint;
let client: S3Client;
beforeAll(async () => {
  endpoint = await openEndpoint();
  client = endpoint.connect();
});
afterAll(async () => {
  client.destroy();
  await endpoint.close();
});

describe('tags of an object version', () => {
  const Key = 'tagged/年报 一.docx';
  const put = async (): Promise<string | undefined> =>
    (await client.send(new PutObjectCommand({ Bucket: endpoint.versioned, Key, Body: 'x' }))).VersionId;
  const tag = (VersionId: string | undefined, tags: Record<string, string>) =>
    client.send(
      new PutObjectTaggingCommand({
        Bucket: endpoint.versioned,
        Key,
        VersionId,
        Tagging: { TagSet: Object.entries(tags).map(([name, Value]) => ({ Key: name, Value })) },
      }),
    );
  const tagsOf = async (VersionId?: string) =>
    (await client.send(new GetObjectTaggingCommand({ Bucket: endpoint.versioned, Key, VersionId }))).TagSet;

  it('are its own, are put in the place of those before, and change nothing else of it', async () => {
    const first = await put();
    const second = await put();
    expect((await tag(first, { state: 'seen', of: 'one' })).VersionId).toBe(first);
    await tag(first, { state: 'clean & <good>' });
    expect(await tagsOf(first)).toEqual([{ Key: 'state', Value: 'clean & <good>' }]);
    expect(await tagsOf(second)).toEqual([]);
    expect(await tagsOf()).toEqual([]);
    const read = await client.send(new GetObjectCommand({ Bucket: endpoint.versioned, Key, VersionId: first }));
    expect(await read.Body?.transformToString()).toBe('x');
  });

  it('are at most ten, and cannot be put on what is not there', async () => {
    const version = await put();
    const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`tag${index}`, 'x']));
    await expect(tag(version, eleven)).rejects.toMatchObject({ name: 'BadRequest' });
    const missing = { Bucket: endpoint.versioned, Key: 'tagged/missing', Tagging: { TagSet: [] } };
    await expect(client.send(new PutObjectTaggingCommand(missing))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('a locked object version', () => {
  const hour = 3_600_000;
  const lock = (Key: string, Bucket = endpoint.lockable, until = new Date(Date.now() + hour)) =>
    client.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: 'signed',
        ObjectLockMode: 'GOVERNANCE',
        ObjectLockRetainUntilDate: until,
      }),
    );

  it('cannot be deleted for good before its day, one by one or with others, but by somebody who may bypass it', async () => {
    const { VersionId } = await lock('reports/a');
    const version = { Bucket: endpoint.lockable, Key: 'reports/a', VersionId };
    await expect(client.send(new DeleteObjectCommand(version))).rejects.toMatchObject({ name: 'AccessDenied' });
    const Delete = { Objects: [{ Key: 'reports/a', VersionId }] };
    const many = await client.send(new DeleteObjectsCommand({ Bucket: endpoint.lockable, Delete }));
    expect(many.Errors).toMatchObject([{ Key: 'reports/a', Code: 'AccessDenied' }]);
    expect((await client.send(new HeadObjectCommand(version))).ObjectLockMode).toBe('GOVERNANCE');
    await client.send(new DeleteObjectCommand({ ...version, BypassGovernanceRetention: true }));
    await expect(client.send(new HeadObjectCommand(version))).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('may be written over and marked as deleted: it is still there under its id', async () => {
    const { VersionId } = await lock('reports/b');
    const place = { Bucket: endpoint.lockable, Key: 'reports/b' };
    const { VersionId: tombstone } = await client.send(new PutObjectCommand({ ...place, Body: 'withdrawn' }));
    const { VersionId: marker } = await client.send(new DeleteObjectCommand(place));
    const read = await client.send(new GetObjectCommand({ ...place, VersionId }));
    expect(await read.Body?.transformToString()).toBe('signed');
    for (const free of [tombstone, marker]) await client.send(new DeleteObjectCommand({ ...place, VersionId: free }));
    await client.send(new DeleteObjectCommand({ ...place, VersionId, BypassGovernanceRetention: true }));
  });

  it('is to be had only in a bucket that was made for it, with a mode, and for a time that is still to come', async () => {
    await expect(lock('reports/c', endpoint.versioned)).rejects.toMatchObject({ name: 'InvalidRequest' });
    await expect(lock('reports/c', endpoint.lockable, new Date(Date.now() - hour))).rejects.toMatchObject({
      name: 'InvalidArgument',
    });
    const half = { Bucket: endpoint.lockable, Key: 'reports/c', Body: 'x', ObjectLockMode: 'GOVERNANCE' as const };
    await expect(client.send(new PutObjectCommand(half))).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});
