import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TemplateRefusal } from './refusal.ts';

const ManifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.object({ templateFile: z.string().optional(), file: z.string().optional() }).optional(),
    }),
  ),
});

const AssetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string(), packaging: z.string() }) })),
});

/** A template as CloudFormation is given it; everything inside is still full of references. */
export const RawTemplateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Parameters: z.record(z.string(), z.looseObject({ Type: z.string(), Default: z.unknown().optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Rules: z.strictObject({ CheckBootstrapVersion: z.unknown().optional() }).optional(),
  Resources: z.record(
    z.string(),
    z.strictObject({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      Condition: z.string().optional(),
      DependsOn: z.unknown().optional(),
      Metadata: z.unknown().optional(),
      DeletionPolicy: z.string().optional(),
      UpdateReplacePolicy: z.string().optional(),
    }),
  ),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown(), Condition: z.string().optional() })).default({}),
});
export type RawTemplate = z.output<typeof RawTemplateSchema>;

/** What `cdk synth` left behind: one stack's template and the directories of its assets by their hash. */
export interface Assembly {
  readonly template: RawTemplate;
  /** Absolute path of a bundled asset by its hash. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Reads a cloud assembly of exactly one stack; throws TemplateRefusal when it is not there or not understood. */
export const readAssembly = (directory: string): Assembly => {
  const artifacts = Object.values(readJson(directory, 'manifest.json', ManifestSchema).artifacts);
  const stacks = artifacts.filter((artifact) => artifact.type === 'aws:cloudformation:stack');
  const file = stacks[0]?.properties?.templateFile;
  if (stacks.length !== 1 || file === undefined)
    throw new TemplateRefusal(`${directory} holds ${stacks.length} stacks; the embedded stack serves exactly one.`);
  const manifests = artifacts.filter((artifact) => artifact.type === 'cdk:asset-manifest');
  const files = manifests.flatMap((manifest) =>
    Object.entries(readJson(directory, manifest.properties?.file ?? '', AssetsSchema).files),
  );
  return {
    template: readJson(directory, file, RawTemplateSchema),
    assets: new Map(files.map(([hash, { source }]) => [hash, join(directory, source.path)])),
  };
};

const readJson = <Schema extends z.ZodType>(directory: string, file: string, schema: Schema): z.output<Schema> => {
  const path = join(directory, file);
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).slice(0, 1000) : String(error);
    throw new TemplateRefusal(
      `${path} cannot be read as part of a cloud assembly (npm run synth writes it): ${reason}`,
    );
  }
};
