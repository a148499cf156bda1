import { ServiceError } from '../contracts.ts';
import { requireRight } from './access.ts';
import { modificationTime } from './creation.ts';
import { notImplemented, S3Error } from './errors.ts';
import { requireUnlocked } from './retention.ts';
import { removeBodies } from './store/bodies.ts';
import { inTransaction } from './store/database.ts';
import { addDeleteMarker, findVersion, removeVersion } from './store/versions.ts';
import type { Call, Operation, S3 } from './types.ts';
import { malformedXml, writeXml, type XmlElement, type XmlNode } from './xml.ts';
import { readXmlBody } from './xml-body.ts';

/** What a deletion did: whether a marker was set or removed, and the version it concerns. */
interface Deletion {
  readonly isMarker: boolean;
  readonly versionId: string | undefined;
}

export const deleteObject: Operation = async (s3, call) => {
  if (call.headers['if-match'] !== undefined) throw notImplemented('If-Match on DeleteObject');
  const { isMarker, versionId } = await remove(s3, call, call.query.get('versionId'));
  return {
    status: 204,
    headers: {
      ...(isMarker ? { 'x-amz-delete-marker': 'true' } : {}),
      ...(versionId === undefined ? {} : { 'x-amz-version-id': versionId }),
    },
  };
};

export const deleteObjects: Operation = async (s3, call) => {
  requireIntegrityHeader(call);
  const root = await readXmlBody(s3, call, 'Delete');
  const wanted = root.children.filter(({ name }) => name === 'Object').map(readEntry);
  if (wanted.length === 0 || wanted.length > 1000) throw malformedXml();
  const isQuiet = root.children.some(({ name, text }) => name === 'Quiet' && text === 'true');
  const results: XmlNode[] = [];
  for (const entry of wanted) {
    const result = await removeOne(s3, call, entry);
    if (result[0] === 'Error' || !isQuiet) results.push(result);
  }
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: writeXml(['DeleteResult', results]) };
};

/** Deletes a key: a marker on top of its versions, or the named version, or, without versions, the object itself. */
async function remove(s3: S3, call: Call, versionId: string | undefined): Promise<Deletion> {
  requireRight(s3, call, versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion');
  if (versionId === undefined && call.bucket.versioned) {
    const add = () => addDeleteMarker(s3.database, call.bucket, call.key, modificationTime(s3));
    return { isMarker: true, versionId: inTransaction(s3.database, add) };
  }
  const version = inTransaction(s3.database, () => {
    const found = findVersion(s3.database, call.bucket.name, call.key, versionId);
    requireUnlocked(s3, call, found);
    if (found) removeVersion(s3.database, found);
    return found;
  });
  if (version && !version.isMarker) await removeBodies(s3.bodies, [version.record.body]);
  return { isMarker: version?.isMarker ?? false, versionId };
}

interface Entry {
  readonly key: string;
  readonly versionId: string | undefined;
}

function readEntry(element: XmlElement): Entry {
  const fields = new Map(element.children.map(({ name, text }) => [name, text]));
  const key = fields.get('Key');
  if (!key) throw malformedXml();
  for (const name of fields.keys()) {
    if (name !== 'Key' && name !== 'VersionId') throw notImplemented(`${name} in DeleteObjects`);
  }
  return { key, versionId: fields.get('VersionId') };
}

/** Deletes one of many; what is refused is told for this one and does not stop the others. */
async function removeOne(s3: S3, call: Call, { key, versionId }: Entry): Promise<XmlNode> {
  const named: XmlNode[] = [['Key', key], ...(versionId === undefined ? [] : [['VersionId', versionId] as const])];
  try {
    const deletion = await remove(s3, { ...call, key }, versionId);
    const marker: XmlNode[] = deletion.isMarker
      ? [
          ['DeleteMarker', true],
          ['DeleteMarkerVersionId', deletion.versionId],
        ]
      : [];
    return ['Deleted', [...named, ...marker]];
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return ['Error', [...named, ['Code', error.code], ['Message', error.message]]];
  }
}

function requireIntegrityHeader(call: Call): void {
  const names = Object.keys(call.headers);
  if (names.some((name) => /^(content-md5|x-amz-checksum-.+|x-amz-trailer)$/.test(name))) return;
  const message = 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*';
  throw new S3Error('InvalidRequest', message, 400);
}
