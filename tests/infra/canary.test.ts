import { describe, expect, test } from 'vitest';
import { resourcesOf, statementsByRole, synthesised } from './synthesised.ts';

const plain = synthesised();
const flown = synthesised({ canary: 'true' });

const textOf = (template: typeof plain): string => JSON.stringify(template.Resources);

describe('the canary', () => {
  test('flies only where it is asked for', () => {
    expect(textOf(plain)).not.toContain('canary');
  });

  test('flies every six hours, once in each of CloudWatch’s periods of six hours', () => {
    expect(resourcesOf(flown, 'AWS::Events::Rule').CanaryEverySixHours).toMatchObject({
      ScheduleExpression: 'cron(17 1/6 * * ? *)',
    });
  });

  test('raises an alarm when it fails, and when it has not flown', () => {
    expect(resourcesOf(flown, 'AWS::CloudWatch::Alarm').ObservabilityCanaryFails).toMatchObject({
      MetricName: 'CanaryPassed',
      Period: 21_600,
      Statistic: 'Maximum',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  test('is on the dashboard: whether it passed, and how long it took', () => {
    const text = JSON.stringify(resourcesOf(flown, 'AWS::CloudWatch::Dashboard'));
    expect(text).toContain('CanaryPassed');
    expect(text).toContain('CanarySeconds');
    expect(JSON.stringify(resourcesOf(plain, 'AWS::CloudWatch::Dashboard'))).not.toContain('Canary');
  });

  test('may do what a sender, an approver and a reader may: nothing in the table, nothing of anybody else', () => {
    const may = (statementsByRole(flown).CanaryFunctionRole ?? [])
      .filter(({ Action }) => !/^(logs|xray):/.test(Action[0] ?? ''))
      .map(({ Action, Resource, Condition }) =>
        [...Action, ...Resource, ...(Condition ? [JSON.stringify(Condition)] : [])].join(' '),
      );
    expect(may).toEqual([
      's3:PutObject <IntakeDropBucket.Arn>/incoming/gongkai-canary/*',
      's3:GetObject <StoreWorkBucket.Arn>/canary/mails/*',
      's3:ListBucket <StoreWorkBucket.Arn> {"StringLike":{"s3:prefix":["canary/mails/*"]}}',
      's3:GetObject <PublicSiteBucket.Arn>/reports/gongkai-canary/*',
      'ssm:GetParametersByPath arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/gongkai',
    ]);
  });

  test('is the only one that reads its mails; those who ask and tell put them there', () => {
    const at = Object.entries(statementsByRole(flown)).flatMap(([role, statements]) =>
      statements
        .filter(({ Resource }) => Resource.some((resource) => resource.endsWith('/canary/mails/*')))
        .map(({ Action }) => `${role} ${Action.join(' ')}`),
    );
    expect(at.sort()).toEqual([
      'CanaryFunctionRole s3:GetObject',
      'WorkflowAwaitDecisionRole s3:PutObject',
      'WorkflowNextStepRole s3:PutObject',
      'WorkflowNotifyRole s3:PutObject',
      'WorkflowParkRole s3:PutObject',
    ]);
  });

  test('leaves nothing behind in the buckets for longer than a week, but its working files', () => {
    const rulesAbout = (bucket: string): unknown[] => {
      const { LifecycleConfiguration } = resourcesOf(flown, 'AWS::S3::Bucket')[bucket] ?? {};
      const { Rules } = LifecycleConfiguration as { Rules: { Prefix?: string }[] };
      return Rules.filter(({ Prefix }) => Prefix?.includes('canary'));
    };
    const earlier = { NoncurrentVersionExpiration: { NoncurrentDays: 7 } };
    expect(rulesAbout('IntakeDropBucket')).toMatchObject([{ Prefix: 'incoming/gongkai-canary/', ...earlier }]);
    expect(rulesAbout('PublicSiteBucket')).toMatchObject([{ Prefix: 'reports/gongkai-canary/', ...earlier }]);
    expect(rulesAbout('StoreWorkBucket')).toMatchObject([{ Prefix: 'canary/mails/', ExpirationInDays: 7 }]);
  });
});
