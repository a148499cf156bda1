import type { Agency } from '../../schemas/register.ts';
import { type RollUp, RollUpSchema } from '../../schemas/rollUp.ts';
import { StoredDataError } from '../shared/errors.ts';
import { findObject, writeJson } from '../shared/objects.ts';

/** Where a fixed roll-up lies in the work bucket. */
const rollUpKey = (parentId: string, year: number): string => `rollups/${parentId}/${year}.json`;

/** The roll-up that somebody fixed last; undefined when nobody has. */
export const fixedRollUp = async (
  workBucket: string,
  parentId: Agency['id'],
  year: number,
): Promise<RollUp | undefined> => {
  const key = rollUpKey(parentId, year);
  const found = await findObject(workBucket, key);
  if (!found) return undefined;
  const parsed = RollUpSchema.safeParse(JSON.parse(new TextDecoder().decode(found.body)));
  if (!parsed.success)
    throw new StoredDataError(`s3://${workBucket}/${key} does not fit its schema: ${parsed.error.message}`);
  return parsed.data;
};

/** Fixes a roll-up: the bucket keeps every earlier one as a version of the object. */
export const fixRollUp = (workBucket: string, rolled: RollUp): Promise<void> =>
  writeJson(workBucket, rollUpKey(rolled.parentId, rolled.year), rolled);
