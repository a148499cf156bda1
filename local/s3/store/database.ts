import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the metadata of all buckets. What a transaction has committed is on the disk (write-ahead log, synced at each
 * commit), so that nothing that was acknowledged is lost with the process.
 */
export function openDatabase(directory: string): DatabaseSync {
  const database = new DatabaseSync(join(directory, 's3.sqlite'));
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, created_at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS versions (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      bucket TEXT NOT NULL,
      key TEXT NOT NULL,
      version_id TEXT NOT NULL,
      is_latest INTEGER NOT NULL,
      is_marker INTEGER NOT NULL,
      record TEXT NOT NULL,
      UNIQUE (bucket, key, version_id)
    );
    CREATE INDEX IF NOT EXISTS newest_first ON versions (bucket, key, sequence DESC);
    CREATE TABLE IF NOT EXISTS uploads (
      upload_id TEXT PRIMARY KEY,
      bucket TEXT NOT NULL,
      key TEXT NOT NULL,
      record TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS parts (
      upload_id TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE,
      number INTEGER NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (upload_id, number)
    );
    CREATE TABLE IF NOT EXISTS pending_events (id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL);
  `);
  return database;
}

/** Notes when a bucket was first seen, which is what counts as its creation. */
export function recordBuckets(database: DatabaseSync, names: readonly string[], now: Date): void {
  const note = database.prepare('INSERT OR IGNORE INTO buckets (name, created_at) VALUES (?, ?)');
  for (const name of names) note.run(name, now.getTime());
}

/** Names of all bodies that belong to an object or to a part. */
export function namedBodies(database: DatabaseSync): ReadonlySet<string> {
  const rows = database
    .prepare(
      `SELECT record ->> 'body' AS body FROM versions WHERE is_marker = 0
       UNION ALL SELECT record ->> 'body' FROM parts`,
    )
    .all();
  return new Set(rows.map(({ body }) => String(body)));
}

/** Runs `change` as one transaction: all of it is kept, or, if it throws, nothing. */
export function inTransaction<T>(database: DatabaseSync, change: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = change();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
