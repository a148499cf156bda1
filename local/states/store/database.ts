import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS machine (
    id INTEGER PRIMARY KEY,
    arn TEXT NOT NULL,
    name TEXT NOT NULL,
    role_arn TEXT NOT NULL,
    definition TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (arn, name, role_arn, definition)
  );
  CREATE TABLE IF NOT EXISTS execution (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    arn TEXT NOT NULL UNIQUE,
    machine_arn TEXT NOT NULL,
    status TEXT NOT NULL,
    redriven INTEGER NOT NULL,
    record TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS execution_by_machine ON execution (machine_arn, sequence);
  CREATE INDEX IF NOT EXISTS execution_running ON execution (arn) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS event (
    execution_arn TEXT NOT NULL,
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (execution_arn, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS token (
    token TEXT PRIMARY KEY,
    execution_arn TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS token_by_execution ON token (execution_arn);
  CREATE TABLE IF NOT EXISTS status_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record TEXT NOT NULL
  );
`;

export interface Database {
  readonly connection: DatabaseSync;
  /**
   * Runs the writes as one transaction. A write ahead log with synchronous = NORMAL survives any kill of this process
   * and keeps the order of commits when the power fails, but may then lose the last of them; a lost step is taken
   * again. What a caller is told is done (`promised`) is forced onto the disk first.
   */
  write(work: () => void, options?: { promised: boolean }): void;
}

export function openDatabase(directory: string): Database {
  mkdirSync(directory, { recursive: true });
  const connection = new DatabaseSync(join(directory, 'states.sqlite'));
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec(schema);
  return {
    connection,
    write(work, { promised } = { promised: false }) {
      connection.exec(`PRAGMA synchronous = ${promised ? 'FULL' : 'NORMAL'}`);
      connection.exec('BEGIN IMMEDIATE');
      try {
        work();
        connection.exec('COMMIT');
      } catch (error) {
        connection.exec('ROLLBACK');
        throw error;
      }
    },
  };
}
