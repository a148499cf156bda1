import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type PartRecord, PartRecordSchema, type UploadRecord, UploadRecordSchema } from './record.ts';

/** A part that was uploaded, by its number (1 to 10000). */
export interface Part extends PartRecord {
  readonly number: number;
}

const RowSchema = z.object({ record: z.string() });
const PartRowSchema = RowSchema.extend({ number: z.number() });

/** Records an upload and returns its id. */
export function addUpload(database: DatabaseSync, bucket: string, key: string, record: UploadRecord): string {
  const uploadId = randomBytes(48).toString('base64url');
  database
    .prepare('INSERT INTO uploads (upload_id, bucket, key, record) VALUES (?, ?, ?, ?)')
    .run(uploadId, bucket, key, JSON.stringify(record));
  return uploadId;
}

/** The upload with this id, if it is one of this bucket and key. */
export function findUpload(database: DatabaseSync, bucket: string, key: string, uploadId: string) {
  const row = database
    .prepare('SELECT record FROM uploads WHERE upload_id = ? AND bucket = ? AND key = ?')
    .get(uploadId, bucket, key);
  return row && UploadRecordSchema.parse(JSON.parse(RowSchema.parse(row).record));
}

/** Adds a part; a former one of the same number gives way and is returned. Call in a transaction. */
export function addPart(database: DatabaseSync, uploadId: string, { number, ...record }: Part): Part | undefined {
  const former = listParts(database, uploadId).find((part) => part.number === number);
  database
    .prepare('INSERT OR REPLACE INTO parts (upload_id, number, record) VALUES (?, ?, ?)')
    .run(uploadId, number, JSON.stringify(record));
  return former;
}

/** The parts of an upload by number. */
export function listParts(database: DatabaseSync, uploadId: string): Part[] {
  const rows = database.prepare('SELECT number, record FROM parts WHERE upload_id = ? ORDER BY number').all(uploadId);
  return rows.map((row) => {
    const { number, record } = PartRowSchema.parse(row);
    return { number, ...PartRecordSchema.parse(JSON.parse(record)) };
  });
}

/** Ends an upload: it and its parts are forgotten. Call in a transaction. */
export function removeUpload(database: DatabaseSync, uploadId: string): void {
  database.prepare('DELETE FROM parts WHERE upload_id = ?').run(uploadId);
  database.prepare('DELETE FROM uploads WHERE upload_id = ?').run(uploadId);
}
