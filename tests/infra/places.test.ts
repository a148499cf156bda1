import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resourcesOf, synthesised } from './synthesised.ts';

const template = synthesised();

describe('a place', () => {
  test('staging may go without a trace, and has names of its own', () => {
    const staging = synthesised({ place: 'examples/places/staging.json' });
    const kept = Object.values(staging.Resources).filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain');
    expect(kept).toEqual([]);
    expect(resourcesOf(staging, 'AWS::StepFunctions::StateMachine').WorkflowStateMachine).toMatchObject({
      StateMachineName: 'gongkai-staging-publish-report',
    });
  });

  test('production has everything that can be asked for', () => {
    const production = synthesised({ place: 'examples/places/production.json' });
    const types = new Set(Object.values(production.Resources).map(({ Type }) => Type));
    for (const type of [
      'AWS::Backup::BackupPlan',
      'AWS::Budgets::Budget',
      'AWS::EC2::VPC',
      'AWS::GuardDuty::MalwareProtectionPlan',
      'AWS::SNS::Subscription',
    ])
      expect(types).toContain(type);
    expect(Object.keys(production.Outputs)).toEqual(expect.arrayContaining(['CanaryFunctionName', 'ObjectLockYears']));
  });

  test('with a setting that does not exist is refused, lest something be thought set', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gongkai-place-')), 'typo.json');
    writeFileSync(file, '{ "retentionDays": 30 }');
    expect(() => synthesised({ place: file })).toThrow('settings that do not exist: retentionDays');
  });
});

describe('the partition aws-cn', () => {
  const china = synthesised({ place: 'examples/places/china.json' });
  const config = resourcesOf(china, 'AWS::CloudFront::Distribution').PublicSiteDistribution?.DistributionConfig as {
    readonly DefaultCacheBehavior: Record<string, unknown>;
    readonly CacheBehaviors: Record<string, unknown>[];
  } & Record<string, unknown>;

  test('has no resources of services that are not there', () => {
    const types = [...new Set(Object.values(china.Resources).map(({ Type }) => Type))];
    const absent = [/^AWS::SES::/, /^AWS::WAFv2::/, /OriginAccessControl$/, /OriginRequestPolicy$/, /CachePolicy$/];
    expect(types.filter((type) => absent.some((pattern) => pattern.test(type)))).toEqual([]);
  });

  test('names no policy for caching, which CloudFront refuses there, and says the same in the old words', () => {
    const behaviours = [config.DefaultCacheBehavior, ...config.CacheBehaviors];
    expect(behaviours).toHaveLength(5);
    for (const behaviour of behaviours) {
      expect(behaviour).not.toHaveProperty('CachePolicyId');
      expect(behaviour).not.toHaveProperty('OriginRequestPolicyId');
      expect(behaviour).toHaveProperty('ForwardedValues');
    }
    expect(config.DefaultCacheBehavior).toMatchObject({ ForwardedValues: { QueryString: false }, MinTTL: 0 });
    for (const behaviour of config.CacheBehaviors)
      expect(behaviour).toMatchObject({
        ForwardedValues: { QueryString: true, Cookies: { Forward: 'all' } },
        MaxTTL: 0,
        PathPattern: expect.stringMatching(/^\/\w+\/\*$/),
      });
  });

  test('has its own domain with a certificate from IAM: CloudFront’s own address serves nobody there', () => {
    expect(config).toMatchObject({
      Aliases: ['nianbao.gongkai.example'],
      ViewerCertificate: { IamCertificateId: 'ASCAEXAMPLEEXAMPLE123', MinimumProtocolVersion: 'TLSv1.2_2021' },
      HttpVersion: 'http2',
      IPV6Enabled: false,
    });
  });

  test('still has a closed bucket that nobody but the distribution reads', () => {
    expect(JSON.stringify(config)).toContain('OriginAccessIdentity');
    expect(JSON.stringify(resourcesOf(china, 'AWS::S3::BucketPolicy').PublicSiteBucketPolicy)).toContain(
      'S3CanonicalUserId',
    );
  });

  test('sends no traces', () => {
    for (const { TracingConfig } of Object.values(resourcesOf(china, 'AWS::Lambda::Function')))
      expect(TracingConfig).toBeUndefined();
  });

  test.each([
    { sesEvents: true },
    { domainName: undefined, iamCertificateId: undefined },
    { certificateArn: 'arn:aws-cn:acm:cn-north-1:123456789012:certificate/0' },
    { malwareGate: 'true' },
    { monthlyBudget: '80', alarmMail: 'duty@gongkai.example' },
  ])('refuses what cannot be there: %o', (change) => {
    const fitting = { partition: 'aws-cn', sesEvents: false, domainName: 'a.example', iamCertificateId: 'ASCA' };
    expect(() => synthesised({ ...fitting, ...change })).toThrow('partition aws-cn');
  });
});

describe('an upgrade', () => {
  /** Logical ids of what holds something that waits or was published: with another id CloudFormation makes another one. */
  const holding = [
    'AWS::S3::Bucket',
    'AWS::DynamoDB::Table',
    'AWS::KMS::Key',
    'AWS::StepFunctions::StateMachine',
    'AWS::CloudFront::Distribution',
    'AWS::SQS::Queue',
  ];

  test('finds every store, the waiting approvals and the public address where they were', () => {
    const ids = Object.entries(template.Resources)
      .filter(([, { Type }]) => holding.includes(Type))
      .map(([id]) => id);
    expect(ids.sort()).toEqual([
      'IntakeDeadLettersA15864BB',
      'IntakeDropBucketC000BC04',
      'PublicSiteBucketE5CD654D',
      'PublicSiteDistributionC59410B6',
      'StoreKey7A3C02BD',
      'StoreLogBucketEA3C462B',
      'StoreTable0CCFA19B',
      'StoreWorkBucket1B10B939',
      'WorkflowDeadLettersE3F2B813',
      'WorkflowStateMachine8F1B1C15',
    ]);
  });

  test('leaves the state machine its name: under another, approvals that wait would be ended', () => {
    expect(resourcesOf(template, 'AWS::StepFunctions::StateMachine').WorkflowStateMachine).toMatchObject({
      StateMachineName: 'gongkai-publish-report',
    });
  });
});
