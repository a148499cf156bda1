import { partition } from '../contracts.ts';
import { TemplateRefusal } from '../template/refusal.ts';
import type { Resource, Template } from '../template/template.ts';
import type { Policies } from './decide.ts';
import { readStatements, type Statement } from './statements.ts';

/** All policies of a template, ready to be asked. */
export interface PolicyBook {
  /** What has a say when the role (if it is one) asks for the resource. */
  find(roleArn: string | undefined, resource: string): Policies;
  /** Every statement there is. */
  readonly all: readonly Statement[];
}

/** A resource policy and the resources it stands on. */
interface ResourcePolicy {
  readonly covers: (arn: string) => boolean;
  readonly statements: readonly Statement[];
}

/** What the policies managed by AWS allow that concerns this stack; others are refused at the start. */
const managedPolicies: Readonly<Record<string, readonly string[]>> = {
  [`arn:${partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`]: [
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ],
  [`arn:${partition}:iam::aws:policy/AWSXRayDaemonWriteAccess`]: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
};

/** Collects the policies of roles, buckets, queues, keys and functions. */
export const collectPolicies = (template: Template): PolicyBook => {
  const roles = template.list('AWS::IAM::Role');
  const identity = new Map(roles.map((role) => [role.arn, identityStatements(role, template)]));
  const resources = [...documentPolicies(template), ...functionPolicies(template)];
  return {
    all: [...identity.values(), ...resources.map(({ statements }) => statements)].flat(),
    find: (roleArn, resource) => ({
      identity: roleArn === undefined ? [] : (identity.get(roleArn) ?? []),
      resource: resources.filter(({ covers }) => covers(resource)).flatMap(({ statements }) => statements),
    }),
  };
};

const identityStatements = (role: Resource<'AWS::IAM::Role'>, template: Template): Statement[] => [
  ...role.properties.ManagedPolicyArns.flatMap((arn) => managedStatements(arn, role, template)),
  ...role.properties.Policies.flatMap(({ PolicyName, PolicyDocument }) =>
    readStatements(PolicyDocument, `${PolicyName} of ${role.id}`),
  ),
  ...[...template.list('AWS::IAM::Policy'), ...template.list('AWS::IAM::ManagedPolicy')]
    .filter(({ properties }) => properties.Roles.includes(role.ref))
    .flatMap(({ id, properties }) => readStatements(properties.PolicyDocument, id)),
];

const managedStatements = (arn: string, role: Resource<'AWS::IAM::Role'>, template: Template): Statement[] => {
  const ours = template.list('AWS::IAM::ManagedPolicy').find((policy) => policy.ref === arn);
  if (ours) return readStatements(ours.properties.PolicyDocument, ours.id);
  const actions = managedPolicies[arn];
  if (!actions) throw new TemplateRefusal(`${role.id} (AWS::IAM::Role): the managed policy ${arn} is not known.`);
  const statement = { Effect: 'Allow' as const, Action: [...actions], Resource: ['*'] };
  return readStatements({ Version: '2012-10-17', Statement: [statement] }, arn);
};

const documentPolicies = (template: Template): ResourcePolicy[] => [
  ...template.list('AWS::S3::BucketPolicy').map(({ id, properties }) => {
    const arn = `arn:${partition}:s3:::${properties.Bucket}`;
    return {
      covers: (resource: string) => resource === arn || resource.startsWith(`${arn}/`),
      statements: readStatements(properties.PolicyDocument, id),
    };
  }),
  ...template.list('AWS::SQS::QueuePolicy').map(({ id, properties }) => {
    const queues = template.list('AWS::SQS::Queue').filter(({ ref }) => properties.Queues.includes(ref));
    return {
      covers: (resource: string) => queues.some(({ arn }) => arn === resource),
      statements: readStatements(properties.PolicyDocument, id),
    };
  }),
  ...template.list('AWS::KMS::Key').map(({ id, arn, properties }) => ({
    covers: (resource: string) => resource === arn,
    statements: readStatements(properties.KeyPolicy, `key policy of ${id}`),
  })),
];

const functionPolicies = (template: Template): ResourcePolicy[] =>
  template.list('AWS::Lambda::Permission').map(({ id, properties }) => {
    const target = template
      .list('AWS::Lambda::Function')
      .find(({ arn, ref }) => [arn, ref].includes(properties.FunctionName));
    if (!target)
      throw new TemplateRefusal(`${id} (AWS::Lambda::Permission): ${properties.FunctionName} is no function.`);
    return {
      covers: (resource) => resource === target.arn,
      statements: [permissionStatement(id, target.arn, properties)],
    };
  });

const permissionStatement = (
  id: string,
  functionArn: string,
  { Action, Principal, SourceArn, SourceAccount }: Resource<'AWS::Lambda::Permission'>['properties'],
): Statement => ({
  origin: id,
  effect: 'Allow',
  actions: [Action],
  notActions: undefined,
  resources: [functionArn],
  notResources: undefined,
  principals: Principal.endsWith('.amazonaws.com')
    ? { aws: [], services: [Principal] }
    : { aws: [Principal], services: [] },
  conditions: [
    ...(SourceArn === undefined ? [] : [{ operator: 'ArnLike', key: 'aws:SourceArn', values: [SourceArn] }]),
    ...(SourceAccount === undefined
      ? []
      : [{ operator: 'StringEquals', key: 'aws:SourceAccount', values: [SourceAccount] }]),
  ],
});
