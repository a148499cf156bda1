import { describe, expect, test } from 'vitest';
import { PolicyDocumentSchema, resourcesOf, synthesised } from './synthesised.ts';

const template = synthesised();
const buckets = resourcesOf(template, 'AWS::S3::Bucket');

describe('the buckets', () => {
  test('are drop, work, public, and one for access logs', () => {
    expect(Object.keys(buckets).sort()).toEqual([
      'IntakeDropBucket',
      'PublicSiteBucket',
      'StoreLogBucket',
      'StoreWorkBucket',
    ]);
  });

  test.each(Object.entries(buckets))('%s is closed to the public and encrypted', (_, properties) => {
    expect(properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
  });

  test.each(Object.keys(buckets))('%s refuses every request without TLS, and TLS before 1.2', (name) => {
    const policy = resourcesOf(template, 'AWS::S3::BucketPolicy')[`${name}Policy`];
    const denied = PolicyDocumentSchema.parse(policy)
      .PolicyDocument.Statement.filter(({ Effect, Action }) => Effect === 'Deny' && Action[0] === 's3:*')
      .map(({ Condition, Resource }) => ({ Condition, Resource }));
    const everything = [`<${name}.Arn>`, `<${name}.Arn>/*`];
    expect(denied).toEqual([
      { Condition: { Bool: { 'aws:SecureTransport': 'false' } }, Resource: everything },
      { Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } }, Resource: everything },
    ]);
  });

  test.each(['IntakeDropBucket', 'PublicSiteBucket', 'StoreWorkBucket'])(
    '%s keeps earlier versions for 400 days, logs who asked, and clears away unfinished uploads',
    (name) => {
      expect(buckets[name]).toMatchObject({
        VersioningConfiguration: { Status: 'Enabled' },
        LoggingConfiguration: { DestinationBucketName: { Ref: expect.stringContaining('LogBucket') } },
        LifecycleConfiguration: {
          Rules: [
            {
              Status: 'Enabled',
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
              NoncurrentVersionExpiration: { NoncurrentDays: 400 },
            },
          ],
        },
      });
    },
  );

  test('only the drop bucket tells EventBridge what arrives', () => {
    const told = Object.entries(buckets).filter(([, { NotificationConfiguration }]) => NotificationConfiguration);
    expect(told.map(([name, { NotificationConfiguration }]) => [name, NotificationConfiguration])).toEqual([
      ['IntakeDropBucket', { EventBridgeConfiguration: { EventBridgeEnabled: true } }],
    ]);
  });
});

describe('the table', () => {
  const table = resourcesOf(template, 'AWS::DynamoDB::Table').StoreTable;

  test('has the keys and the index the functions use', () => {
    expect(table).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'lists',
          KeySchema: [
            { AttributeName: 'listPk', KeyType: 'HASH' },
            { AttributeName: 'listSk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAtSeconds', Enabled: true },
    });
  });

  test('can be restored to any second, is paid by the request, and is not deleted by mistake', () => {
    expect(table).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
    });
  });
});

describe('what stays when the stack goes', () => {
  const policies = (changes: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(synthesised(changes).Resources)
        .filter(([, { Type }]) => ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::KMS::Key'].includes(Type))
        .map(([id, { DeletionPolicy }]) => [id, DeletionPolicy]),
    );

  test('buckets, table and key stay', () => {
    expect(new Set(Object.values(policies({})))).toEqual(new Set(['Retain']));
  });

  test('a trial installation with protect=false leaves nothing behind', () => {
    expect(new Set(Object.values(policies({ protect: 'false' })))).toEqual(new Set(['Delete']));
  });
});
