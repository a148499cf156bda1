import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { InstantSchema } from '../../schemas/instant.ts';
import type { Publication } from '../../schemas/publication.ts';
import { AgencyIdSchema, YearSchema } from '../../schemas/submission.ts';
import { keys } from '../shared/keys.ts';
import { deleteItem, queryItems, writeItem } from '../shared/table.ts';

/**
 * That something changed about an agency's year. Written before a pointer moves, so that nothing is forgotten when whoever
 * moved it falls over: what is not settled is settled by the minute's fold, and what is settled is folded into the files
 * that hold a whole year.
 */
const ChangeSchema = z.strictObject({
  agencyId: AgencyIdSchema,
  year: YearSchema,
  at: InstantSchema,
  /** Tells this change from others of the same agency's year: each is seen to for itself, whoever else comes to an end. */
  id: z.string(),
  settled: z.boolean(),
  /** Of what was published or withdrawn, for the log; missing where a report came another way, or with an older release. */
  submissionId: z.string().optional(),
});
export type Change = z.infer<typeof ChangeSchema>;

/** Notes that a change is about to be made. */
export const noteChange = async (
  table: string,
  agencyId: string,
  year: number,
  now: Date,
  origin?: Publication['origin'],
): Promise<Change> => {
  const change = {
    agencyId,
    year,
    at: now.toISOString(),
    id: randomUUID(),
    settled: false,
    ...(origin?.kind === 'submission' && { submissionId: origin.submissionId }),
  };
  await writeItem(table, keyOf(change), change);
  return change;
};

/**
 * Notes that the pages agree with the truth. Written anew even where the fold has taken it for left behind and forgotten it
 * by then: the pointer may have moved after that.
 */
export const noteSettled = async (table: string, change: Change): Promise<void> => {
  await writeItem(table, keyOf(change), { ...change, settled: true });
};

/** Forgets a change that is in everything. */
export const forget = async (table: string, change: Change): Promise<void> => {
  await deleteItem(table, keyOf(change));
};

/** Everything that has changed and is not in all files yet. */
export const changes = (table: string): Promise<Change[]> => queryItems(table, partition, ChangeSchema);

const keyOf = ({ agencyId, year, id }: Change) => keys.changed(agencyId, year, id);
const partition = keys.changed('', 0, '').pk;
