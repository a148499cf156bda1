import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketCorsCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowedOrigin, openEndpoint, type TestedEndpoint } from './s3/endpoint.ts';

let endpoint: TestedEndpoint;
let client: S3Client;
let Bucket: string;

beforeAll(async () => {
  endpoint = await openEndpoint();
  client = endpoint.connect();
  Bucket = endpoint.versioned;
});
afterAll(async () => {
  client.destroy();
  await endpoint.close();
});

const put = (Key: string, Body: string | Uint8Array, more = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

async function read(Key: string, more = {}): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return (await Body?.transformToString()) ?? '';
}

describe('an object', () => {
  it('comes back byte for byte with its type and metadata', async () => {
    const sent = {
      ContentType: 'application/pdf',
      CacheControl: 'no-store',
      Metadata: { sender: 'office@agency.example' },
    };
    await put('objects/a', 'the report', { ...sent, ContentDisposition: 'attachment', ContentEncoding: 'identity' });
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'objects/a' }));
    expect(await got.Body?.transformToString()).toBe('the report');
    expect(got).toMatchObject({
      ...sent,
      ContentDisposition: 'attachment',
      ContentEncoding: 'identity',
      ContentLength: 10,
      ETag: '"10e5c682cac968efc2f1b10d2fbcac13"',
      ServerSideEncryption: 'AES256',
    });
  });

  it('keeps a key of Chinese characters, spaces, plus signs, dots and double slashes', async () => {
    const keys = ['incoming/教育局/2025 年报+终稿.docx', 'a//b/../c', 'a+b c%20d&e=f?g#h', "年报/😀(1)'*!.pdf"];
    for (const Key of keys) {
      await put(Key, Key);
      expect(await read(Key)).toBe(Key);
    }
  });

  it('gives a range of its bytes, and refuses one that lies behind its end', async () => {
    await put('objects/range', '0123456789');
    expect(await read('objects/range', { Range: 'bytes=2-4' })).toBe('234');
    expect(await read('objects/range', { Range: 'bytes=7-' })).toBe('789');
    expect(await read('objects/range', { Range: 'bytes=-3' })).toBe('789');
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'objects/range', Range: 'bytes=8-20' }));
    expect(got).toMatchObject({ ContentRange: 'bytes 8-9/10', ContentLength: 2, $metadata: { httpStatusCode: 206 } });
    await expect(read('objects/range', { Range: 'bytes=10-' })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });

  it('is not sent again to one who has it, nor to one who wants another', async () => {
    const { ETag } = await put('objects/conditional', 'x');
    const later = new Date(Date.now() + 60_000);
    const notModified = { $metadata: { httpStatusCode: 304 } };
    await expect(read('objects/conditional', { IfNoneMatch: ETag })).rejects.toMatchObject(notModified);
    await expect(read('objects/conditional', { IfModifiedSince: later })).rejects.toMatchObject(notModified);
    await expect(read('objects/conditional', { IfMatch: '"other"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    expect(await read('objects/conditional', { IfMatch: ETag })).toBe('x');
  });

  it('that is not there is 404 to one who may list', async () => {
    await expect(read('objects/none')).rejects.toMatchObject({ name: 'NoSuchKey', $metadata: { httpStatusCode: 404 } });
    const head = client.send(new HeadObjectCommand({ Bucket, Key: 'objects/none' }));
    await expect(head).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('is copied with its metadata, or with new ones', async () => {
    await put('objects/源 1+1', 'copied', { Metadata: { sender: 'a' }, ContentType: 'text/plain' });
    const CopySource = `${Bucket}/${encodeURIComponent('objects/源 1+1')}`;
    const copy = await client.send(new CopyObjectCommand({ Bucket, Key: 'objects/copy', CopySource }));
    expect(copy.CopyObjectResult?.ETag).toBe('"ac9f7584d3fd6d49faa7bcf5e1ebec1f"');
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'objects/copy' }))).toMatchObject({
      Metadata: { sender: 'a' },
      ContentType: 'text/plain',
      ContentLength: 6,
    });
    const renewed = { MetadataDirective: 'REPLACE' as const, Metadata: { sender: 'b' } };
    await client.send(new CopyObjectCommand({ Bucket, Key: 'objects/copy', CopySource, ...renewed }));
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'objects/copy' }));
    expect(head.Metadata).toEqual({ sender: 'b' });
    const itself = new CopyObjectCommand({ Bucket, Key: 'objects/copy', CopySource: `${Bucket}/objects/copy` });
    await expect(client.send(itself)).rejects.toMatchObject({ name: 'InvalidRequest' });
  });
});

