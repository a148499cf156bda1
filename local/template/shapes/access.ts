import { z } from 'zod';
import { oneOrMore, tags, unused } from './unused.ts';

const texts = oneOrMore(z.string());

const PrincipalSchema = z.union([z.literal('*'), z.strictObject({ AWS: texts.optional(), Service: texts.optional() })]);

const ConditionsSchema = z.record(
  z.string(),
  z.record(z.string(), oneOrMore(z.union([z.string(), z.boolean(), z.number()]).transform(String))),
);

const StatementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: PrincipalSchema.optional(),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: ConditionsSchema.optional(),
});
export type PolicyStatement = z.output<typeof StatementSchema>;

/** A policy document of IAM, of identities and of resources alike. */
export const PolicyDocumentSchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: oneOrMore(StatementSchema),
});
export type PolicyDocument = z.output<typeof PolicyDocumentSchema>;

export const accessShapes = {
  'AWS::IAM::Role': z.strictObject({
    RoleName: z.string().optional(),
    AssumeRolePolicyDocument: PolicyDocumentSchema,
    ManagedPolicyArns: z.array(z.string()).default([]),
    Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: PolicyDocumentSchema })).default([]),
    Description: unused('text'),
    MaxSessionDuration: unused('sessions live as long as the stack'),
    Tags: tags,
  }),
  'AWS::IAM::Policy': z.strictObject({
    PolicyName: z.string(),
    PolicyDocument: PolicyDocumentSchema,
    Roles: z.array(z.string()),
  }),
  'AWS::IAM::ManagedPolicy': z.strictObject({
    ManagedPolicyName: z.string().optional(),
    PolicyDocument: PolicyDocumentSchema,
    Roles: z.array(z.string()).default([]),
    Description: unused('text'),
    Path: unused('no path is part of any decision here'),
  }),
} as const;
