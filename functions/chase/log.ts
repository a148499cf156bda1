import { type Chase, ChaseSchema } from '../../schemas/chase.ts';
import { keys } from '../shared/keys.ts';
import { absent, queryItems, writeItem } from '../shared/table.ts';

/** Adds to the log; what is there already stays as it is. */
export const noteChase = async (table: string, chase: Chase): Promise<void> => {
  await writeItem(table, keys.chase(chase.agencyId, chase.year, chase.at), chase, { condition: absent });
};

/** Everything that was chased for a year's reports: by agency, each agency's in order of time; or one agency's only. */
export const chaseLogOf = (table: string, year: number, agencyId?: string): Promise<Chase[]> =>
  queryItems(table, keys.chase('', year, '').pk, ChaseSchema, agencyId === undefined ? '' : `${agencyId}#`);
