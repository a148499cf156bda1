import type { DatabaseSync } from 'node:sqlite';
import { readVersion, type Version } from './versions.ts';

/** What is to be listed. Names are ordered by their UTF-8 bytes. */
export interface ListingQuery {
  readonly bucket: string;
  readonly prefix: string;
  /** Keys with the same text between the prefix and this are rolled up into one entry; empty for none. */
  readonly delimiter: string;
  /** Lists what follows this key (or rolled-up prefix)… */
  readonly after: string;
  /** …or, for versions, what follows this version of it. */
  readonly afterVersion?: string;
  readonly limit: number;
  /** Every version and delete marker, or only what is current and not deleted. */
  readonly what: 'objects' | 'versions';
}

export interface Listing {
  readonly versions: readonly Version[];
  readonly commonPrefixes: readonly string[];
  /** The last entry, if there are more. */
  readonly next: { readonly key: string; readonly versionId: string | undefined } | undefined;
}

/** Lists one page. */
export function list(database: DatabaseSync, query: ListingQuery): Listing {
  const versions: Version[] = [];
  const commonPrefixes: string[] = [];
  let last: Listing['next'];
  if (query.limit === 0) return { versions, commonPrefixes, next: undefined };
  for (const version of candidates(database, query)) {
    const rolledUp = rollUp(version.key, query);
    if (rolledUp !== undefined && (rolledUp === commonPrefixes.at(-1) || rolledUp === query.after)) continue;
    if (versions.length + commonPrefixes.length === query.limit) return { versions, commonPrefixes, next: last };
    if (rolledUp === undefined) versions.push(version);
    else commonPrefixes.push(rolledUp);
    last = { key: rolledUp ?? version.key, versionId: rolledUp === undefined ? version.versionId : undefined };
  }
  return { versions, commonPrefixes, next: undefined };
}

function* candidates(database: DatabaseSync, query: ListingQuery): Generator<Version> {
  const { bucket, prefix, after, afterVersion } = query;
  const which = query.what === 'objects' ? 'AND is_latest = 1 AND is_marker = 0' : '';
  const rest = afterVersion === undefined ? undefined : sequenceOf(database, bucket, after, afterVersion);
  const rows = database
    .prepare(
      `SELECT * FROM versions
       WHERE bucket = ? AND key >= ? AND (key > ? OR (key = ? AND sequence < ?)) ${which}
       ORDER BY key, sequence DESC`,
    )
    .iterate(bucket, prefix, after, after, rest ?? 0);
  for (const row of rows) {
    const version = readVersion(row);
    if (!version.key.startsWith(prefix)) return;
    yield version;
  }
}

function sequenceOf(database: DatabaseSync, bucket: string, key: string, versionId: string): number | undefined {
  const sql = 'SELECT sequence FROM versions WHERE bucket = ? AND key = ? AND version_id = ?';
  const sequence = database.prepare(sql).get(bucket, key, versionId)?.sequence;
  return typeof sequence === 'number' ? sequence : undefined;
}

function rollUp(key: string, { prefix, delimiter }: ListingQuery): string | undefined {
  if (delimiter === '') return undefined;
  const found = key.indexOf(delimiter, prefix.length);
  return found < 0 ? undefined : key.slice(0, found + delimiter.length);
}
