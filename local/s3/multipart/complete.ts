import { createHash } from 'node:crypto';
import { requireRight } from '../access.ts';
import { startChecksum } from '../body/checksums.ts';
import { sumWhileReading } from '../body/sum.ts';
import { createObject, modificationTime } from '../creation.ts';
import { checksumElements, versionHeader } from '../object-headers.ts';
import { readBody, removeBodies, writeBody } from '../store/bodies.ts';
import type { Checksum, UploadRecord } from '../store/record.ts';
import { listParts, type Part, removeUpload } from '../store/uploads.ts';
import type { Operation } from '../types.ts';
import { writeXml } from '../xml.ts';
import { readXmlBody } from '../xml-body.ts';
import { requireUpload } from './access.ts';
import { chooseParts } from './choose-parts.ts';

export const completeMultipartUpload: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:PutObject');
  const root = await readXmlBody(s3, call, 'CompleteMultipartUpload');
  const upload = requireUpload(s3, call);
  const { uploadId } = upload;
  const uploaded = listParts(s3.database, uploadId);
  const parts = chooseParts(root, uploaded, upload);
  const algorithm = upload.checksum?.type === 'FULL_OBJECT' ? upload.checksum.algorithm : undefined;
  const summed = sumWhileReading(concatenate(s3.bodies, parts), algorithm);
  const { body, size } = await writeBody(s3.bodies, summed.bytes);
  const checksum = summed.checksum() ?? compositeChecksum(upload, parts);
  const record = {
    body,
    size,
    etag: `${md5OfParts(parts)}-${parts.length}`,
    modifiedAt: modificationTime(s3),
    headers: upload.headers,
    ...(checksum ? { checksum } : {}),
  };
  const version = await createObject(s3, call, record, 'CompleteMultipartUpload', () => {
    requireUpload(s3, call);
    removeUpload(s3.database, uploadId);
  });
  await removeBodies(
    s3.bodies,
    uploaded.map((part) => part.body),
  );
  const location = `http://${call.headers.host}/${call.bucket.name}/${call.key.split('/').map(encodeURIComponent).join('/')}`;
  return {
    status: 200,
    headers: {
      'content-type': 'application/xml',
      'x-amz-server-side-encryption': 'AES256',
      ...versionHeader(call.bucket, version),
    },
    body: writeXml([
      'CompleteMultipartUploadResult',
      [
        ['Location', location],
        ['Bucket', call.bucket.name],
        ['Key', call.key],
        ['ETag', `"${record.etag}"`],
        ...checksumElements(checksum),
      ],
    ]),
  };
};

async function* concatenate(folder: string, parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const { body, size } of parts) yield* readBody(folder, body, 0, size - 1);
}

function md5OfParts(parts: readonly Part[]): string {
  const hash = createHash('md5');
  for (const { etag } of parts) hash.update(etag, 'hex');
  return hash.digest('hex');
}

/** The checksum of the checksums of the parts. */
function compositeChecksum(upload: UploadRecord, parts: readonly Part[]): Checksum | undefined {
  if (!upload.checksum) return undefined;
  const { algorithm, type } = upload.checksum;
  const sum = startChecksum(algorithm);
  for (const { checksum } of parts) sum.update(Buffer.from(checksum?.value ?? '', 'base64'));
  return { algorithm, value: `${sum.digest().toString('base64')}-${parts.length}`, type };
}
