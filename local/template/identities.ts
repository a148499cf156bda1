import { createHash } from 'node:crypto';
import { account, partition, region } from '../contracts.ts';

/** What other parts of the template may know of a resource: its `Ref` and its attributes. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Gives the name the template sets under a property, if it sets one. */
export type FindName = (property: string) => string | undefined;

/** The host name under which an HTTP API of the stack answers; nothing resolves it, the front knows it. */
export const apiHost = (apiId: string): string => `${apiId}.execute-api.${region}.amazonaws.com`;

/** The queue's address as the template's functions see it; the SQS service reads queue and account from its path. */
export const queueUrl = (name: string): string => `https://sqs.${region}.amazonaws.com/${account}/${name}`;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const arn = (service: string, resource: string): string =>
  `arn:${partition}:${service}:${region}:${account}:${resource}`;
const globalArn = (service: string, resource: string): string => `arn:${partition}:${service}::${account}:${resource}`;

const uuid = (id: string): string => digest(id).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

/** An id in the manner of CloudFront: upper-case letters and digits, `E` first. */
const cloudFrontId = (id: string): string => `E${digest(id).slice(0, 13).toUpperCase()}`;

/** Types whose Ref and only attribute is an id of their own. */
const plainId =
  (attribute = 'Id') =>
  (id: string): Identity => ({ ref: uuid(id), attributes: { [attribute]: uuid(id) } });

const named =
  (property: string, attributes: (name: string) => Record<string, string>) =>
  (id: string, find: FindName): Identity => {
    const name = find(property) ?? id;
    return { ref: name, attributes: attributes(name) };
  };

const distributionDomain = (id: string): string => `d${digest(id).slice(0, 13)}.cloudfront.net`;

type Identify = (id: string, find: FindName) => Identity;

/** How each type of resource is named and referred to. A type that is not here is not known at all. */
export const identities: Readonly<Record<string, Identify>> = {
  'AWS::S3::Bucket': (id, find) => {
    const name = find('BucketName') ?? id.toLowerCase();
    return {
      ref: name,
      attributes: {
        Arn: `arn:${partition}:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      },
    };
  },
  'AWS::S3::BucketPolicy': plainId(),
  'AWS::DynamoDB::Table': named('TableName', (name) => ({ Arn: arn('dynamodb', `table/${name}`) })),
  'AWS::DynamoDB::GlobalTable': named('TableName', (name) => ({ Arn: arn('dynamodb', `table/${name}`) })),
  'AWS::IAM::Role': named('RoleName', (name) => ({ Arn: globalArn('iam', `role/${name}`), RoleId: digest(name) })),
  'AWS::IAM::Policy': named('PolicyName', () => ({})),
  'AWS::IAM::ManagedPolicy': (id, find) => {
    const managed = globalArn('iam', `policy/${find('ManagedPolicyName') ?? id}`);
    return { ref: managed, attributes: { PolicyArn: managed } };
  },
  'AWS::Lambda::Function': named('FunctionName', (name) => ({ Arn: arn('lambda', `function:${name}`) })),
  'AWS::Lambda::Permission': plainId(),
  'AWS::Lambda::EventInvokeConfig': plainId(),
  'AWS::Logs::LogGroup': named('LogGroupName', (name) => ({ Arn: `${arn('logs', `log-group:${name}`)}:*` })),
  'AWS::Logs::MetricFilter': plainId(),
  'AWS::Logs::QueryDefinition': plainId('QueryDefinitionId'),
  'AWS::Logs::ResourcePolicy': plainId(),
  'AWS::StepFunctions::StateMachine': (id, find) => {
    const name = find('StateMachineName') ?? id;
    const machine = arn('states', `stateMachine:${name}`);
    return { ref: machine, attributes: { Arn: machine, Name: name } };
  },
  'AWS::Events::Rule': named('Name', (name) => ({ Arn: arn('events', `rule/${name}`) })),
  'AWS::SQS::Queue': (id, find) => {
    const name = find('QueueName') ?? id;
    const url = queueUrl(name);
    return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::SQS::QueuePolicy': plainId(),
  'AWS::SNS::Topic': (id, find) => {
    const name = find('TopicName') ?? id;
    return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
  },
  'AWS::SNS::TopicPolicy': plainId(),
  'AWS::SNS::Subscription': plainId(),
  'AWS::CloudWatch::Alarm': named('AlarmName', (name) => ({ Arn: arn('cloudwatch', `alarm:${name}`) })),
  'AWS::CloudWatch::CompositeAlarm': named('AlarmName', (name) => ({ Arn: arn('cloudwatch', `alarm:${name}`) })),
  'AWS::CloudWatch::Dashboard': named('DashboardName', () => ({})),
  'AWS::KMS::Key': (id) => ({ ref: uuid(id), attributes: { Arn: arn('kms', `key/${uuid(id)}`), KeyId: uuid(id) } }),
  'AWS::KMS::Alias': named('AliasName', () => ({})),
  'AWS::SSM::Parameter': named('Name', () => ({})),
  'AWS::SecretsManager::Secret': (id, find) => {
    const secret = arn('secretsmanager', `secret:${find('Name') ?? id}-${digest(id).slice(0, 6)}`);
    return { ref: secret, attributes: { Id: secret } };
  },
  'AWS::GuardDuty::MalwareProtectionPlan': (id) => ({
    ref: digest(id).slice(0, 20),
    attributes: {
      Arn: arn('guardduty', `malware-protection-plan/${digest(id).slice(0, 20)}`),
      MalwareProtectionPlanId: digest(id).slice(0, 20),
    },
  }),
  'AWS::SES::EmailIdentity': named('EmailIdentity', () => ({})),
  'AWS::SES::ConfigurationSet': named('Name', () => ({})),
  'AWS::SES::ConfigurationSetEventDestination': plainId(),
  'AWS::ApiGatewayV2::Api': (id) => {
    const apiId = digest(id).slice(0, 10);
    return { ref: apiId, attributes: { ApiId: apiId, ApiEndpoint: `https://${apiHost(apiId)}` } };
  },
  'AWS::ApiGatewayV2::Integration': (id) => ({ ref: digest(id).slice(0, 7), attributes: {} }),
  'AWS::ApiGatewayV2::Route': (id) => ({ ref: digest(id).slice(0, 7), attributes: {} }),
  'AWS::ApiGatewayV2::Stage': named('StageName', () => ({})),
  'AWS::CloudFront::Distribution': (id) => ({
    ref: cloudFrontId(id),
    attributes: { Id: cloudFrontId(id), DomainName: distributionDomain(id) },
  }),
  'AWS::CloudFront::Function': (id, find) => {
    const functionArn = globalArn('cloudfront', `function/${find('Name') ?? id}`);
    return { ref: functionArn, attributes: { FunctionARN: functionArn, 'FunctionMetadata.FunctionARN': functionArn } };
  },
  'AWS::CloudFront::KeyValueStore': (id, find) => {
    const name = find('Name') ?? id;
    return { ref: name, attributes: { Id: uuid(id), Arn: globalArn('cloudfront', `key-value-store/${uuid(id)}`) } };
  },
  'AWS::CloudFront::OriginAccessControl': plainId(),
  'AWS::CloudFront::CachePolicy': plainId(),
  'AWS::CloudFront::OriginRequestPolicy': plainId(),
  'AWS::CloudFront::ResponseHeadersPolicy': plainId(),
  'AWS::CDK::Metadata': plainId(),
};
