import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PolicyDocumentSchema, resourcesOf, statementsByRole, synthesised } from './synthesised.ts';

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
    '%s keeps versions, and logs who asked',
    (name) => {
      expect(buckets[name]).toMatchObject({
        VersioningConfiguration: { Status: 'Enabled' },
        LoggingConfiguration: { DestinationBucketName: { Ref: expect.stringContaining('LogBucket') } },
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

describe('what goes by itself', () => {
  const RulesSchema = z.object({
    LifecycleConfiguration: z.object({
      Rules: z.array(
        z.object({
          Status: z.literal('Enabled'),
          Prefix: z.string().default(''),
          NoncurrentVersionExpiration: z.object({ NoncurrentDays: z.number() }).optional(),
          ExpirationInDays: z.number().optional(),
          AbortIncompleteMultipartUpload: z.object({ DaysAfterInitiation: z.number() }).optional(),
        }),
      ),
    }),
  });
  const rulesOf = (name: string) => RulesSchema.parse(buckets[name]).LifecycleConfiguration.Rules;
  const earlier = (name: string): [string, number][] =>
    rulesOf(name).flatMap(({ Prefix, NoncurrentVersionExpiration: expired }) =>
      expired ? [[Prefix, expired.NoncurrentDays] as [string, number]] : [],
    );

  test.each(Object.keys(buckets))('of %s: unfinished uploads, after a week', (name) => {
    expect(rulesOf(name).map((rule) => rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation)).toContain(7);
  });

  test('uploads and working files that were written over, after 400 days', () => {
    expect(earlier('IntakeDropBucket')).toEqual([['incoming/', 400]]);
    expect(earlier('StoreWorkBucket')).toEqual([['submissions/', 400]]);
  });

  test('never an earlier register, a fixed sum, or what was withdrawn', () => {
    const kept = ['register/', 'rollups/', 'withdrawn/'];
    const gone = earlier('StoreWorkBucket').filter(([prefix]) => kept.some((other) => other.startsWith(prefix)));
    expect(gone).toEqual([]);
  });

  test('earlier states of pages and files made from the catalogue, after 30 days; what was under a tombstone after 400', () => {
    expect(earlier('PublicSiteBucket')).toEqual([
      ['reports/', 400],
      ['index.html', 30],
      ['1', 30],
      ['2', 30],
      ['agencies/', 30],
      ['assets/', 30],
      ['data/', 30],
      ['search/', 30],
      ['feed.xml', 30],
      ['sitemap', 30],
    ]);
  });

  test('nothing current, but access logs after a year', () => {
    const expiring = Object.keys(buckets).flatMap((name) =>
      rulesOf(name).flatMap(({ ExpirationInDays }) => (ExpirationInDays ? [[name, ExpirationInDays]] : [])),
    );
    expect(expiring).toEqual([['StoreLogBucket', 365]]);
  });
});

describe('an authority that asks for more', () => {
  const locking = synthesised({ objectLockYears: '10' });

  test('has a public bucket in which files can be locked, and no rule that would lock pages, drafts or uploads', () => {
    const lockable = Object.entries(resourcesOf(locking, 'AWS::S3::Bucket')).filter(([, one]) => one.ObjectLockEnabled);
    expect(lockable).toEqual([['PublicSiteBucket', expect.objectContaining({ ObjectLockEnabled: true })]]);
    expect(JSON.stringify(lockable)).not.toContain('DefaultRetention');
  });

  test('has publish, and nobody else, lock the files of versions; nobody may unlock them', () => {
    const { Environment } = resourcesOf(locking, 'AWS::Lambda::Function').WorkflowPublish ?? {};
    expect(Environment).toMatchObject({ Variables: { OBJECT_LOCK_YEARS: '10' } });
    const holders = Object.entries(statementsByRole(locking)).flatMap(([role, statements]) =>
      statements
        .filter(({ Action }) => Action.some((action) => /Retention|LegalHold/.test(action)))
        .map(({ Action, Resource }) => [role, ...Action, ...Resource]),
    );
    expect(holders).toEqual([
      ['WorkflowPublishRole', 's3:PutObjectRetention', '<PublicSiteBucket.Arn>/reports/*/v*/*'],
    ]);
  });

  test('has a copy of the table made on the first of each month and kept for five years', () => {
    const kept = synthesised({ backupYears: '5' });
    expect(Object.values(resourcesOf(kept, 'AWS::Backup::BackupPlan'))).toMatchObject([
      {
        BackupPlan: {
          BackupPlanRule: [{ ScheduleExpression: 'cron(0 18 1 * ? *)', Lifecycle: { DeleteAfterDays: 1825 } }],
        },
      },
    ]);
    const [selection] = Object.values(resourcesOf(kept, 'AWS::Backup::BackupSelection'));
    expect(JSON.stringify(selection)).toContain('StoreTable');
  });

  test('has neither without asking', () => {
    expect(buckets.PublicSiteBucket?.ObjectLockEnabled).toBeUndefined();
    expect(resourcesOf(template, 'AWS::Backup::BackupPlan')).toEqual({});
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
