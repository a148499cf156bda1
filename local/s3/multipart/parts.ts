import { requireRight } from '../access.ts';
import { openPayload, requireLength } from '../body/payload.ts';
import { modificationTime } from '../creation.ts';
import { invalidArgument, S3Error } from '../errors.ts';
import { checksumElements, checksumHeaders } from '../object-headers.ts';
import { removeBodies, writeBody } from '../store/bodies.ts';
import { inTransaction } from '../store/database.ts';
import type { ChecksumAlgorithm } from '../store/record.ts';
import { addPart, listParts, type Part } from '../store/uploads.ts';
import type { Call, Operation, S3 } from '../types.ts';
import { writeXml, type XmlNode } from '../xml.ts';
import { requireUpload } from './access.ts';

export const uploadPart: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:PutObject');
  requireLength(call.headers);
  const number = readPartNumber(call);
  const uploadId = requireUpload(s3, call).uploadId;
  const payload = openPayload(call, s3.findCredentials);
  const { body, size, md5 } = await writeBody(s3.bodies, payload.bytes);
  const sent = payload.checksum();
  const checksum = sent && { ...sent, type: 'FULL_OBJECT' as const };
  const part = { number, body, size, etag: md5, modifiedAt: modificationTime(s3), ...(checksum ? { checksum } : {}) };
  const former = await keepPart(s3, call, uploadId, part);
  if (former) await removeBodies(s3.bodies, [former.body]);
  const { 'x-amz-checksum-type': _, ...headers } = checksumHeaders(checksum);
  return { status: 200, headers: { etag: `"${md5}"`, 'x-amz-server-side-encryption': 'AES256', ...headers } };
};

export const listUploadedParts: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:ListMultipartUploadParts');
  const uploadId = requireUpload(s3, call).uploadId;
  const after = readCount(call, 'part-number-marker', 0);
  const limit = Math.min(1000, readCount(call, 'max-parts', 1000));
  const rest = listParts(s3.database, uploadId).filter(({ number }) => number > after);
  const page = rest.slice(0, limit);
  const parts = page.map((part): XmlNode => {
    const [checksum] = checksumElements(part.checksum);
    const fields: (XmlNode | undefined)[] = [
      ['PartNumber', part.number],
      ['LastModified', new Date(part.modifiedAt).toISOString()],
      ['ETag', `"${part.etag}"`],
      ['Size', part.size],
      checksum,
    ];
    return ['Part', fields];
  });
  const content: XmlNode[] = [
    ['Bucket', call.bucket.name],
    ['Key', call.key],
    ['UploadId', uploadId],
    ['PartNumberMarker', after],
    ['NextPartNumberMarker', page.at(-1)?.number ?? after],
    ['MaxParts', limit],
    ['IsTruncated', rest.length > page.length],
    ['StorageClass', 'STANDARD'],
    ...parts,
  ];
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: writeXml(['ListPartsResult', content]) };
};

function requireSameAlgorithm(chosen: ChecksumAlgorithm | undefined, sent: ChecksumAlgorithm | undefined): void {
  if (chosen === undefined || sent === undefined || chosen === sent) return;
  const message = `Checksum Type mismatch occurred, expected checksum Type: ${chosen}, actual checksum Type: ${sent}`;
  throw new S3Error('InvalidRequest', message, 400);
}

/** Keeps a written part, unless the upload was ended while it was written. */
async function keepPart(s3: S3, call: Call, uploadId: string, part: Part) {
  try {
    return inTransaction(s3.database, () => {
      const { checksum } = requireUpload(s3, call);
      requireSameAlgorithm(checksum?.algorithm, part.checksum?.algorithm);
      return addPart(s3.database, uploadId, part);
    });
  } catch (error) {
    await removeBodies(s3.bodies, [part.body]);
    throw error;
  }
}

function readPartNumber(call: Call): number {
  const number = readCount(call, 'partNumber', 0);
  if (number >= 1 && number <= 10_000) return number;
  const message = 'Part number must be an integer between 1 and 10000, inclusive';
  throw invalidArgument(message, 'partNumber', String(number));
}

function readCount(call: Call, name: string, otherwise: number): number {
  const text = call.query.get(name);
  if (text === undefined) return otherwise;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw invalidArgument(`Provided ${name} not an integer or within integer range`, name, text);
}
