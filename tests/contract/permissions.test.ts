import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import type { Credentials } from '../../local/contracts.ts';
import { readBuckets } from '../../local/join/buckets.ts';
import { issueCredentials, operatorCredentials } from '../../local/lambda/environment.ts';
import { listen } from '../../local/listen.ts';
import { createPermissions } from '../../local/permissions/permissions.ts';
import { createS3 } from '../../local/s3/s3.ts';
import { createKeys } from '../../local/services/keys.ts';
import { policy, roleWith, templateOf } from '../builders/template.ts';

// What a role of the template may do, over the wire: the same calls are allowed and refused as on AWS.

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const objects = (bucket: string, pattern: string) => ({ 'Fn::Join': ['', [arnOf(bucket), `/${pattern}`]] });
const allow = (Action: string | string[], Resource: unknown, Condition?: unknown) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition !== undefined && { Condition }),
});

const template = templateOf({
  Resources: {
    Work: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'work' } },
    Public: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'public' } },
    PublicPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Public' },
        PolicyDocument: policy({
          Effect: 'Deny',
          Action: 's3:PutObject',
          Resource: objects('Public', 'assets/*'),
          Principal: { AWS: arnOf('Writer') },
        }),
      },
    },
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: policy({ ...allow('kms:*', '*'), Principal: { AWS: 'arn:aws:iam::000000000000:root' } }),
      },
    },
    Reader: roleWith(
      allow('s3:GetObject', [objects('Work', 'submissions/*'), objects('Work', 'letters/*')]),
      allow('s3:ListBucket', arnOf('Work'), { StringLike: { 's3:prefix': ['submissions/*'] } }),
    ),
    Writer: roleWith(allow('s3:PutObject', objects('Public', '*')), allow('kms:Encrypt', arnOf('Key'))),
  },
});

let directory: string;
let connect: (role: 'Reader' | 'Writer' | 'operator') => {
  s3: S3Client;
  kms: KMSClient;
  ssm: SSMClient;
  ses: SESv2Client;
};
let close: () => Promise<void>;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gongkai-permissions-'));
  const clock = createClock();
  const permissions = createPermissions(template, () => {});
  const credentials = issueCredentials(template.list('AWS::IAM::Role').map(({ arn }) => arn));
  const s3 = createS3({
    ...permissions,
    clock,
    directory,
    emit: async () => {},
    findCredentials: credentials.find,
    buckets: readBuckets(template),
  });
  const keys = template.list('AWS::KMS::Key').map(({ ref, arn }) => ({ id: ref, arn }));
  const kms = createKeys({ ...permissions, directory, keys });
  const server = await listen({
    services: { s3: s3.service, kms },
    host: '127.0.0.1',
    port: 0,
    find: credentials.find,
    clock,
  });
  const settings = (signer: Credentials) => ({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: signer,
    maxAttempts: 1,
  });
  connect = (role) => {
    const signer = role === 'operator' ? operatorCredentials : credentials.of(`arn:aws:iam::000000000000:role/${role}`);
    const config = settings(signer);
    return {
      s3: new S3Client(config),
      kms: new KMSClient(config),
      ssm: new SSMClient(config),
      ses: new SESv2Client(config),
    };
  };
  close = async () => {
    await server.close();
    await s3.close();
  };
  await connect('operator').s3.send(
    new PutObjectCommand({ Bucket: 'work', Key: 'submissions/1/report.json', Body: '{}' }),
  );
  await connect('operator').s3.send(
    new PutObjectCommand({ Bucket: 'work', Key: 'register/register.json', Body: '{}' }),
  );
});
afterAll(async () => {
  await close();
  rmSync(directory, { recursive: true });
});

const get = (Key: string) => connect('Reader').s3.send(new GetObjectCommand({ Bucket: 'work', Key }));
const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

describe('a role', () => {
  it('reads the objects it is granted by prefix, and no others', async () => {
    expect(await (await get('submissions/1/report.json')).Body?.transformToString()).toBe('{}');
    await expect(get('register/register.json')).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('Missing statement: {"Effect":"Allow","Action":"s3:GetObject"'),
    });
  });

  it('is told of a missing object only where it may list; elsewhere it is as forbidden as any other', async () => {
    await expect(get('submissions/2/report.json')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(get('letters/2.json')).rejects.toMatchObject(denied);
  });

  it('lists by the prefixes it is granted', async () => {
    const list = (Prefix?: string) => connect('Reader').s3.send(new ListObjectsV2Command({ Bucket: 'work', Prefix }));
    expect((await list('submissions/')).KeyCount).toBe(1);
    await expect(list('register/')).rejects.toMatchObject(denied);
    await expect(list()).rejects.toMatchObject(denied);
  });

  it('is bound by the policy of the bucket, too', async () => {
    const put = (Key: string) => connect('Writer').s3.send(new PutObjectCommand({ Bucket: 'public', Key, Body: 'x' }));
    expect(await put('index.html')).toMatchObject({ $metadata: { httpStatusCode: 200 } });
    await expect(put('assets/base.css')).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining('explicit deny'),
    });
  });

  it('uses a key only if it is granted', async () => {
    const encrypt = (role: 'Reader' | 'Writer') =>
      connect(role).kms.send(
        new EncryptCommand({ KeyId: template.list('AWS::KMS::Key')[0]?.ref, Plaintext: new TextEncoder().encode('x') }),
      );
    expect((await encrypt('Writer')).CiphertextBlob?.length).toBeGreaterThan(0);
    await expect(encrypt('Reader')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('a service that is not there', () => {
  it('is answered with 501 whoever asks', async () => {
    const { ssm, ses } = connect('operator');
    const notImplemented = { $metadata: { httpStatusCode: 501 } };
    await expect(ssm.send(new GetParameterCommand({ Name: '/x' }))).rejects.toMatchObject(notImplemented);
    const mail = new SendEmailCommand({ Content: { Raw: { Data: new Uint8Array([1]) } } });
    await expect(ses.send(mail)).rejects.toMatchObject(notImplemented);
  });
});
