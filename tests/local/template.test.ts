import { describe, expect, it } from 'vitest';
import { templateOf } from '../builders/template.ts';

const parameter = (Value: unknown) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name: '/a', Type: 'String', Value },
});
const bucket = { Type: 'AWS::S3::Bucket', Properties: {} };

/** The value of a parameter whose text is written with references. */
const resolved = (Value: unknown, more: object = {}): string | undefined =>
  templateOf({ Resources: { Setting: parameter(Value), DropBucket: bucket }, ...more }).list('AWS::SSM::Parameter')[0]
    ?.properties.Value;

/** A placeholder as Fn::Sub reads it. */
const blank = (name: string): string => `\${${name}}`;

describe('references in a template', () => {
  it('Ref and Fn::GetAtt give names and ARNs made from the logical id', () => {
    expect(resolved({ Ref: 'DropBucket' })).toBe('dropbucket');
    expect(resolved({ 'Fn::GetAtt': ['DropBucket', 'Arn'] })).toBe('arn:aws:s3:::dropbucket');
  });

  it('Fn::Sub fills in names, attributes, pseudo parameters and values of its own', () => {
    expect(
      resolved({
        'Fn::Sub': [blank('DropBucket'), blank('DropBucket.Arn'), blank('AWS::Region'), blank('!kept')].join('/'),
      }),
    ).toBe(`dropbucket/arn:aws:s3:::dropbucket/us-east-1/${blank('kept')}`);
    expect(
      resolved({ 'Fn::Sub': [`${blank('Own')}-${blank('AWS::AccountId')}`, { Own: { Ref: 'DropBucket' } }] }),
    ).toBe('dropbucket-000000000000');
  });

  it('Fn::Join, Fn::Split and Fn::Select take texts together and apart', () => {
    expect(resolved({ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Partition' }, 'b']] })).toBe('a-aws-b');
    expect(resolved({ 'Fn::Select': [1, { 'Fn::Split': ['/', 'x/y/z'] }] })).toBe('y');
  });

  it('conditions decide what is there', () => {
    const Conditions = {
      InChina: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] },
      Elsewhere: { 'Fn::Not': [{ Condition: 'InChina' }] },
    };
    expect(resolved({ 'Fn::If': ['InChina', 'smtp', 'ses'] }, { Conditions })).toBe('ses');
    const template = templateOf({
      Conditions,
      Resources: {
        Here: { ...bucket, Condition: 'Elsewhere' },
        There: { ...bucket, Condition: 'InChina' },
        Versioned: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            VersioningConfiguration: { 'Fn::If': ['InChina', { Status: 'Enabled' }, { Ref: 'AWS::NoValue' }] },
          },
        },
      },
    });
    expect(template.list('AWS::S3::Bucket').map(({ id }) => id)).toEqual(['Here', 'Versioned']);
    expect(template.list('AWS::S3::Bucket')[1]?.properties.VersioningConfiguration).toBeUndefined();
  });

  it('mappings and parameters with a default are looked up', () => {
    const Mappings = { Terms: { report: { days: 'thirty-one' } } };
    expect(resolved({ 'Fn::FindInMap': ['Terms', 'report', 'days'] }, { Mappings })).toBe('thirty-one');
    const Parameters = { Level: { Type: 'String', Default: 'info' } };
    expect(resolved({ Ref: 'Level' }, { Parameters })).toBe('info');
  });

  it('a generated secret is filled in where its dynamic reference stands, also when the reference is put together', () => {
    const Resources = {
      Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: {} } },
      Setting: parameter({ 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:::}}']] }),
    };
    const [setting] = templateOf({ Resources }).list('AWS::SSM::Parameter');
    expect(setting?.properties.Value).toMatch(
      /^secret of arn:aws:secretsmanager:us-east-1:000000000000:secret:Secret-/,
    );
  });

  it('outputs are resolved', () => {
    const Outputs = { Name: { Value: { Ref: 'DropBucket' } } };
    expect(templateOf({ Resources: { DropBucket: bucket }, Outputs }).outputs).toEqual({ Name: 'dropbucket' });
  });
});

describe('the start is refused', () => {
  it('for a resource type nobody serves, by its logical id', () => {
    expect(() => templateOf({ Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } } })).toThrow(
      /^Cluster: the resource type AWS::ECS::Cluster is not known/,
    );
  });

  it('for a property nobody understands, by logical id, type and path', () => {
    const Properties = { VersioningConfiguration: { Status: 'Enabled', MfaDelete: true }, AccelerateConfiguration: {} };
    expect(() => templateOf({ Resources: { Drop: { Type: 'AWS::S3::Bucket', Properties } } })).toThrow(
      /^Drop \(AWS::S3::Bucket\): property VersioningConfiguration.MfaDelete is not understood; property AccelerateConfiguration is not understood/,
    );
  });

  it('for a value nobody understands', () => {
    const Properties = { ...{ KeySchema: [], AttributeDefinitions: [] }, BillingMode: 'PROVISIONED' };
    expect(() => templateOf({ Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties } } })).toThrow(
      /^Table \(AWS::DynamoDB::Table\): property BillingMode: /,
    );
  });

  it('for an unknown function, by the path to it', () => {
    expect(() => resolved({ 'Fn::ImportValue': 'other-stack' })).toThrow(
      /^Setting \(AWS::SSM::Parameter\).Value: the function Fn::ImportValue is not known/,
    );
  });

  it('for references that lead to nothing', () => {
    expect(() => resolved({ Ref: 'Nothing' })).toThrow(/Ref Nothing leads to nothing/);
    expect(() => resolved({ 'Fn::GetAtt': ['DropBucket', 'Colour'] })).toThrow(
      /attribute DropBucket.Colour is not known/,
    );
    expect(() => resolved('{{resolve:ssm:/elsewhere}}')).toThrow(
      /dynamic reference {{resolve:ssm:\/elsewhere}} is not served/,
    );
    expect(() => resolved({ 'Fn::If': ['Missing', 'a', 'b'] })).toThrow(/there is no condition Missing/);
  });

  it('while types without local effect pass', () => {
    const Resources = { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold: 1 } } };
    expect(templateOf({ Resources }).outputs).toEqual({});
  });
});
