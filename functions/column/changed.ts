import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { InstantSchema } from '../../schemas/instant.ts';
import { AgencyIdSchema, YearSchema } from '../../schemas/submission.ts';
import { type Condition, deleteItem, keys, queryItems, updateItem, writeItem } from '../shared/table.ts';

/**
 * That something changed about an agency's year. Written before a pointer moves, so that nothing is forgotten when whoever
 * moved it falls over: what is not settled is settled by the minute's fold, and what is settled is folded into the files
 * that hold a whole year.
 */
const ChangeSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  year: YearSchema,
  at: InstantSchema,
  /** Tells this change from one of the same instant. */
  id: z.string(),
  settled: z.boolean(),
});
export type Change = z.infer<typeof ChangeSchema>;

/** Notes that a change is about to be made. */
export const noteChange = async (table: string, agencyId: string, year: number, now: Date): Promise<Change> => {
  const change = { agencyId, year, at: now.toISOString(), id: randomUUID(), settled: false };
  await writeItem(table, keys.changed(agencyId, year), change);
  return change;
};

/** Notes that the pages agree with the truth, unless another change has been noted since. */
export const noteSettled = async (table: string, change: Change): Promise<void> => {
  await updateItem(table, keys.changed(change.agencyId, change.year), { settled: true }, same(change));
};

/** Forgets a change that is in everything, unless another has been noted since. */
export const forget = async (table: string, change: Change): Promise<void> => {
  await deleteItem(table, keys.changed(change.agencyId, change.year), same(change));
};

/** Everything that has changed and is not in all files yet. */
export const changes = (table: string): Promise<Change[]> => queryItems(table, keys.changed('', 0).pk, ChangeSchema);

const same = ({ id }: Change): Condition => ({
  expression: '#id = :id',
  names: { '#id': 'id' },
  values: { ':id': id },
});
