import * as z from 'zod';
import { InstantSchema } from '../../schemas/instant.ts';
import { ContentionError } from '../shared/errors.ts';
import { keys } from '../shared/keys.ts';
import { absent, findItem, queryItems, updateItem, writeItem } from '../shared/table.ts';

/** A version number taken by one manifest; `out` once the pointer has stood on it. */
const ClaimSchema = z.object({
  version: z.int().min(1),
  order: z.string(),
  manifestHash: z.string(),
  claimedAt: InstantSchema,
  out: z.boolean(),
  /** 更正说明: why it replaces the one before. */
  note: z.string().nullable(),
});
export type Claim = z.infer<typeof ClaimSchema>;

/** More versions of one year than this mean that something is wrong. */
const mostVersions = 500;

/**
 * Claims the first free version number after `after` for one manifest. The claim is the first write of a publication: asked again after
 * a crash it gives the same number and the same date, so a retry writes the same objects.
 */
export const claimVersion = async (
  table: string,
  agencyId: string,
  year: number,
  wanted: {
    readonly order: string;
    readonly manifestHash: string;
    readonly note: string | null;
    readonly now: Date;
    readonly after: number;
  },
): Promise<Claim> => {
  const { order, manifestHash, note, now, after } = wanted;
  for (let version = after + 1; version <= mostVersions; version += 1) {
    const key = keys.version(agencyId, year, version);
    const claim = { version, order, manifestHash, claimedAt: now.toISOString(), out: false, note };
    const found = await findItem(table, key, ClaimSchema);
    if (!found && (await writeItem(table, key, claim, { condition: absent })) === 'written') return claim;
    const holder = found ?? (await findItem(table, key, ClaimSchema));
    if (holder?.order === order && holder.manifestHash === manifestHash) return holder;
  }
  throw new ContentionError(`No version number below ${mostVersions} is free for ${agencyId} ${year}`);
};

/** Notes that the pointer has stood on this version: from now on it belongs to the report's history. */
export const markOut = async (table: string, agencyId: string, year: number, version: number): Promise<void> => {
  await updateItem(table, keys.version(agencyId, year, version), { out: true });
};

/** Every version number of an agency's year that was ever claimed, oldest first, published or not. */
export const claimedVersions = (table: string, agencyId: string, year: number): Promise<Claim[]> =>
  queryItems(table, keys.version(agencyId, year, 1).pk, ClaimSchema);

/** The versions of an agency's year that were published, oldest first: those noted as out, and the one the pointer stands on. */
export const publishedVersions = async (
  table: string,
  { agencyId, year, version }: { readonly agencyId: string; readonly year: number; readonly version: number },
): Promise<Claim[]> =>
  (await claimedVersions(table, agencyId, year)).filter((claim) => claim.out || claim.version === version);
