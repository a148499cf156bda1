import { account } from '../contracts.ts';
import { arn } from './access.ts';
import { requireWritable } from './preconditions.ts';
import { removeBodies } from './store/bodies.ts';
import { inTransaction } from './store/database.ts';
import type { ObjectRecord } from './store/record.ts';
import { addVersion, findVersion, type ObjectVersion } from './store/versions.ts';
import type { Call, S3 } from './types.ts';

export type CreationReason = 'PutObject' | 'POST Object' | 'CopyObject' | 'CompleteMultipartUpload';

/**
 * Makes a written body an object: conditions, version and the event owed for it in one transaction. A crash before its
 * end leaves no object, a crash after it loses neither object nor event. If it is refused the body is removed.
 * @param alongside further changes for the same transaction; if it throws nothing is changed
 */
export async function createObject(
  s3: S3,
  call: Call,
  record: ObjectRecord,
  reason: CreationReason,
  alongside: () => void = () => {},
): Promise<ObjectVersion> {
  try {
    const { version, replaced, event } = inTransaction(s3.database, () => {
      alongside();
      const current = findVersion(s3.database, call.bucket.name, call.key);
      requireWritable(call.headers, call.key, current);
      const created = addVersion(s3.database, call.bucket, call.key, record);
      return {
        version: created,
        replaced: current && !current.isMarker && !call.bucket.versioned ? [current.record.body] : [],
        event: call.bucket.eventBridge ? s3.outbox.record(objectCreated(call, created, reason)) : undefined,
      };
    });
    if (event !== undefined) s3.outbox.send(event);
    await removeBodies(s3.bodies, replaced);
    return version;
  } catch (error) {
    await removeBodies(s3.bodies, [record.body]);
    throw error;
  }
}

/** Now, in whole seconds as S3 keeps times. */
export function modificationTime(s3: S3): number {
  return Math.floor(s3.clock.now().getTime() / 1000) * 1000;
}

/** The event S3 sends to the default bus; the key in it is not encoded. */
function objectCreated(call: Call, version: ObjectVersion, reason: CreationReason) {
  return {
    source: 'aws.s3',
    detailType: 'Object Created',
    resources: [arn(call.bucket.name)],
    detail: {
      version: '0',
      bucket: { name: call.bucket.name },
      object: {
        key: call.key,
        size: version.record.size,
        etag: version.record.etag,
        ...(call.bucket.versioned ? { 'version-id': version.versionId } : {}),
        sequencer: version.sequence.toString(16).toUpperCase().padStart(18, '0'),
      },
      'request-id': call.requestId,
      requester: account,
      'source-ip-address': '127.0.0.1',
      reason,
    },
  };
}
