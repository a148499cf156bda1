import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { FirewallStack } from '../../infra/firewallStack.ts';
import { reservedInAll } from '../../infra/spendBrake.ts';
import { PolicyDocumentSchema, resourcesOf, statementsByRole, synthesised, TemplateSchema } from './synthesised.ts';

const plain = synthesised();
const boundsOf = (template: typeof plain): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(resourcesOf(template, 'AWS::Lambda::Function'))
      .filter(([, { ReservedConcurrentExecutions: bound }]) => bound !== undefined)
      .map(([name, { ReservedConcurrentExecutions: bound }]) => [name, bound]),
  );

describe('the spend brake', () => {
  test('is off unless it is asked for: a new account has too little concurrency to reserve any', () => {
    expect(boundsOf(plain)).toEqual({});
  });

  test('bounds what strangers can set in motion, and nothing that ends, publishes or tells', () => {
    expect(boundsOf(synthesised({ spendBrake: 'true' }))).toEqual({
      IntakeReceive: 10,
      WorkflowParse: 10,
      WorkflowRender: 10,
      PortalFunction: 20,
      PortalBoard: 10,
    });
    expect(reservedInAll).toBe(60);
  });

  test('with a budget, writes to whoever is on duty before the month’s money is gone', () => {
    const template = synthesised({ monthlyBudget: '80', alarmMail: 'duty@gongkai.example' });
    const [budget] = Object.values(resourcesOf(template, 'AWS::Budgets::Budget'));
    const told = { SubscriptionType: 'EMAIL', Address: 'duty@gongkai.example' };
    expect(budget).toMatchObject({
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 80, Unit: 'USD' } },
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'ACTUAL', Threshold: 80 }, Subscribers: [told] },
        { Notification: { NotificationType: 'FORECASTED', Threshold: 100 }, Subscribers: [told] },
      ],
    });
  });

  test('a budget nobody hears of is refused', () => {
    expect(() => synthesised({ monthlyBudget: '80' })).toThrow('monthlyBudget needs alarmMail');
  });
});

describe('an isolated parse function', () => {
  const template = synthesised({ isolateParse: 'true' });

  test('is the only one in a network', () => {
    const inNetworks = Object.entries(resourcesOf(template, 'AWS::Lambda::Function')).filter(
      ([, { VpcConfig }]) => VpcConfig !== undefined,
    );
    expect(inNetworks.map(([name]) => name)).toEqual(['WorkflowParse']);
  });

  test('has no way out: no gateway to the internet, none for address translation, no public subnet', () => {
    expect(resourcesOf(template, 'AWS::EC2::InternetGateway')).toEqual({});
    expect(resourcesOf(template, 'AWS::EC2::NatGateway')).toEqual({});
    expect(resourcesOf(template, 'AWS::EC2::Route')).toEqual({});
    const subnets = Object.values(resourcesOf(template, 'AWS::EC2::Subnet'));
    expect(subnets.map(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch)).toEqual([false, false]);
  });

  test('reaches S3, and there uploads to read and results to write', () => {
    const [endpoint] = Object.values(resourcesOf(template, 'AWS::EC2::VPCEndpoint'));
    expect(endpoint).toMatchObject({ VpcEndpointType: 'Gateway' });
    const { Statement } = PolicyDocumentSchema.parse(endpoint).PolicyDocument;
    expect(Statement.map(({ Action, Resource }) => `${Action.join(' ')} on ${Resource.join(' ')}`)).toEqual([
      's3:GetObject s3:GetObjectVersion on <IntakeDropBucket.Arn>/incoming/*',
      's3:PutObject on <StoreWorkBucket.Arn>/submissions/*',
    ]);
  });

  test('is not the default: a network is one thing more to look after', () => {
    expect(resourcesOf(plain, 'AWS::EC2::VPC')).toEqual({});
  });
});

