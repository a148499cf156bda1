import { requireVersion } from './access.ts';
import { S3Error } from './errors.ts';
import { versionHeader } from './object-headers.ts';
import { inTransaction } from './store/database.ts';
import { retag } from './store/versions.ts';
import type { Operation } from './types.ts';
import { malformedXml, writeXml, type XmlElement, type XmlNode } from './xml.ts';
import { readXmlBody } from './xml-body.ts';

const mostTags = 10;

/** Puts these tags on a version in the place of those it had. */
export const putObjectTagging: Operation = async (s3, call) => {
  const root = await readXmlBody(s3, call, 'Tagging');
  const [set, ...others] = root.children;
  if (set?.name !== 'TagSet' || others.length > 0) throw malformedXml();
  const tags = set.children.map(readTag);
  if (tags.length > mostTags) throw badRequest('Object tags cannot be greater than 10');
  if (new Set(tags.map(([key]) => key)).size < tags.length)
    throw new S3Error('InvalidTag', 'Cannot provide multiple Tags with the same key', 400);
  const versionId = call.query.get('versionId');
  const version = inTransaction(s3.database, () => {
    const action = versionId === undefined ? 's3:PutObjectTagging' : 's3:PutObjectVersionTagging';
    const found = requireVersion(s3, call, versionId, action);
    retag(s3.database, found, Object.fromEntries(tags));
    return found;
  });
  return { status: 200, headers: versionHeader(call.bucket, version) };
};

export const getObjectTagging: Operation = async (s3, call) => {
  const versionId = call.query.get('versionId');
  const action = versionId === undefined ? 's3:GetObjectTagging' : 's3:GetObjectVersionTagging';
  const version = requireVersion(s3, call, versionId, action);
  const tags = Object.entries(version.record.tags ?? {}).map(([key, value]): XmlNode => {
    return [
      'Tag',
      [
        ['Key', key],
        ['Value', value],
      ],
    ];
  });
  const headers = { 'content-type': 'application/xml', ...versionHeader(call.bucket, version) };
  return { status: 200, headers, body: writeXml(['Tagging', [['TagSet', tags]]]) };
};

function readTag({ name, children }: XmlElement): [key: string, value: string] {
  const fields = new Map(children.map((child) => [child.name, child.text]));
  const key = fields.get('Key');
  const value = fields.get('Value');
  if (name !== 'Tag' || !key || value === undefined || fields.size !== 2) throw malformedXml();
  if (key.length > 128 || value.length > 256) throw new S3Error('InvalidTag', 'The tag is too long', 400);
  return [key, value];
}

function badRequest(message: string): S3Error {
  return new S3Error('BadRequest', message, 400);
}
