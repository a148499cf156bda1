import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { type Credentials, type Service, ServiceError } from '../../local/contracts.ts';
import { type Listening, listen } from '../../local/listen.ts';
import { createS3, type S3Endpoint } from '../../local/s3/s3.ts';

const role: Credentials = {
  accessKeyId: 'ASIAROLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  principal: { kind: 'role', arn: 'arn:aws:iam::000000000000:role/portal' },
};
const hour = 3_600_000;
const clock = createClock();

let directory: string;
let s3: S3Endpoint;
let server: Listening;

/** Answers with who asked and what: a table of the name of the role, and one of the body. */
const dynamodb: Service = async ({ principal, body, headers }) => {
  if (headers['x-amz-target'] !== 'DynamoDB_20120810.ListTables')
    throw new ServiceError('ValidationException', 'no', 400);
  const TableNames = [principal.kind === 'role' ? principal.arn : principal.kind, await text(body)];
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({ TableNames }),
  };
};

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gongkai-listen-'));
  const find = (accessKeyId: string) => (accessKeyId === role.accessKeyId ? role : undefined);
  s3 = createS3({
    directory,
    clock,
    emit: async () => {},
    authorize: () => {},
    mayDo: () => true,
    findCredentials: find,
    buckets: [{ name: 'drop', versioned: true, eventBridge: false }],
  });
  server = await listen({ services: { s3: s3.service, dynamodb }, host: '127.0.0.1', port: 0, find, clock });
});
afterEach(async () => {
  await server.close();
  await s3.close();
  rmSync(directory, { recursive: true });
});

const config = (credentials = role) => ({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });

describe('the endpoint', () => {
  it('hands a request to the service it is signed for, with its signer and its body', async () => {
    const { TableNames } = await new DynamoDBClient(config()).send(new ListTablesCommand({ Limit: 2 }));
    expect(TableNames).toEqual(['arn:aws:iam::000000000000:role/portal', '{"Limit":2}']);
  });

  it('answers 501 for a service it does not have, so that the client understands it', async () => {
    const request = new SFNClient(config()).send(new ListStateMachinesCommand({}));
    await expect(request).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('"states"'),
      $metadata: { httpStatusCode: 501 },
    });
  });

  it('refuses a wrong secret in the words of each service', async () => {
    const wrong = config({ ...role, secretAccessKey: 'another' });
    const refused = { name: 'SignatureDoesNotMatch', $metadata: { httpStatusCode: 403 } };
    await expect(new DynamoDBClient(wrong).send(new ListTablesCommand({}))).rejects.toMatchObject(refused);
    const Body = Buffer.alloc(20 * 1024 ** 2);
    const put = new PutObjectCommand({ Bucket: 'drop', Key: 'a', Body });
    await expect(new S3Client(wrong).send(put)).rejects.toMatchObject(refused);
  });

  it('takes a request without a signature as one to S3', async () => {
    const response = await fetch(`${server.url}/nowhere/a`);
    expect([response.status, await response.text()]).toEqual([
      404,
      expect.stringContaining('<Code>NoSuchBucket</Code>'),
    ]);
  });
});

describe('when the clock is moved forward', () => {
  it('what was presigned before has expired, and clients go on as they were', async () => {
    const client = new S3Client({ ...config(), requestChecksumCalculation: 'WHEN_REQUIRED' });
    const address = await getSignedUrl(client, new PutObjectCommand({ Bucket: 'drop', Key: 'a' }), { expiresIn: 3600 });
    const form = await createPresignedPost(client, { Bucket: 'drop', Key: 'b', Expires: 3600 });
    const upload = () => fetch(address, { method: 'PUT', body: 'x' });
    const post = () => {
      const data = new FormData();
      for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
      data.append('file', new Blob(['x']), 'b');
      return fetch(form.url, { method: 'POST', body: data });
    };
    expect([(await upload()).status, (await post()).status]).toEqual([200, 204]);

    clock.advance(2 * hour);
    const late = await upload();
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
    const lateForm = await post();
    expect([lateForm.status, await lateForm.text()]).toEqual([403, expect.stringContaining('Policy expired.')]);
    await client.send(new HeadBucketCommand({ Bucket: 'drop' }));
  });

  it('a client learns the time of the stack from its answers, and presigns forms by it', async () => {
    clock.advance(30 * 24 * hour);
    const client = new S3Client(config());
    await client.send(new HeadBucketCommand({ Bucket: 'drop' }));
    const { url, fields } = await createPresignedPost(client, { Bucket: 'drop', Key: 'later', Expires: 60 });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob(['x']), 'later');
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204);
    const got = await client.send(new GetObjectCommand({ Bucket: 'drop', Key: 'later' }));
    expect(got.LastModified!.getTime()).toBeGreaterThan(Date.now() + 29 * 24 * hour);
  });
});
