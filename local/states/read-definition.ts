import type { z } from 'zod';
import { type Definition, definition } from './definition.ts';
import { problemsOf } from './definition-problems.ts';

/**
 * The definition, if the interpreter runs every field of it. Otherwise an error that names each state and field it
 * refuses: better no start than a machine that behaves otherwise than on AWS.
 */
export function readDefinition(machine: string, value: unknown): Definition {
  const read = definition.safeParse(value);
  const problems = read.success ? problemsOf(read.data) : read.error.issues.flatMap(describe);
  if (!read.success || problems.length > 0) {
    throw new Error(`State machine ${machine} cannot be run here:\n${problems.map((line) => `- ${line}`).join('\n')}`);
  }
  return read.data;
}

function describe(issue: z.core.$ZodIssue): string[] {
  const [root, name, ...rest] = issue.path.map(String);
  const inState = root === 'States' && name !== undefined;
  const where = inState ? `state "${name}"` : 'top level';
  const field = inState ? rest : issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${where}: field "${[...field, key].join('.')}" is not supported`);
  }
  const what =
    issue.code === 'invalid_union' && field.at(-1) === 'Type' ? 'this type of state is not supported' : issue.message;
  return [`${where}: field "${field.join('.')}": ${what}`];
}
