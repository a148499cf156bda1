import { requireRight } from './access.ts';
import { openPayload, requireLength } from './body/payload.ts';
import { createObject, modificationTime } from './creation.ts';
import { keptHeaders } from './headers.ts';
import { writtenHeaders } from './object-headers.ts';
import { readRetention } from './retention.ts';
import { writeBody } from './store/bodies.ts';
import type { Operation } from './types.ts';

export const putObject: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:PutObject');
  requireLength(call.headers);
  const headers = keptHeaders(call.headers);
  const retention = readRetention(s3, call);
  const payload = openPayload(call, s3.findCredentials);
  const { body, size, md5 } = await writeBody(s3.bodies, payload.bytes);
  const sent = payload.checksum();
  const record = {
    body,
    size,
    etag: md5,
    modifiedAt: modificationTime(s3),
    headers,
    ...retention,
    ...(sent ? { checksum: { ...sent, type: 'FULL_OBJECT' as const } } : {}),
  };
  const version = await createObject(s3, call, record, 'PutObject');
  return { status: 200, headers: writtenHeaders(call.bucket, version) };
};
