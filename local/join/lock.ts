import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A state directory serves one stack at a time. */
export class StateDirectoryInUse extends Error {
  override readonly name = 'StateDirectoryInUse';
}

/**
 * Takes a state directory for this process. The lock is one of the operating system's, so it goes with the process
 * however that ends.
 * @throws StateDirectoryInUse when another process has it.
 */
export const lockDirectory = (directory: string): { release(): void } => {
  mkdirSync(directory, { recursive: true });
  const database = new DatabaseSync(join(directory, 'lock.sqlite'));
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    throw new StateDirectoryInUse(
      `The state directory ${directory} is in use by another stack. Stop that one, or give this one its own with GONGKAI_STATE.`,
    );
  }
  return { release: () => database.close() };
};
