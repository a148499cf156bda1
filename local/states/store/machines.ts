import { z } from 'zod';
import type { Machine } from '../machine.ts';
import { readDefinition } from '../read-definition.ts';
import type { Database } from './database.ts';

/** A state machine of the template. */
export interface MachineDeclaration {
  readonly name: string;
  readonly arn: string;
  readonly definition: object;
  readonly roleArn: string;
}

const row = z.object({ name: z.string(), arn: z.string(), role_arn: z.string(), definition: z.string() });
const created = z.object({ created_at: z.number() });
const identity = z.object({ id: z.number() });

/** Every definition that was ever started with: an execution keeps the one of its first moment, redriven or not. */
export function createMachineStore({ connection }: Database) {
  const insert = connection.prepare(
    'INSERT OR IGNORE INTO machine (arn, name, role_arn, definition, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const identify = connection.prepare(
    'SELECT id FROM machine WHERE arn = ? AND name = ? AND role_arn = ? AND definition = ?',
  );
  const find = connection.prepare('SELECT name, arn, role_arn, definition FROM machine WHERE id = ?');
  const first = connection.prepare('SELECT min(created_at) AS created_at FROM machine WHERE arn = ?');
  const known = new Map<number, Machine>();

  const load = (definitionId: number): Machine => {
    const { name, arn, role_arn: roleArn, definition: source } = row.parse(find.get(definitionId));
    return { definitionId, name, arn, roleArn, source, definition: readDefinition(name, JSON.parse(source)) };
  };
  const withId = (definitionId: number): Machine => {
    const machine = known.get(definitionId) ?? load(definitionId);
    known.set(definitionId, machine);
    return machine;
  };

  return {
    withId,
    /** Throws if the interpreter cannot run the definition. */
    declare({ arn, name, roleArn, definition }: MachineDeclaration, now: number): Machine {
      readDefinition(name, definition);
      const text = JSON.stringify(definition);
      insert.run(arn, name, roleArn, text, now);
      return withId(identity.parse(identify.get(arn, name, roleArn, text)).id);
    },
    createdAt: (arn: string): number => created.parse(first.get(arn)).created_at,
  };
}

export type MachineStore = ReturnType<typeof createMachineStore>;