describe('a conditional write', () => {
  it('raced fifty ways has exactly one winner', async () => {
    const attempts = Array.from({ length: 50 }, (_, index) => put('race/create', String(index), { IfNoneMatch: '*' }));
    const outcomes = await Promise.allSettled(attempts);
    const winners = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [String(index)] : []));
    expect(winners).toHaveLength(1);
    expect(await read('race/create')).toBe(winners[0]);
    for (const outcome of outcomes.filter(({ status }) => status === 'rejected')) {
      expect(outcome).toMatchObject({
        reason: { name: expect.stringMatching(/^(PreconditionFailed|ConditionalRequestConflict)$/) },
      });
    }
  });

  it('on the version one has read, raced ten ways, has exactly one winner', async () => {
    const { ETag } = await put('race/replace', 'first');
    const attempts = Array.from({ length: 10 }, (_, index) => put('race/replace', `next ${index}`, { IfMatch: ETag }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('on an object that is not there is 404, and one on a deleted object may create it', async () => {
    await expect(put('race/none', 'x', { IfMatch: '"e"' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
    await put('race/deleted', 'x');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'race/deleted' }));
    await put('race/deleted', 'y', { IfNoneMatch: '*' });
    expect(await read('race/deleted')).toBe('y');
  });
});

describe('an upload with the checksum the SDK sends by itself', () => {
  const sixMegabytes = randomBytes(6 * 1024 ** 2);

  it.each([
    ['a buffer', () => sixMegabytes],
    ['a stream', () => Readable.from([sixMegabytes.subarray(0, 1_000_003), sixMegabytes.subarray(1_000_003)])],
  ])('of 6 MB from %s is stored unharmed', async (_, body) => {
    const Key = 'checksums/large';
    const input = { Bucket, Key, Body: body(), ContentLength: sixMegabytes.length };
    const { ChecksumCRC32 } = await client.send(new PutObjectCommand(input));
    expect(ChecksumCRC32).toMatch(/^.{6}==$/);
    const got = await client.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(got.ChecksumCRC32).toBe(ChecksumCRC32);
    expect(got.ContentEncoding).toBeUndefined();
    expect(sixMegabytes.equals((await got.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(true);
  });

  it.each(['SHA256', 'SHA1', 'CRC32'] as const)(
    'or with %s instead is given back with it',
    async (ChecksumAlgorithm) => {
      const sent = await put('checksums/chosen', '年报', { ChecksumAlgorithm });
      const name = `Checksum${ChecksumAlgorithm}` as const;
      const got = await client.send(
        new HeadObjectCommand({ Bucket, Key: 'checksums/chosen', ChecksumMode: 'ENABLED' }),
      );
      expect(got[name]).toBe(sent[name]);
      expect(got[name]).toMatch(/=$/);
    },
  );

  it('is refused when the checksum is not that of the body', async () => {
    const wrong = put('checksums/wrong', 'body', { ChecksumCRC32: 'AAAAAA==' });
    await expect(wrong).rejects.toMatchObject({ name: 'BadDigest', $metadata: { httpStatusCode: 400 } });
    await expect(read('checksums/wrong')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('versions', () => {
  it('of an object can all be read, and are listed newest first', async () => {
    const first = await put('versions/a', 'one');
    const second = await put('versions/a', 'two');
    expect(await read('versions/a')).toBe('two');
    expect(await read('versions/a', { VersionId: first.VersionId })).toBe('one');
    const listed = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'versions/a' }));
    expect(listed.Versions?.map(({ VersionId, IsLatest, Size }) => ({ VersionId, IsLatest, Size }))).toEqual([
      { VersionId: second.VersionId, IsLatest: true, Size: 3 },
      { VersionId: first.VersionId, IsLatest: false, Size: 3 },
    ]);
  });

  it('stay when the object is deleted, until they are deleted themselves', async () => {
    const Key = 'versions/deleted';
    const { VersionId } = await put(Key, 'kept');
    const deleted = await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(deleted.DeleteMarker).toBe(true);
    await expect(read(Key)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(read(Key, { VersionId: deleted.VersionId })).rejects.toMatchObject({ name: 'MethodNotAllowed' });
    expect(await read(Key, { VersionId })).toBe('kept');
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: deleted.VersionId }));
    expect(await read(Key)).toBe('kept');
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    await expect(read(Key, { VersionId })).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  it('are not kept by a bucket without them', async () => {
    const place = { Bucket: endpoint.plain, Key: 'a' };
    const { VersionId } = await client.send(new PutObjectCommand({ ...place, Body: 'one' }));
    expect(VersionId).toBeUndefined();
    await client.send(new PutObjectCommand({ ...place, Body: 'two' }));
    expect(await read('a', place)).toBe('two');
    const deleted = await client.send(new DeleteObjectCommand(place));
    expect(deleted.DeleteMarker).toBeUndefined();
    await expect(read('a', place)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('can be deleted many at once', async () => {
    await put('versions/x', '1');
    const { VersionId } = await put('versions/y', '1');
    const Objects = [{ Key: 'versions/x' }, { Key: 'versions/y', VersionId }, { Key: 'versions/<&> 不在' }];
    const { Deleted, Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Errors).toBeUndefined();
    expect(Deleted?.map(({ Key, DeleteMarker }) => ({ Key, DeleteMarker }))).toEqual(
      expect.arrayContaining([
        { Key: 'versions/x', DeleteMarker: true },
        { Key: 'versions/y', DeleteMarker: undefined },
        { Key: 'versions/<&> 不在', DeleteMarker: true },
      ]),
    );
  });
});

describe('a listing', () => {
  const keys = ['list/2024/b', 'list/2025/a', 'list/2025/教育局/年报 1+1.docx', 'list/2025/税务局/x', 'list/z'];
  beforeAll(async () => {
    for (const key of keys) await put(key, key);
  });
  const list = (more = {}) => client.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', ...more }));

  it('gives the keys under a prefix in the order of their bytes', async () => {
    const { Contents, KeyCount, IsTruncated } = await list();
    expect(Contents?.map(({ Key }) => Key)).toEqual(keys);
    expect({ KeyCount, IsTruncated }).toEqual({ KeyCount: 5, IsTruncated: false });
    expect(Contents?.[0]).toMatchObject({
      Size: 11,
      StorageClass: 'STANDARD',
      ETag: expect.stringMatching(/^"\w{32}"$/),
    });
  });

  it('rolls up what lies behind the delimiter', async () => {
    const { Contents, CommonPrefixes } = await list({ Delimiter: '/' });
    expect(Contents?.map(({ Key }) => Key)).toEqual(['list/z']);
    expect(CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['list/2024/', 'list/2025/']);
    const deeper = await list({ Prefix: 'list/2025/', Delimiter: '/', EncodingType: 'url' });
    expect(deeper.CommonPrefixes?.map(({ Prefix }) => decodeURIComponent(Prefix ?? ''))).toEqual([
      'list/2025/教育局/',
      'list/2025/税务局/',
    ]);
  });

  it.each([undefined, '/'])('goes on where the page before ended (delimiter %s)', async (Delimiter) => {
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await list({ MaxKeys: 1, Delimiter, ContinuationToken });
      seen.push(
        ...[...(page.Contents ?? []).map(({ Key }) => Key), ...(page.CommonPrefixes ?? []).map((p) => p.Prefix)],
      );
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(seen).toEqual(Delimiter ? ['list/2024/', 'list/2025/', 'list/z'] : keys);
  });

  it('starts after a given key, and leaves out what is deleted', async () => {
    await put('list/zz', 'x');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'list/zz' }));
    const { Contents } = await list({ StartAfter: 'list/2025/a' });
    expect(Contents?.map(({ Key }) => Key)).toEqual(keys.slice(2));
  });

  it('of versions goes on in the middle of a key', async () => {
    for (const body of ['1', '22', '333']) await put('listed-versions/a', body);
    const page = { Bucket, Prefix: 'listed-versions/', MaxKeys: 2 };
    const first = await client.send(new ListObjectVersionsCommand(page));
    expect(first.Versions?.map(({ Size }) => Size)).toEqual([3, 2]);
    const markers = { KeyMarker: first.NextKeyMarker, VersionIdMarker: first.NextVersionIdMarker };
    const second = await client.send(new ListObjectVersionsCommand({ ...page, ...markers }));
    expect(second.Versions?.map(({ Size }) => Size)).toEqual([1]);
  });
});

describe('a multipart upload', () => {
  const five = Buffer.alloc(5 * 1024 ** 2, 'five');
  const start = async (Key: string, more = {}) => {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
    return { Bucket, Key, UploadId };
  };

  it('joins its parts into one object when it is completed', async () => {
    const upload = await start('multipart/年报.zip', { Metadata: { sender: 'a' }, ContentType: 'application/zip' });
    const parts = [five, Buffer.from('the end')];
    const sent = await Promise.all(
      parts.map((Body, index) => client.send(new UploadPartCommand({ ...upload, PartNumber: index + 1, Body }))),
    );
    const listed = await client.send(new ListPartsCommand(upload));
    expect(listed.Parts?.map(({ PartNumber, Size }) => ({ PartNumber, Size }))).toEqual([
      { PartNumber: 1, Size: five.length },
      { PartNumber: 2, Size: 7 },
    ]);
    const Parts = sent.map(({ ETag, ChecksumCRC32 }, index) => ({ PartNumber: index + 1, ETag, ChecksumCRC32 }));
    const done = await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const got = await client.send(new GetObjectCommand({ Bucket, Key: upload.Key }));
    expect(got).toMatchObject({ ETag: done.ETag, Metadata: { sender: 'a' }, ContentType: 'application/zip' });
    expect(await got.Body?.transformToString()).toBe(`${five}the end`);
    await expect(client.send(new ListPartsCommand(upload))).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('is refused when a part is too small, changed, or out of order', async () => {
    const upload = await start('multipart/refused');
    const part = async (PartNumber: number, Body: Buffer) => {
      const { ETag, ChecksumCRC32 } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      return { PartNumber, ETag, ChecksumCRC32 };
    };
    const [first, second] = [await part(1, Buffer.from('small')), await part(2, Buffer.from('last'))];
    const complete = (Parts: unknown[]) =>
      client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: Parts as [] } }));
    await expect(complete([first, second])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete([second, first])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete([{ ...first, ETag: '"other"' }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await client.send(new AbortMultipartUploadCommand(upload));
    await expect(complete([first])).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await expect(read('multipart/refused')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('a presigned address', () => {
  const plainClient = () => endpoint.connect({ requestChecksumCalculation: 'WHEN_REQUIRED' });
  const errorCode = async (response: Response) => /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];

  it('lets its holder upload one object and read it', async () => {
    const Key = 'presigned/年报 1+1.docx';
    const upload = await getSignedUrl(
      plainClient(),
      new PutObjectCommand({ Bucket, Key, Metadata: { sender: 'a@b.example' } }),
    );
    const sent = await fetch(upload, { method: 'PUT', body: 'by hand', headers: { 'content-type': 'text/plain' } });
    expect(sent.status).toBe(200);
    const command = new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: 'attachment; filename="a.docx"' });
    const got = await fetch(await getSignedUrl(client, command));
    expect(await got.text()).toBe('by hand');
    expect(got.headers.get('content-type')).toBe('text/plain');
    expect(got.headers.get('content-disposition')).toBe('attachment; filename="a.docx"');
    expect(got.headers.get('x-amz-meta-sender')).toBe('a@b.example');
  });

  it('is refused once it has expired', async () => {
    const command = new GetObjectCommand({ Bucket, Key: 'presigned/a' });
    const signingDate = new Date(Date.now() - 3_600_000);
    const response = await fetch(await getSignedUrl(client, command, { signingDate, expiresIn: 60 }));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Request has expired');
  });

  it('is refused for another key, method or header than it was made for', async () => {
    const address = await getSignedUrl(plainClient(), new PutObjectCommand({ Bucket, Key: 'presigned/mine' }));
    const other = await fetch(address.replace('mine', 'yours'), { method: 'PUT', body: 'x' });
    expect([other.status, await errorCode(other)]).toEqual([403, 'SignatureDoesNotMatch']);
    const reading = await fetch(address);
    expect([reading.status, await errorCode(reading)]).toEqual([403, 'SignatureDoesNotMatch']);
    const adding = await fetch(address, { method: 'PUT', body: 'x', headers: { 'x-amz-meta-sender': 'mallory' } });
    expect([adding.status, await errorCode(adding)]).toEqual([403, 'AccessDenied']);
  });
});

describe('a presigned form', () => {
  const sign = (options: Partial<PresignedPostOptions> = {}) =>
    createPresignedPost(client, {
      Bucket,
      Key: `incoming/jiaoyuju/\${filename}`,
      Conditions: [['content-length-range', 1, 1000]],
      Fields: { 'x-amz-meta-sender': 'office@agency.example' },
      ...options,
    });
  const post = async (
    { url, fields }: Awaited<ReturnType<typeof sign>>,
    content = 'the report',
    name = '2025 年报+终稿.docx',
    headers: Record<string, string> = {},
  ) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', new Blob([content]), name);
    const response = await fetch(url, { method: 'POST', body: form, headers, redirect: 'manual' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it('uploads the file a person chose under its name', async () => {
    const answer = await post(await sign());
    expect(answer.status).toBe(204);
    const Key = 'incoming/jiaoyuju/2025 年报+终稿.docx';
    expect(await read(Key)).toBe('the report');
    const head = await client.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head.Metadata).toEqual({ sender: 'office@agency.example' });
    expect(answer.headers.get('etag')).toBe(head.ETag);
    expect(answer.headers.get('x-amz-version-id')).toBe(head.VersionId);
  });

  it('answers as it was asked to', async () => {
    const described = await post(await sign({ Fields: { success_action_status: '201' } }));
    expect(described.status).toBe(201);
    expect(described.text).toContain('<Key>incoming/jiaoyuju/2025 年报+终稿.docx</Key>');
    const there = 'https://portal.example/sent?agency=jiaoyuju';
    const redirected = await post(await sign({ Key: 'incoming/a', Fields: { success_action_redirect: there } }));
    expect(redirected.status).toBe(303);
    const location = new URL(redirected.headers.get('location') ?? '');
    expect(location.href).toContain(`${there}&`);
    expect(location.searchParams.get('key')).toBe('incoming/a');
  });

  it('is refused once it has expired', async () => {
    const answer = await post(await sign({ Expires: -60 }));
    expect(answer.status).toBe(403);
    expect(answer.text).toContain(
      '<Code>AccessDenied</Code><Message>Invalid according to Policy: Policy expired.</Message>',
    );
  });

  it('is refused when its policy or its fields were changed', async () => {
    const { url, fields } = await sign();
    const policy = Buffer.from(fields.Policy ?? '', 'base64')
      .toString()
      .replace('1000', '9000');
    const forged = await post({ url, fields: { ...fields, Policy: Buffer.from(policy).toString('base64') } });
    expect([forged.status, forged.text]).toEqual([403, expect.stringContaining('<Code>SignatureDoesNotMatch</Code>')]);
    const elsewhere = await post({ url, fields: { ...fields, key: 'incoming/other/a' } });
    expect([elsewhere.status, elsewhere.text]).toEqual([
      403,
      expect.stringContaining('Invalid according to Policy: Policy Condition failed:'),
    ]);
    const impostor = await post({ url, fields: { ...fields, 'x-amz-meta-sender': 'mallory@agency.example' } });
    expect([impostor.status, impostor.text]).toEqual([403, expect.stringContaining('Policy Condition failed')]);
    const extra = await post({ url, fields: { ...fields, 'x-amz-meta-other': 'x' } });
    expect([extra.status, extra.text]).toEqual([403, expect.stringContaining('Extra input fields: x-amz-meta-other')]);
  });

  it('is refused when the file is too large or too small', async () => {
    const signed = await sign({ Key: 'incoming/sized' });
    const large = await post(signed, 'x'.repeat(1001));
    expect([large.status, large.text]).toEqual([400, expect.stringContaining('<Code>EntityTooLarge</Code>')]);
    const small = await post(signed, '');
    expect([small.status, small.text]).toEqual([400, expect.stringContaining('<Code>EntityTooSmall</Code>')]);
    await expect(read('incoming/sized')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await post(signed, 'x'.repeat(1000))).status).toBe(204);
  });

  it('may be sent by a page of the origin that is allowed, and of no other', async () => {
    const { url } = await sign();
    const ask = (origin: string) =>
      fetch(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const allowed = await ask(allowedOrigin);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, allowedOrigin]);
    expect((await ask('https://elsewhere.example')).status).toBe(403);
    const sent = await post(await sign(), 'the report', 'a.docx', { origin: allowedOrigin });
    expect(sent.headers.get('access-control-allow-origin')).toBe(allowedOrigin);
  });
});

describe('a bucket', () => {
  it('tells what it is', async () => {
    const { Buckets } = await client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(expect.arrayContaining([endpoint.versioned, endpoint.plain]));
    await client.send(new HeadBucketCommand({ Bucket }));
    await client.send(new GetBucketLocationCommand({ Bucket }));
    expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
    const plain = await client.send(new GetBucketVersioningCommand({ Bucket: endpoint.plain }));
    expect(plain.Status).toBeUndefined();
    const { CORSRules } = await client.send(new GetBucketCorsCommand({ Bucket }));
    expect(CORSRules).toMatchObject([{ AllowedOrigins: [allowedOrigin], AllowedMethods: ['POST'], MaxAgeSeconds: 60 }]);
    const cors = client.send(new GetBucketCorsCommand({ Bucket: endpoint.plain }));
    await expect(cors).rejects.toMatchObject({ name: 'NoSuchCORSConfiguration' });
  });

  it('that is not there is 404', async () => {
    const missing = client.send(new ListObjectsV2Command({ Bucket: 'gongkai-no-such-bucket-here' }));
    await expect(missing).rejects.toMatchObject({ name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } });
  });
});
