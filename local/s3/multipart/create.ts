import { requireRight } from '../access.ts';
import { readAlgorithm } from '../body/checksums.ts';
import { S3Error } from '../errors.ts';
import { keptHeaders } from '../headers.ts';
import type { UploadRecord } from '../store/record.ts';
import { addUpload } from '../store/uploads.ts';
import type { Call, Operation } from '../types.ts';
import { writeXml } from '../xml.ts';

export const createMultipartUpload: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:PutObject');
  const checksum = readChecksumChoice(call);
  const record = { headers: keptHeaders(call.headers), ...(checksum ? { checksum } : {}) };
  const uploadId = addUpload(s3.database, call.bucket.name, call.key, record);
  return {
    status: 200,
    headers: {
      'content-type': 'application/xml',
      'x-amz-server-side-encryption': 'AES256',
      ...(checksum
        ? { 'x-amz-checksum-algorithm': checksum.algorithm.toUpperCase(), 'x-amz-checksum-type': checksum.type }
        : {}),
    },
    body: writeXml([
      'InitiateMultipartUploadResult',
      [
        ['Bucket', call.bucket.name],
        ['Key', call.key],
        ['UploadId', uploadId],
      ],
    ]),
  };
};

function readChecksumChoice(call: Call): UploadRecord['checksum'] {
  const name = call.headers['x-amz-checksum-algorithm'];
  if (name === undefined) return undefined;
  const algorithm = readAlgorithm(name);
  const type = call.headers['x-amz-checksum-type'] ?? (algorithm === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE');
  const isPossible = type === 'FULL_OBJECT' ? algorithm.startsWith('crc') : algorithm !== 'crc64nvme';
  if (isPossible && (type === 'FULL_OBJECT' || type === 'COMPOSITE')) return { algorithm, type };
  const message = `The ${type} checksum type cannot be used with the ${algorithm} checksum algorithm.`;
  throw new S3Error('InvalidRequest', message, 400);
}
