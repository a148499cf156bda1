import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Principal } from '../../local/contracts.ts';
import { createPermissions } from '../../local/permissions/permissions.ts';
import { policy, roleWith, templateOf, type WrittenResource } from '../builders/template.ts';

const role: Principal = { kind: 'role', arn: 'arn:aws:iam::000000000000:role/Role' };
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/Table';

const recorded = (Resources: Record<string, WrittenResource>) => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-recorded-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const permissions = createPermissions(templateOf({ Resources }), () => {}, directory);
  const read = (ending: string): string[] =>
    readdirSync(directory)
      .filter((name) => name.endsWith(ending))
      .flatMap((name) => readFileSync(join(directory, name), 'utf8').trimEnd().split('\n'));
  return { ...permissions, granted: () => read('.granted'), used: () => read('.used') };
};

const readAndWrite = {
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: ['arn:aws:s3:::work/register/*', 'arn:aws:s3:::work/submissions/*'],
};
const items = {
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  Resource: table,
  Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SUBMISSION#*', 'TAKEN#*'] } },
};

it('a grant is one action on one resource under one key: a statement of several is several grants', () => {
  const { granted } = recorded({ Role: roleWith(readAndWrite, items) });
  expect(granted().sort()).toEqual([
    `Inline of Role: dynamodb:GetItem on ${table} where SUBMISSION#*`,
    `Inline of Role: dynamodb:GetItem on ${table} where TAKEN#*`,
    `Inline of Role: dynamodb:PutItem on ${table} where SUBMISSION#*`,
    `Inline of Role: dynamodb:PutItem on ${table} where TAKEN#*`,
    'Inline of Role: s3:GetObject on arn:aws:s3:::work/register/*',
    'Inline of Role: s3:GetObject on arn:aws:s3:::work/submissions/*',
    'Inline of Role: s3:PutObject on arn:aws:s3:::work/register/*',
    'Inline of Role: s3:PutObject on arn:aws:s3:::work/submissions/*',
  ]);
});

it('what is used is noted at once, and once', () => {
  const { authorize, mayDo, used } = recorded({ Role: roleWith(readAndWrite, items) });
  for (const _ of [1, 2]) authorize(role, 's3:GetObject', 'arn:aws:s3:::work/submissions/1/report.json');
  mayDo(role, 'dynamodb:PutItem', table, { 'dynamodb:LeadingKeys': ['TAKEN#water'] });
  expect(used()).toEqual([
    'Inline of Role: s3:GetObject on arn:aws:s3:::work/submissions/*',
    `Inline of Role: dynamodb:PutItem on ${table} where TAKEN#*`,
  ]);
});

it('what is refused, and what the operator does, uses no grant', () => {
  const { authorize, mayDo, used } = recorded({ Role: roleWith(readAndWrite) });
  expect(() => authorize(role, 's3:GetObject', 'arn:aws:s3:::other/1')).toThrow('not authorized');
  expect(mayDo({ kind: 'operator' }, 's3:GetObject', 'arn:aws:s3:::work/register/1')).toBe(true);
  expect(used()).toEqual([]);
});

it('the policy of a resource grants as well, but not where it leaves all to the account', () => {
  const key = (...statements: object[]): WrittenResource => ({
    Type: 'AWS::KMS::Key',
    Properties: { KeyPolicy: policy(...(statements as Record<string, unknown>[])) },
  });
  const root = { AWS: 'arn:aws:iam::000000000000:root' };
  const { granted } = recorded({ Key: key({ Effect: 'Allow', Principal: root, Action: 'kms:*', Resource: '*' }) });
  expect(granted()).toEqual(['']);
});
