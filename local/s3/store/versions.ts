import { randomBytes } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import type { Bucket } from '../types.ts';
import { type ObjectRecord, ObjectRecordSchema } from './record.ts';

interface VersionName {
  readonly sequence: number;
  readonly bucket: string;
  readonly key: string;
  /** `null` in a bucket without versions. */
  readonly versionId: string;
  readonly isLatest: boolean;
  readonly modifiedAt: number;
}
/** A version that has bytes. */
export interface ObjectVersion extends VersionName {
  readonly isMarker: false;
  readonly record: ObjectRecord;
}
/** The sign that a key was deleted. */
interface DeleteMarker extends VersionName {
  readonly isMarker: true;
}
export type Version = ObjectVersion | DeleteMarker;

const RowSchema = z.object({
  sequence: z.number(),
  bucket: z.string(),
  key: z.string(),
  version_id: z.string(),
  is_latest: z.number(),
  is_marker: z.number(),
  record: z.string(),
});
const MarkerRecordSchema = z.object({ modifiedAt: z.number() });

/** Reads one row of the table of versions. */
export function readVersion(row: Record<string, SQLOutputValue>): Version {
  const { record, ...fields } = RowSchema.parse(row);
  const stored: unknown = JSON.parse(record);
  const { modifiedAt } = MarkerRecordSchema.parse(stored);
  const name: VersionName = {
    sequence: fields.sequence,
    bucket: fields.bucket,
    key: fields.key,
    versionId: fields.version_id,
    isLatest: fields.is_latest === 1,
    modifiedAt,
  };
  if (fields.is_marker === 1) return { ...name, isMarker: true };
  return { ...name, isMarker: false, record: ObjectRecordSchema.parse(stored) };
}

/** The named version, or the newest; undefined if there is none. */
export function findVersion(database: DatabaseSync, bucket: string, key: string, versionId?: string) {
  const named = versionId === undefined ? 'is_latest = 1' : 'version_id = ?';
  const row = database
    .prepare(`SELECT * FROM versions WHERE bucket = ? AND key = ? AND ${named}`)
    .get(bucket, key, ...(versionId === undefined ? [] : [versionId]));
  return row && readVersion(row);
}

/** Adds the newest version of a key; without versions it takes the place of the one there was. Call in a transaction. */
export function addVersion(database: DatabaseSync, bucket: Bucket, key: string, record: ObjectRecord): ObjectVersion {
  const versionId = insertNewest(database, bucket, key, record, false);
  const added = findVersion(database, bucket.name, key, versionId);
  if (!added || added.isMarker) throw new Error(`The version just added is not there: ${bucket.name}/${key}`);
  return added;
}

/** Puts other tags on a version; nothing else of it ever changes. Call in a transaction. */
export function retag(database: DatabaseSync, version: ObjectVersion, tags: Readonly<Record<string, string>>): void {
  const record = JSON.stringify({ ...version.record, tags });
  database.prepare('UPDATE versions SET record = ? WHERE sequence = ?').run(record, version.sequence);
}

/** Marks a key of a bucket with versions as deleted and returns the id of the marker. Call in a transaction. */
export function addDeleteMarker(database: DatabaseSync, bucket: Bucket, key: string, modifiedAt: number): string {
  return insertNewest(database, bucket, key, { modifiedAt }, true);
}

/** Removes one version for good; the newest of the rest, if any, becomes the current one. Call in a transaction. */
export function removeVersion(database: DatabaseSync, version: Version): void {
  database.prepare('DELETE FROM versions WHERE sequence = ?').run(version.sequence);
  database
    .prepare(
      `UPDATE versions SET is_latest = 1
       WHERE sequence = (SELECT max(sequence) FROM versions WHERE bucket = ? AND key = ?)`,
    )
    .run(version.bucket, version.key);
}

function insertNewest(database: DatabaseSync, bucket: Bucket, key: string, record: object, isMarker: boolean): string {
  const versionId = bucket.versioned ? randomBytes(24).toString('base64url') : 'null';
  const place = [bucket.name, key] as const;
  database.prepare('UPDATE versions SET is_latest = 0 WHERE bucket = ? AND key = ? AND is_latest = 1').run(...place);
  database.prepare('DELETE FROM versions WHERE bucket = ? AND key = ? AND version_id = ?').run(...place, versionId);
  database
    .prepare('INSERT INTO versions (bucket, key, version_id, is_latest, is_marker, record) VALUES (?, ?, ?, 1, ?, ?)')
    .run(...place, versionId, isMarker ? 1 : 0, JSON.stringify(record));
  return versionId;
}
