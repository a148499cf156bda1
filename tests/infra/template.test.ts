import { App, Stack, Validations } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { ReasonedSuppressions } from '../../infra/reasonedSuppressions.ts';
import { findCycle } from './references.ts';
import { synthesised, TemplateSchema } from './synthesised.ts';

const template = synthesised();

describe('the template', () => {
  test('needs no custom resources: nothing of ours runs while it is deployed', () => {
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => type.startsWith('Custom::') || type.includes('CustomResource'))).toEqual([]);
  });

  test('has no resources that wait for one another', () => {
    expect(findCycle(template)).toBeUndefined();
  });

  test('would be found out if it had', () => {
    const cyclic = TemplateSchema.parse({
      Resources: {
        Distribution: { Type: 'A', Properties: { Origin: { Ref: 'Api' } } },
        Api: { Type: 'B', Properties: { Target: { 'Fn::GetAtt': ['Portal', 'Arn'] } } },
        Portal: { Type: 'C', Properties: { Environment: { BASE_URL: { 'Fn::Sub': `https://\${Distribution}` } } } },
      },
    });
    expect(findCycle(cyclic)).toEqual(['Distribution', 'Api', 'Portal', 'Distribution']);
  });

  test('names no partition, account or region', () => {
    const text = JSON.stringify(template.Resources);
    expect(text.match(/arn:aws[^"]*/g)).toBeNull();
    expect(text.match(/\b\d{12}\b/g)).toBeNull();
    expect(text.match(/\b(?:us|eu|ap|cn)-[a-z]+-\d\b/g)).toBeNull();
  });

  test('tells the operator’s commands where everything is', () => {
    expect(Object.keys(template.Outputs).sort()).toEqual([
      'BaseUrl',
      'ColumnFunctionName',
      'DistributionId',
      'DropBucketName',
      'MailConfigurationSet',
      'ParkDeadLetterQueueUrl',
      'ParkFunctionName',
      'PublicBucketName',
      'ReceiveDeadLetterQueueUrl',
      'ReceiveFunctionName',
      'SettingsPrefix',
      'StateMachineArn',
      'TableName',
      'WorkBucketName',
    ]);
  });

  test('gives another name to everything that is found by name', () => {
    const namesOf = (name: string): string[] =>
      Object.values(synthesised({ name }).Resources).flatMap(
        ({ Properties: { Name, StateMachineName, LogGroupName } }) =>
          [Name, StateMachineName, LogGroupName].filter((text) => typeof text === 'string'),
      );
    const names = namesOf('nianbao');
    expect(names).toContain('nianbao-publish-report');
    expect(names).toContain('/nianbao/base-url');
    const others = namesOf('gongkai');
    expect(names.filter((text) => others.includes(text))).toEqual([]);
  });
});

describe('settings', () => {
  test('that do not fit are named', () => {
    expect(() => synthesised({ mailFrom: 'nobody' })).toThrow('mailFrom');
    expect(() => synthesised({ domainName: 'nianbao.example.cn' })).toThrow(
      'domainName and certificateArn go together',
    );
  });
});

describe('a rule that is set aside', () => {
  const findings = (reason: string): string[] => {
    const stack = new Stack(new App());
    Validations.of(stack).acknowledge({ id: 'AwsSolutions-S1', reason });
    return new ReasonedSuppressions(stack).validate().violations.map(({ description }) => description);
  };

  test('without a reason is a finding', () => {
    expect(findings('  ')).toEqual([expect.stringContaining('AwsSolutions-S1 is set aside without a reason')]);
  });

  test('with a reason is not', () => {
    expect(findings('The bucket of the access logs cannot log itself.')).toEqual([]);
  });
});
