import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Emit, Service, ServiceRequest, ServiceResponse } from '../contracts.ts';
import { ServiceError } from '../contracts.ts';
import { readAddress } from './address.ts';
import { listBuckets } from './buckets.ts';
import { findBucket, readCall } from './call.ts';
import { corsHeaders, preflight } from './cors.ts';
import { errorResponse, hostId, newRequestId } from './errors.ts';
import { findOperation } from './routes.ts';
import { prepareBodies } from './store/bodies.ts';
import { namedBodies, openDatabase, recordBuckets } from './store/database.ts';
import { openOutbox } from './store/outbox.ts';
import type { Bucket, S3 } from './types.ts';

export interface S3Options extends Pick<S3, 'clock' | 'authorize' | 'mayDo' | 'findCredentials'> {
  /** Where everything is kept; made if it is not there. One endpoint at a time may use it. */
  readonly directory: string;
  readonly buckets: readonly Bucket[];
  /** Called for each object created in a bucket with `eventBridge`, at least once, also after a crash. */
  readonly emit: Emit;
}

/** The S3 endpoint of the embedded stack. */
export interface S3Endpoint {
  readonly service: Service;
  /** Waits for events that are being sent, and closes the files. */
  close(): Promise<void>;
}

/** Opens the endpoint over a directory, with all that is in it, and sends the events a former process still owed. */
export function createS3(options: S3Options): S3Endpoint {
  const bodies = join(options.directory, 'bodies');
  mkdirSync(bodies, { recursive: true });
  const database = openDatabase(options.directory);
  prepareBodies(bodies, namedBodies(database));
  recordBuckets(
    database,
    options.buckets.map(({ name }) => name),
    options.clock.now(),
  );
  const outbox = openOutbox(database, options.emit);
  const buckets = new Map(options.buckets.map((bucket) => [bucket.name, bucket]));
  const s3: S3 = { ...options, database, bodies, outbox, buckets };
  return {
    service: (request) => answer(s3, request),
    close: async () => {
      await outbox.close();
      database.close();
    },
  };
}

async function answer(s3: S3, request: ServiceRequest): Promise<ServiceResponse> {
  const requestId = newRequestId();
  const { body, ...head } = await orError(request, requestId, () => perform(s3, request, requestId));
  return {
    ...head,
    headers: { ...head.headers, 'x-amz-request-id': requestId, 'x-amz-id-2': hostId },
    ...(body === undefined || request.method === 'HEAD' ? {} : { body }),
  };
}

async function perform(s3: S3, request: ServiceRequest, requestId: string): Promise<ServiceResponse> {
  const { bucketName } = readAddress(request);
  if (bucketName === '' && request.method === 'GET') return listBuckets(s3, request);
  const bucket = findBucket(s3, bucketName);
  if (request.method === 'OPTIONS') return preflight(bucket, request);
  const response = await orError(request, requestId, async () => {
    const call = readCall(s3, request, requestId);
    return findOperation(call)(s3, call);
  });
  return { ...response, headers: { ...response.headers, ...corsHeaders(bucket, request) } };
}

async function orError(request: ServiceRequest, requestId: string, work: () => Promise<ServiceResponse>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ServiceError)) console.error('S3 request %s failed:', requestId, error);
    return errorResponse(error, request.target, requestId);
  }
}
