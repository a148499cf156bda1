import { account, region, type ServiceRequest, type ServiceResponse } from '../contracts.ts';
import { requireRight } from './access.ts';
import { S3Error } from './errors.ts';
import type { Operation, S3 } from './types.ts';
import { writeXml, type XmlNode } from './xml.ts';

/** ListBuckets: the only operation that is about no bucket. */
export function listBuckets(s3: S3, request: ServiceRequest): ServiceResponse {
  s3.authorize(request.principal, 's3:ListAllMyBuckets', 'arn:aws:s3:::*');
  const buckets = [...s3.buckets.keys()].sort().map((name): XmlNode => {
    const row = s3.database.prepare('SELECT created_at FROM buckets WHERE name = ?').get(name);
    const createdAt = new Date(Number(row?.created_at)).toISOString();
    return [
      'Bucket',
      [
        ['Name', name],
        ['CreationDate', createdAt],
        ['BucketRegion', region],
      ],
    ];
  });
  return xml('ListAllMyBucketsResult', [
    ['Owner', [['ID', account]]],
    ['Buckets', buckets],
  ]);
}

export const headBucket: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:ListBucket');
  return { status: 200, headers: { 'x-amz-bucket-region': region } };
};

/** The location of a bucket in us-east-1 is the empty text. */
export const getBucketLocation: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:GetBucketLocation');
  return xml('LocationConstraint', []);
};

export const getBucketVersioning: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:GetBucketVersioning');
  return xml('VersioningConfiguration', call.bucket.versioned ? [['Status', 'Enabled']] : []);
};

export const getBucketCors: Operation = async (s3, call) => {
  requireRight(s3, call, 's3:GetBucketCORS');
  const rules = call.bucket.corsRules ?? [];
  if (rules.length === 0) {
    throw new S3Error('NoSuchCORSConfiguration', 'The CORS configuration does not exist', 404);
  }
  return xml(
    'CORSConfiguration',
    rules.map((rule) => [
      'CORSRule',
      [
        ...elements('AllowedHeader', rule.allowedHeaders),
        ...elements('AllowedMethod', rule.allowedMethods),
        ...elements('AllowedOrigin', rule.allowedOrigins),
        ...elements('ExposeHeader', rule.exposedHeaders),
        ['MaxAgeSeconds', rule.maxAge],
      ],
    ]),
  );
};

function elements(name: string, texts: readonly string[] = []): XmlNode[] {
  return texts.map((text) => [name, text]);
}

function xml(name: string, content: readonly XmlNode[]): ServiceResponse {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: writeXml([name, content]) };
}
