import { createHash } from 'node:crypto';
import type { Publication } from '../../schemas/publication.ts';
import { reportPrefix } from '../../schemas/publication.ts';
import type { Column } from '../column/column.ts';
import { derive } from '../column/derive.ts';
import { writeDerived } from '../column/refresh.ts';
import type { Claim } from '../column/version.ts';
import { findFacts, findObject, writeObject } from '../shared/objects.ts';
import { withdrawnKey } from '../shared/places.ts';
import type { Mended, Suspicion } from './look.ts';

/** What is known of an agency's year beside its objects. */
export interface OfYear {
  readonly agencyId: string;
  readonly year: number;
  readonly pointer: Publication | undefined;
  readonly claims: readonly Claim[];
}

/** A publication that has written its files and is not out after so long has got stuck: its execution is parked. */
const longestUnderWay = 24 * 60 * 60_000;

/**
 * Why an object is there that is in no plan. `underWay`: its publication may yet go out, so it is left alone; `stuck`: it
 * may as well, but should have long ago; `stray`: nothing will ever lead there.
 */
export const whyThere = (
  key: string,
  { agencyId, year, pointer, claims }: OfYear,
  now: Date,
): 'underWay' | 'stuck' | 'stray' => {
  const [, number] = /^v(\d+)\//.exec(key.slice(reportPrefix(agencyId, year).length)) ?? [];
  const claim = claims.find(({ version }) => version === Number(number));
  if (!claim || claim.out || (pointer && claim.order <= pointer.order)) return 'stray';
  return now.getTime() - Date.parse(claim.claimedAt) > longestUnderWay ? 'stuck' : 'underWay';
};

/** Looks at an object that is in no plan; a tombstone is where it belongs. */
export const lookAtStray = async (column: Column, key: string, of: OfYear, now: Date): Promise<Suspicion[]> => {
  const why = whyThere(key, of, now);
  if (why === 'underWay') return [];
  const facts = await findFacts(column.publicBucket, key);
  if (!facts || facts.metadata.status === '410') return [];
  const { agencyId, pointer } = of;
  const mend = why === 'stray' && pointer ? { mend: () => putAway(column, key, of) } : {};
  return [{ kind: 'stray', problem: 'surplus', place: key, agencyId, ...mend }];
};

/** Keeps the object where the public cannot read it, and puts a tombstone in its place. */
const putAway = async (column: Column, key: string, { agencyId, year }: OfYear): Promise<Mended> => {
  const { publicBucket, workBucket } = column;
  const found = await findObject(publicBucket, key);
  const tombstone = await derive(column, { kind: 'gone', key, agencyId, year });
  if (!found || !tombstone) return 'fine';
  const hash = createHash('sha256').update(found.body).digest('hex').slice(0, 12);
  const kept = withdrawnKey({ agencyId, year, version: 0 }, `${hash}-${key.slice(key.lastIndexOf('/') + 1)}`);
  const contentType = found.contentType ?? 'application/octet-stream';
  await writeObject(workBucket, kept, found.body, { contentType, only: 'absent' });
  return (await writeDerived(publicBucket, key, tombstone, found.etag)) === 'written' ? 'mended' : 'open';
};
