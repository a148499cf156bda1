import { RawTemplateSchema } from '../../local/template/assembly.ts';
import { readTemplate, type Template } from '../../local/template/template.ts';

/** What a template says of one resource. */
export interface WrittenResource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Condition?: string;
}

export interface WrittenTemplate {
  readonly Resources: Record<string, WrittenResource>;
  readonly Outputs?: Record<string, { readonly Value: unknown }>;
  readonly Conditions?: Record<string, unknown>;
  readonly Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  readonly Parameters?: Record<string, { readonly Type: string; readonly Default?: unknown }>;
}

/** Reads a template as the stack does at its start; `assets` are directories by hash. */
export const templateOf = (written: WrittenTemplate, assets: Record<string, string> = {}): Template =>
  readTemplate(
    { template: RawTemplateSchema.parse(written), assets: new Map(Object.entries(assets)) },
    { secret: (id) => `secret of ${id}` },
  );

/** A role of Lambda's with one inline policy of these statements. */
export const roleWith = (...statements: Record<string, unknown>[]): WrittenResource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'lambda.amazonaws.com' },
    }),
    ...(statements.length > 0 && { Policies: [{ PolicyName: 'Inline', PolicyDocument: policy(...statements) }] }),
  },
});

export const policy = (...statements: Record<string, unknown>[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});
