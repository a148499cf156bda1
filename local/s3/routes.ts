import { getBucketCors, getBucketLocation, getBucketVersioning, headBucket } from './buckets.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, deleteObjects } from './delete-objects.ts';
import { notImplemented } from './errors.ts';
import { getObject } from './get-object.ts';
import { listObjectsV2, listObjectVersions } from './list-objects.ts';
import { abortMultipartUpload } from './multipart/abort.ts';
import { completeMultipartUpload } from './multipart/complete.ts';
import { createMultipartUpload } from './multipart/create.ts';
import { listUploadedParts, uploadPart } from './multipart/parts.ts';
import { postObject } from './post/post-object.ts';
import { putObject } from './put-object.ts';
import { lockHeaders } from './retention.ts';
import { getObjectTagging, putObjectTagging } from './tagging.ts';
import type { Call, Operation } from './types.ts';

interface Route {
  readonly method: string;
  readonly level: 'bucket' | 'object';
  /** Query parameters that make a request one of this operation. */
  readonly required: readonly string[];
  /** Further ones it understands. */
  readonly optional: readonly string[];
  /** Header that makes a request one of this operation. */
  readonly header?: string;
  readonly run: Operation;
}

const paging = ['prefix', 'delimiter', 'max-keys', 'encoding-type'];
const reading = [
  'versionId',
  'response-content-type',
  'response-content-language',
  'response-content-disposition',
  'response-content-encoding',
  'response-cache-control',
  'response-expires',
];

function route(method: string, level: Route['level'], run: Operation, required = '', optional: string[] = []): Route {
  return { method, level, run, required: required === '' ? [] : required.split(' '), optional };
}

/** Every operation there is; of those that fit a request the first is taken. */
const routes: readonly Route[] = [
  route('GET', 'bucket', getBucketLocation, 'location'),
  route('GET', 'bucket', getBucketVersioning, 'versioning'),
  route('GET', 'bucket', getBucketCors, 'cors'),
  route('GET', 'bucket', listObjectVersions, 'versions', [...paging, 'key-marker', 'version-id-marker']),
  route('GET', 'bucket', listObjectsV2, 'list-type', [...paging, 'continuation-token', 'start-after', 'fetch-owner']),
  route('HEAD', 'bucket', headBucket),
  route('POST', 'bucket', deleteObjects, 'delete'),
  route('POST', 'bucket', postObject),
  route('GET', 'object', listUploadedParts, 'uploadId', ['max-parts', 'part-number-marker']),
  route('GET', 'object', getObjectTagging, 'tagging', ['versionId']),
  route('PUT', 'object', putObjectTagging, 'tagging', ['versionId']),
  route('GET', 'object', getObject, '', reading),
  route('HEAD', 'object', getObject, '', reading),
  route('PUT', 'object', uploadPart, 'partNumber uploadId'),
  { ...route('PUT', 'object', copyObject), header: 'x-amz-copy-source' },
  route('PUT', 'object', putObject),
  route('POST', 'object', createMultipartUpload, 'uploads'),
  route('POST', 'object', completeMultipartUpload, 'uploadId'),
  route('DELETE', 'object', abortMultipartUpload, 'uploadId'),
  route('DELETE', 'object', deleteObject, '', ['versionId']),
];

/** The operation a request is for. @throws S3Error NotImplemented (501) for every other, and for a parameter it does not know */
export function findOperation(call: Call): Operation {
  const { method } = call.request;
  const level = call.key === '' ? 'bucket' : 'object';
  const found = routes.find(
    (candidate) =>
      candidate.method === method &&
      candidate.level === level &&
      candidate.required.every((name) => call.query.has(name)) &&
      (candidate.header === undefined || call.headers[candidate.header] !== undefined),
  );
  const parameters = [...call.query.keys()].filter((name) => name !== 'x-id' && !/^x-amz-/i.test(name));
  if (!found) throw notImplemented(`${method} of a ${level} with [${parameters.join(', ')}]`);
  const unknown = parameters.filter((name) => !found.required.includes(name) && !found.optional.includes(name));
  if (unknown.length > 0) throw notImplemented(`${method} of a ${level} with the parameter ${unknown.join(', ')}`);
  if (found.run !== copyObject && call.headers['x-amz-copy-source'] !== undefined)
    throw notImplemented('UploadPartCopy');
  const locking = lockHeaders.find((name) => call.headers[name] !== undefined);
  if (locking && ![putObject, deleteObject, deleteObjects].includes(found.run)) throw notImplemented(locking);
  if (call.query.has('list-type') && call.query.get('list-type') !== '2')
    throw notImplemented('list-type other than 2');
  return found.run;
}
