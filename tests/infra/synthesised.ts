import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { z } from 'zod';
import { projectRoot } from '../../infra/bundle.ts';
import { GongkaiStack } from '../../infra/gongkaiStack.ts';
import { readInstallationSettings } from '../../infra/settings.ts';

const ConfigurationSchema = z.object({ context: z.record(z.string(), z.unknown()) });

export const TemplateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })).default({}),
});
export type SynthesisedTemplate = z.output<typeof TemplateSchema>;

/** The template with cdk.json's context and what a test changes of it; nothing is bundled, so it takes a moment only. */
export const synthesised = (changes: Record<string, unknown> = {}): SynthesisedTemplate => {
  const { context } = ConfigurationSchema.parse(JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8')));
  const app = new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [], ...changes },
    builtinCloudFormationValidation: false,
  });
  const stack = new GongkaiStack(app, 'Gongkai', readInstallationSettings(app.node));
  return TemplateSchema.parse(Template.fromStack(stack).toJSON());
};

/** Properties of all resources of a type, by logical id without its hash. */
export const resourcesOf = (template: SynthesisedTemplate, type: string): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, { Properties }]) => [withoutHash(id), Properties]),
  );

const withoutHash = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** A reference as a person would write it: `<StoreTable.Arn>` for Fn::GetAtt, `<AWS::Region>` for Ref. */
export const written = (reference: unknown): string =>
  flattenCfnReference(reference).replace(/<([A-Za-z0-9]+?)[0-9A-F]{8}(?=[.>])/g, '<$1');

const list = <Item>(one: Item | Item[]): Item[] => (Array.isArray(one) ? one : [one]);

const StatementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.string(), z.array(z.string())]).transform(list),
  Resource: z.unknown().transform((resource) => list(resource).map(written)),
  Principal: z.unknown(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type Statement = z.output<typeof StatementSchema>;

export const PolicyDocumentSchema = z.looseObject({
  PolicyDocument: z.object({ Statement: z.array(StatementSchema.extend({ Principal: z.unknown().optional() })) }),
});

/** Statements of each role, by the role's logical id without its hash. */
export const statementsByRole = (template: SynthesisedTemplate): Record<string, Omit<Statement, 'Principal'>[]> =>
  Object.fromEntries(
    Object.entries(resourcesOf(template, 'AWS::IAM::Policy')).map(([id, properties]) => [
      id.replace(/DefaultPolicy$/, ''),
      PolicyDocumentSchema.parse(properties).PolicyDocument.Statement,
    ]),
  );
