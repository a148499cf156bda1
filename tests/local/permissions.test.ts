import { describe, expect, it } from 'vitest';
import type { Principal, RequestContext } from '../../local/contracts.ts';
import { createPermissions } from '../../local/permissions/permissions.ts';
import { requireTrust } from '../../local/permissions/trust.ts';
import { policy, roleWith, templateOf, type WrittenResource } from '../builders/template.ts';

const role: Principal = { kind: 'role', arn: 'arn:aws:iam::000000000000:role/Role' };
const object = 'arn:aws:s3:::work/submissions/1/report.json';
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/Table';
const key = 'arn:aws:kms:us-east-1:000000000000:key/';

const permissionsOf = (Resources: Record<string, WrittenResource>, log: string[] = []) =>
  createPermissions(templateOf({ Resources }), (line) => log.push(line));

/** Whether a role with these statements may do something. */
const may = (
  statements: Record<string, unknown>[],
  action: string,
  resource: string,
  context?: RequestContext,
): boolean => permissionsOf({ Role: roleWith(...statements) }).mayDo(role, action, resource, context);

const allow = (Action: unknown, Resource: unknown = '*', Condition?: unknown) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition !== undefined && { Condition }),
});

describe('a role', () => {
  it('may do nothing that no statement allows', () => {
    expect(may([], 's3:GetObject', object)).toBe(false);
    expect(may([allow('s3:PutObject', 'arn:aws:s3:::work/*')], 's3:GetObject', object)).toBe(false);
  });

  it('may do what matches action and resource, with wildcards and without regard to the case of the action', () => {
    expect(may([allow('s3:Get*', 'arn:aws:s3:::work/submissions/*')], 's3:GetObject', object)).toBe(true);
    expect(may([allow('S3:getobject', 'arn:aws:s3:::work/submissions/?/report.json')], 's3:GetObject', object)).toBe(
      true,
    );
    expect(may([allow('s3:GetObject', 'arn:aws:s3:::work/other/*')], 's3:GetObject', object)).toBe(false);
    expect(may([allow('s3:GetObject', 'arn:aws:s3:::wor')], 's3:GetObject', object)).toBe(false);
  });

  it('may not do what a statement denies, whatever else allows it', () => {
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::work/submissions/*' };
    expect(may([allow('*'), deny], 's3:GetObject', object)).toBe(false);
    expect(may([allow('*'), deny], 's3:GetObject', 'arn:aws:s3:::work/register.json')).toBe(true);
  });

  it('may do everything but what NotAction and NotResource name', () => {
    expect(may([{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }], 's3:GetObject', object)).toBe(false);
    expect(may([{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }], 'kms:Encrypt', key)).toBe(false);
    expect(may([{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }], 'sqs:SendMessage', key)).toBe(true);
    expect(may([{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::work/*' }], 's3:GetObject', object)).toBe(
      false,
    );
  });

  it('has the permissions of policies that are attached to it, and not those of others', () => {
    const attached = {
      Role: roleWith(),
      Other: roleWith(),
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'P', PolicyDocument: policy(allow('s3:GetObject')), Roles: [{ Ref: 'Role' }] },
      },
    };
    const { mayDo } = permissionsOf(attached);
    expect(mayDo(role, 's3:GetObject', object)).toBe(true);
    expect(mayDo({ kind: 'role', arn: 'arn:aws:iam::000000000000:role/Other' }, 's3:GetObject', object)).toBe(false);
  });
});

describe('a condition', () => {
  const leading = (...values: string[]) => [
    allow('dynamodb:*', table, { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': values } }),
  ];
  const touching = (...keys: string[]) => ({ 'dynamodb:LeadingKeys': keys });

  it('on leading keys wants every key of the request to be like one of its values', () => {
    expect(may(leading('SUBMISSION#*'), 'dynamodb:GetItem', table, touching('SUBMISSION#1'))).toBe(true);
    expect(may(leading('SUBMISSION#*'), 'dynamodb:BatchGetItem', table, touching('SUBMISSION#1', 'LINK#1'))).toBe(
      false,
    );
    expect(
      may(leading('SUBMISSION#*', 'LINK#*'), 'dynamodb:BatchGetItem', table, touching('SUBMISSION#1', 'LINK#1')),
    ).toBe(true);
  });

  it('ForAllValues holds when the request has no such key, as on AWS; Null closes that gap', () => {
    expect(may(leading('SUBMISSION#*'), 'dynamodb:Scan', table)).toBe(true);
    const closed = allow('dynamodb:*', table, {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SUBMISSION#*'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    });
    expect(may([closed], 'dynamodb:Scan', table)).toBe(false);
  });

  it('on the prefix of a listing compares the whole prefix', () => {
    const list = [allow('s3:ListBucket', 'arn:aws:s3:::work', { StringLike: { 's3:prefix': 'register/*' } })];
    expect(may(list, 's3:ListBucket', 'arn:aws:s3:::work', { 's3:prefix': 'register/register.json' })).toBe(true);
    expect(may(list, 's3:ListBucket', 'arn:aws:s3:::work', { 's3:prefix': 'submissions/' })).toBe(false);
    expect(may(list, 's3:ListBucket', 'arn:aws:s3:::work')).toBe(false);
  });

  it.each([
    ['StringEquals', 'a@x.cn', true],
    ['StringEquals', 'A@x.cn', false],
    ['StringEqualsIgnoreCase', 'A@X.cn', true],
    ['StringNotEquals', 'a@x.cn', false],
    ['StringNotEquals', 'b@x.cn', true],
    ['StringNotLike', 'b@*', true],
  ])('%s with %s on a sender a@x.cn is %s', (operator, value, expected) => {
    const statement = allow('ses:SendRawEmail', '*', { [operator]: { 'ses:FromAddress': value } });
    expect(
      may([statement], 'ses:SendRawEmail', 'arn:aws:ses:us-east-1:0:identity/x', { 'ses:FromAddress': 'a@x.cn' }),
    ).toBe(expected);
  });

  it('with IfExists holds when the key is missing', () => {
    const statement = allow('s3:GetObject', '*', { StringEqualsIfExists: { 's3:prefix': 'a' } });
    expect(may([statement], 's3:GetObject', object)).toBe(true);
  });

  it('takes loopback for a secure transport', () => {
    const insecure = {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    expect(may([allow('*'), insecure], 's3:GetObject', object)).toBe(true);
  });
});

describe('a resource', () => {
  const distribution = 'arn:aws:cloudfront::000000000000:distribution/E1';
  const publicBucket = {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'public' } },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Bucket' },
        PolicyDocument: policy({
          ...allow('s3:GetObject', 'arn:aws:s3:::public/*', { StringEquals: { 'AWS:SourceArn': distribution } }),
          Principal: { Service: 'cloudfront.amazonaws.com' },
        }),
      },
    },
    Role: roleWith(),
  };

  it('lets in the service its policy names, from the source it names, and nobody else', () => {
    const { mayDo } = permissionsOf(publicBucket);
    const cloudfront = (sourceArn: string): Principal => ({
      kind: 'service',
      name: 'cloudfront.amazonaws.com',
      sourceArn,
    });
    expect(mayDo(cloudfront(distribution), 's3:GetObject', 'arn:aws:s3:::public/index.html')).toBe(true);
    expect(mayDo(cloudfront(`${distribution}2`), 's3:GetObject', 'arn:aws:s3:::public/index.html')).toBe(false);
    expect(mayDo(cloudfront(distribution), 's3:GetObject', 'arn:aws:s3:::public-2/index.html')).toBe(false);
    expect(mayDo(cloudfront(distribution), 's3:PutObject', 'arn:aws:s3:::public/index.html')).toBe(false);
    expect(mayDo(role, 's3:GetObject', 'arn:aws:s3:::public/index.html')).toBe(false);
    expect(mayDo({ kind: 'anonymous' }, 's3:GetObject', 'arn:aws:s3:::public/index.html')).toBe(false);
  });

  it('that is a function lets in a service by its permissions', () => {
    const lambda = {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'a', S3Key: 'b.zip' },
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: 'r',
      },
    };
    const rule = 'arn:aws:events:us-east-1:000000000000:rule/Rule';
    const { mayDo } = permissionsOf({
      Receive: lambda,
      Park: lambda,
      Permission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { 'Fn::GetAtt': ['Receive', 'Arn'] },
          Principal: 'events.amazonaws.com',
          SourceArn: rule,
        },
      },
    });
    const events: Principal = { kind: 'service', name: 'events.amazonaws.com', sourceArn: rule };
    const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
    expect(mayDo(events, 'lambda:InvokeFunction', functionArn('Receive'))).toBe(true);
    expect(mayDo(events, 'lambda:InvokeFunction', functionArn('Park'))).toBe(false);
    expect(mayDo({ ...events, sourceArn: `${rule}2` }, 'lambda:InvokeFunction', functionArn('Receive'))).toBe(false);
  });

  it('that is a key wants its own policy to agree with that of the role', () => {
    const keyWith = (Principal: unknown) => ({
      Type: 'AWS::KMS::Key',
      Properties: { KeyPolicy: policy({ ...allow('kms:*'), Principal }) },
    });
    const granted = roleWith(allow('kms:Decrypt', { 'Fn::GetAtt': ['Key', 'Arn'] }));
    const decide = (Key: WrittenResource, Role: WrittenResource) => {
      const template = templateOf({ Resources: { Key, Role } });
      const arn = template.list('AWS::KMS::Key')[0]?.arn ?? '';
      return createPermissions(template, () => {}).mayDo(role, 'kms:Decrypt', arn);
    };
    const account = { AWS: 'arn:aws:iam::000000000000:root' };
    expect(decide(keyWith(account), granted)).toBe(true);
    expect(decide(keyWith(account), roleWith())).toBe(false);
    expect(decide(keyWith({ AWS: 'arn:aws:iam::000000000000:role/Other' }), granted)).toBe(false);
    expect(decide(keyWith({ AWS: 'arn:aws:iam::000000000000:role/Role' }), roleWith())).toBe(true);
  });
});

describe('a refusal', () => {
  it('names who, what and where, shows the missing statement, and is logged', () => {
    const log: string[] = [];
    const { authorize } = permissionsOf({ Role: roleWith() }, log);
    const refused = () => authorize(role, 'dynamodb:GetItem', table, { 'dynamodb:LeadingKeys': ['LINK#1'] });
    expect(refused).toThrow(
      expect.objectContaining({
        code: 'AccessDenied',
        status: 403,
        message:
          'User: arn:aws:sts::000000000000:assumed-role/Role/local is not authorized to perform: dynamodb:GetItem on resource: ' +
          `"${table}" because no identity-based policy allows the dynamodb:GetItem action. Missing statement: ` +
          `{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"${table}","Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["LINK#1"]}}}`,
      }),
    );
    expect(log).toEqual([expect.stringMatching(/^permissions: User: .*LINK#1/)]);
  });

  it('by a Deny says where it stands', () => {
    const { authorize } = permissionsOf({
      Role: roleWith(allow('*'), { Effect: 'Deny', Action: 's3:*', Resource: '*' }),
    });
    expect(() => authorize(role, 's3:GetObject', object)).toThrow(
      'with an explicit deny in a policy (Inline of Role, statement 2)',
    );
  });

  it('never meets the operator', () => {
    const { authorize } = permissionsOf({ Role: roleWith({ Effect: 'Deny', Action: '*', Resource: '*' }) });
    expect(() => authorize({ kind: 'operator' }, 's3:DeleteBucket', object)).not.toThrow();
  });
});

describe('the start is refused for a policy that could not be judged', () => {
  it.each([
    [
      'an unknown operator',
      { DateLessThan: { 'aws:SourceArn': 'x' } },
      'the condition operator DateLessThan is not known',
    ],
    [
      'a key nobody supplies',
      { StringEquals: { 'aws:SourceVpce': 'x' } },
      'the condition key aws:SourceVpce is never supplied',
    ],
    [
      'a policy variable',
      { StringEquals: { 's3:prefix': `$\{aws:username}` } },
      'the policy variable in s3:prefix is not known',
    ],
  ])('for %s', (_, condition, message) => {
    expect(() => permissionsOf({ Role: roleWith(allow('s3:*', '*', condition)) })).toThrow(
      `Inline of Role, statement 1: ${message}`,
    );
  });

  it('for a managed policy whose content is not known', () => {
    const { Properties } = roleWith();
    const Role = {
      Type: 'AWS::IAM::Role',
      Properties: { ...Properties, ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    };
    expect(() => permissionsOf({ Role })).toThrow(
      'the managed policy arn:aws:iam::aws:policy/AdministratorAccess is not known',
    );
  });
});

describe('a function', () => {
  const functionAs = (Role: unknown) => ({
    Type: 'AWS::Lambda::Function',
    Properties: { Code: { S3Bucket: 'a', S3Key: 'b.zip' }, Runtime: 'nodejs24.x', Handler: 'index.handler', Role },
  });
  const trusting = (Service: string) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } }),
    },
  });
  const check = (Role: WrittenResource, as: unknown = { 'Fn::GetAtt': ['Role', 'Arn'] }) =>
    requireTrust(templateOf({ Resources: { Parse: functionAs(as), Role } }));

  it('runs as a role that Lambda may assume, or the start is refused', () => {
    expect(() => check(trusting('lambda.amazonaws.com'))).not.toThrow();
    expect(() => check(trusting('states.amazonaws.com'))).toThrow(
      'Parse: Role is no role that lambda.amazonaws.com may assume.',
    );
    expect(() => check(trusting('lambda.amazonaws.com'), 'arn:aws:iam::1:role/Other')).toThrow(
      'Parse: arn:aws:iam::1:role/Other is no role that lambda.amazonaws.com may assume.',
    );
  });
});
