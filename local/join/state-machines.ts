import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { MachineDeclaration } from '../states/store/machines.ts';
import { TemplateRefusal } from '../template/refusal.ts';
import type { Resource, Template } from '../template/template.ts';

/** Reads the state machines of a template, their definitions filled in. */
export const readStateMachines = (template: Template): MachineDeclaration[] =>
  template.list('AWS::StepFunctions::StateMachine').map((machine) => ({
    name: machine.attributes.Name ?? machine.id,
    arn: machine.arn,
    roleArn: machine.properties.RoleArn,
    definition: readDefinition(machine, template),
  }));

const readDefinition = (machine: Resource<'AWS::StepFunctions::StateMachine'>, template: Template): object => {
  const place = `${machine.id} (AWS::StepFunctions::StateMachine)`;
  const text = substitute(findDefinition(machine, template), machine.properties.DefinitionSubstitutions, place);
  const definition = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
  if (!definition.success) throw new TemplateRefusal(`${place}: the definition is not a JSON object.`);
  return definition.data;
};

const findDefinition = (
  { id, properties }: Resource<'AWS::StepFunctions::StateMachine'>,
  template: Template,
): string => {
  const { DefinitionString, Definition, DefinitionS3Location } = properties;
  if (DefinitionString !== undefined) return DefinitionString;
  if (Definition !== undefined) return JSON.stringify(Definition);
  const file = template.asset(DefinitionS3Location?.Key ?? '');
  if (file !== undefined) return readFileSync(file, 'utf8');
  throw new TemplateRefusal(`${id} (AWS::StepFunctions::StateMachine): its definition is not among the assets.`);
};

const substitute = (text: string, values: Readonly<Record<string, string | number | boolean>>, place: string): string =>
  text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TemplateRefusal(`${place}: nothing is given for ${whole} in the definition.`);
    return String(value);
  });
