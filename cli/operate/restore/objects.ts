import { headVersion } from '../../../functions/receive/headVersion.ts';
import { findFacts, writeObject } from '../../../functions/shared/objects.ts';
import { sideBySide } from '../../../functions/shared/sideBySide.ts';
import type { Outputs } from '../../outputs.ts';
import { type Exported, type Role, RoleSchema } from '../export/archive.ts';
import { bucketsOf } from '../export/export.ts';
import { copyOver, hasStatus, histories, removeMarker } from '../store/versions.ts';
import { isLasting, lasting, leadingMarkers, planObject, type Repair } from './planObjects.ts';

/** One object that was, or is to be, brought back. */
export interface ObjectRestored {
  readonly bucket: Role;
  readonly key: string;
  /** From where: a marker taken away, an older version copied over, or the export. */
  readonly how: 'undeleted' | 'put back' | 'from the export';
}

export interface ObjectsRestored {
  readonly restored: readonly ObjectRestored[];
  /** Tombstones and moved pages that were put over an older version on purpose: they stay. */
  readonly tombstones: readonly string[];
  /** Originals of the export whose version is gone for good: a copy would be another submission. */
  readonly lost: readonly string[];
}

export interface ObjectsOrder {
  readonly at: Date;
  /** All when empty. */
  readonly buckets: readonly Role[];
  /** Instead of what is lasting. */
  readonly prefix: string | undefined;
  readonly overwritten: boolean;
  readonly apply: boolean;
}

const atOnce = 8;

/** Brings objects back to where they were at a moment, from the versions the buckets keep. Safe to repeat. */
export const restoreVersions = async (
  outputs: Outputs,
  { at, buckets, prefix, overwritten, apply }: ObjectsOrder,
  progress: (line: string) => void,
): Promise<ObjectsRestored> => {
  const restored: ObjectRestored[] = [];
  const tombstones: string[] = [];
  let seen = 0;
  for (const role of buckets.length > 0 ? buckets : RoleSchema.options)
    for (const beginning of prefix === undefined ? lasting[role] : [prefix])
      for await (const history of histories(bucketsOf(outputs)[role], beginning)) {
        seen += 1;
        if (seen % 1000 === 0) progress(`${seen} objects seen, ${restored.length} to be brought back`);
        const { key } = history;
        if (prefix === undefined && !isLasting(role, key)) continue;
        const repair = planObject(history, at, { role, overwritten });
        if (!repair) continue;
        const how = await carryOut(bucketsOf(outputs)[role], key, repair, { role, apply });
        if (how === 'tombstone') tombstones.push(key);
        else restored.push({ bucket: role, key, how });
      }
  return { restored, tombstones, lost: [] };
};

const carryOut = async (
  bucket: string,
  key: string,
  repair: Repair,
  { role, apply }: { readonly role: Role; readonly apply: boolean },
): Promise<ObjectRestored['how'] | 'tombstone'> => {
  if (repair.kind === 'undelete') return undelete(bucket, key, repair.markers, apply);
  const { versionId, newer } = repair;
  if (role === 'public' && (await hasTombstone(bucket, key, newer))) {
    const markers = leadingMarkers(newer);
    return markers.length > 0 ? undelete(bucket, key, markers, apply) : 'tombstone';
  }
  if (apply) await copyOver(bucket, key, versionId);
  return 'put back';
};

const undelete = async (bucket: string, key: string, markers: readonly string[], apply: boolean) => {
  if (apply) for (const marker of markers) await removeMarker(bucket, key, marker);
  return 'undeleted' as const;
};

/** What was withdrawn since must not come back by the way. */
const hasTombstone = async (
  bucket: string,
  key: string,
  newer: Extract<Repair, { kind: 'putBack' }>['newer'],
): Promise<boolean> => {
  for (const { isMarker, versionId } of newer) if (!isMarker && (await hasStatus(bucket, key, versionId))) return true;
  return false;
};

/** Puts objects of an export where there is none: for what the buckets have no versions of any more. Safe to repeat. */
export const restoreFromExport = async (
  outputs: Outputs,
  objects: readonly Exported[],
  { bytesOf, apply }: { readonly bytesOf: (object: Exported) => Uint8Array; readonly apply: boolean },
  progress: (line: string) => void,
): Promise<ObjectsRestored> => {
  const buckets = bucketsOf(outputs);
  const restored: ObjectRestored[] = [];
  const lost: string[] = [];
  let done = 0;
  await sideBySide(objects, atOnce, async (object) => {
    const { bucket: role, key, versionId } = object;
    done += 1;
    if (done % 100 === 0 || done === objects.length) progress(`${done}/${objects.length} objects of the export`);
    const bucket = buckets[role];
    if (role === 'drop') {
      if (!(await headVersion({ bucket, key, versionId: versionId ?? '', attempt: 1 }))) lost.push(key);
      return;
    }
    if (await findFacts(bucket, key)) return;
    if (apply && (await putBack(bucket, object, bytesOf(object))) === 'conflict') return;
    restored.push({ bucket: role, key, how: 'from the export' });
  });
  return { restored, tombstones: [], lost };
};

const putBack = (
  bucket: string,
  { key, contentType = 'application/octet-stream', cacheControl, contentDisposition, metadata }: Exported,
  body: Uint8Array,
) => writeObject(bucket, key, body, { contentType, cacheControl, contentDisposition, metadata, only: 'absent' });
