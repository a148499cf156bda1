import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import validate from 'asl-validator';
import { z } from 'zod';
import { projectRoot } from './bundle.ts';

const TemplateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.object({ DefinitionSubstitutions: z.record(z.string(), z.unknown()).optional() }).optional(),
    }),
  ),
});

/** What CloudFormation will fill in, as it may look there. */
const sampleOf = (name: string): string =>
  name === 'Partition' ? 'aws' : `arn:aws:lambda:us-east-1:123456789012:function:Gongkai-${name}`;

/**
 * Faults of the state machine's definition once its blanks are filled in: a blank the template does not fill, a filling
 * nobody asks for, anything the States Language forbids.
 */
export const stateMachineFindings = (assembly: string): string[] => {
  const template = TemplateSchema.parse(JSON.parse(readFileSync(join(assembly, 'Gongkai.template.json'), 'utf8')));
  const definition = readFileSync(join(projectRoot, 'workflows', 'publish-report.asl.json'), 'utf8');
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::StepFunctions::StateMachine')
    .flatMap(([logicalId, { Properties }]) =>
      faultsOf(definition, Object.keys(Properties?.DefinitionSubstitutions ?? {})).map(
        (fault) => `States Language: ${fault} [${logicalId}]`,
      ),
    );
};

/** Faults of one definition, given the names of the blanks that will be filled in. */
export const faultsOf = (definition: string, filled: readonly string[]): string[] => {
  const asked = new Set([...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? ''));
  const unfilled = [...asked].filter((name) => !filled.includes(name)).map((name) => `nothing fills in \${${name}}`);
  const unasked = filled.filter((name) => !asked.has(name)).map((name) => `nothing asks for \${${name}}`);
  const substituted = definition.replace(/\$\{(\w+)\}/g, (_, name: string) => sampleOf(name));
  const { errors } = validate(JSON.parse(substituted));
  return [...unfilled, ...unasked, ...errors.map((error) => `${error['Error code']}: ${error.Message}`)];
};