describe('the malware gate', () => {
  const gated = synthesised({ malwareGate: 'true' });
  const rules = resourcesOf(gated, 'AWS::Events::Rule');

  test('is not the default: it is paid by the GB, and our readers run nothing they read', () => {
    expect(resourcesOf(plain, 'AWS::GuardDuty::MalwareProtectionPlan')).toEqual({});
  });

  test('has GuardDuty scan and tag what comes under incoming/', () => {
    expect(Object.values(resourcesOf(gated, 'AWS::GuardDuty::MalwareProtectionPlan'))).toEqual([
      {
        Role: { 'Fn::GetAtt': [expect.stringContaining('IntakeMalwareGateRole'), 'Arn'] },
        ProtectedResource: {
          S3Bucket: { BucketName: { Ref: expect.stringContaining('DropBucket') }, ObjectPrefixes: ['incoming/'] },
        },
        Actions: { Tagging: { Status: 'ENABLED' } },
      },
    ]);
  });

  test('begins the path by the scan’s event instead of the bucket’s', () => {
    expect(rules).not.toHaveProperty('IntakeFileArrived');
    expect(rules.IntakeFileScanned?.EventPattern).toEqual({
      source: ['aws.guardduty'],
      'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
      detail: {
        s3ObjectDetails: {
          bucketName: [{ Ref: expect.stringContaining('DropBucket') }],
          objectKey: [{ prefix: 'incoming/' }],
        },
      },
    });
  });

  test('that is in trouble raises an alarm, since it would only be silent', () => {
    expect(rules.IntakeScanningTroubled?.EventPattern).toMatchObject({
      'detail-type': [
        'GuardDuty Malware Protection Resource Status Warning',
        'GuardDuty Malware Protection Resource Status Error',
      ],
    });
    expect(rules.IntakeScanningTroubled?.Targets).toEqual(rules.IntakeFileScanned?.Targets);
  });

  test('lets nobody read an upload that was not found clean, whatever the events say', () => {
    const readers = Object.entries(statementsByRole(gated)).flatMap(([role, statements]) =>
      statements
        .filter(({ Action, Resource }) => Action.includes('s3:GetObjectVersion') && /DropBucket/.test(Resource.join()))
        .map(({ Condition }) => [role, Condition]),
    );
    const clean = { StringEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' } };
    expect(Object.fromEntries(readers)).toEqual({
      // Sees size and metadata of what is not clean, to take note of it.
      IntakeReceiveRole: undefined,
      // GuardDuty itself.
      IntakeMalwareGateRole: undefined,
      WorkflowParseRole: clean,
      WorkflowRenderRole: clean,
    });
  });
});

describe('the firewall', () => {
  const stack = new FirewallStack(new App(), 'GongkaiFirewall', { name: 'nianbao', requests: 2_000, forms: 300 });
  const firewall = TemplateSchema.parse(Template.fromStack(stack).toJSON());
  const [acl] = Object.values(resourcesOf(firewall, 'AWS::WAFv2::WebACL'));

  test('is for distributions, which take one from one region only', () => {
    expect(acl).toMatchObject({ Name: 'nianbao-edge', Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    expect(stack.region).toBe('us-east-1');
  });

  test('stops an address that sends more forms, or asks for more, than a county behind one address does', () => {
    const rules = acl?.Rules as { Name: string; Statement: { RateBasedStatement?: { Limit: number } } }[];
    expect(rules.map(({ Name, Statement }) => [Name, Statement.RateBasedStatement?.Limit])).toEqual([
      ['forms', 300],
      ['requests', 2_000],
      ['known-bad-addresses', undefined],
    ]);
  });

  test('counts forms to every address of portal and board', () => {
    const text = JSON.stringify(acl);
    for (const segment of ['send', 'approve', 'override', 'board']) expect(text).toContain(`"/${segment}/"`);
  });

  test('stands before the distribution when its ARN is given, and only then', () => {
    const webAclArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/nianbao-edge/0000';
    const aclOf = (template: typeof plain): unknown =>
      (
        resourcesOf(template, 'AWS::CloudFront::Distribution').PublicSiteDistribution?.DistributionConfig as {
          WebACLId?: unknown;
        }
      )?.WebACLId;
    expect(aclOf(synthesised({ webAclArn }))).toBe(webAclArn);
    expect(aclOf(plain)).toBeUndefined();
  });

  test('one of a region is refused: it would not fit a distribution', () => {
    expect(() => synthesised({ webAclArn: 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/x/0' })).toThrow(
      'webAclArn',
    );
  });
});
