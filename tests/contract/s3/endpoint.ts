import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketCorsCommand,
  PutBucketVersioningCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { createClock } from '../../../local/clock.ts';
import { listen } from '../../../local/listen.ts';
import { createS3 } from '../../../local/s3/s3.ts';
import { weather } from '../../builders/weather.ts';

/** An endpoint to be held to the contract, with three buckets: one with versions and CORS, one without either, one with Object Lock. */
export interface TestedEndpoint {
  readonly versioned: string;
  readonly plain: string;
  readonly lockable: string;
  connect(config?: S3ClientConfig): S3Client;
  close(): Promise<void>;
}

export const allowedOrigin = 'https://portal.example';

/**
 * The endpoint named by GONGKAI_ENDPOINT (AWS or any emulator, with the credentials of the environment), else our own
 * behind a port of this machine.
 */
export async function openEndpoint(): Promise<TestedEndpoint> {
  const address = process.env.GONGKAI_ENDPOINT;
  return address ? openForeign(address) : openOwn();
}

async function openOwn(): Promise<TestedEndpoint> {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-s3-'));
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'secret of the operator' };
  const find = (accessKeyId: string) =>
    accessKeyId === credentials.accessKeyId ? { ...credentials, principal: { kind: 'operator' } as const } : undefined;
  const clock = createClock();
  const corsRules = [{ allowedOrigins: [allowedOrigin], allowedMethods: ['POST'], allowedHeaders: ['*'], maxAge: 60 }];
  const s3 = createS3({
    directory,
    clock,
    emit: async () => {},
    authorize: () => {},
    mayDo: () => true,
    findCredentials: find,
    buckets: [
      { name: 'versioned', versioned: true, eventBridge: true, corsRules },
      { name: 'plain', versioned: false, eventBridge: false },
      { name: 'lockable', versioned: true, eventBridge: false, objectLock: true },
    ],
  });
  const server = await listen({
    services: { s3: s3.service },
    host: '127.0.0.1',
    port: 0,
    find,
    clock,
    around: weather,
  });
  return {
    versioned: 'versioned',
    plain: 'plain',
    lockable: 'lockable',
    connect: (config) =>
      new S3Client({ endpoint: server.url, region: 'us-east-1', forcePathStyle: true, credentials, ...config }),
    close: async () => {
      await server.close();
      await s3.close();
      rmSync(directory, { recursive: true });
    },
  };
}

async function openForeign(endpoint: string): Promise<TestedEndpoint> {
  const connect = (config?: S3ClientConfig) => new S3Client({ endpoint, forcePathStyle: true, ...config });
  const client = connect();
  const versioned = `gongkai-contract-versioned-${Date.now()}`;
  const plain = `gongkai-contract-plain-${Date.now()}`;
  await client.send(new CreateBucketCommand({ Bucket: versioned }));
  const lockable = `gongkai-contract-lockable-${Date.now()}`;
  await client.send(new CreateBucketCommand({ Bucket: plain }));
  await client.send(new CreateBucketCommand({ Bucket: lockable, ObjectLockEnabledForBucket: true }));
  const VersioningConfiguration = { Status: 'Enabled' as const };
  await client.send(new PutBucketVersioningCommand({ Bucket: versioned, VersioningConfiguration }));
  const rule = { AllowedOrigins: [allowedOrigin], AllowedMethods: ['POST'], AllowedHeaders: ['*'], MaxAgeSeconds: 60 };
  await client.send(new PutBucketCorsCommand({ Bucket: versioned, CORSConfiguration: { CORSRules: [rule] } }));
  const close = async () => {
    for (const bucket of [versioned, plain, lockable]) await removeBucket(client, bucket);
    client.destroy();
  };
  return { versioned, plain, lockable, connect, close };
}

async function removeBucket(client: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
    if (Versions.length + DeleteMarkers.length === 0) break;
    for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    }
  }
  await client.send(new DeleteBucketCommand({ Bucket }));
}
