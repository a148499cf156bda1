import type { Withdrawal } from '../../schemas/publication.ts';
import type { Catalogue } from './catalogue.ts';
import { noteChange } from './changed.ts';

/** What is to be taken back: the version somebody has seen out, so that one published meanwhile is not taken for it. */
export interface WithdrawalOrder {
  readonly agencyId: string;
  readonly year: number;
  readonly version: number;
  readonly withdrawal: Withdrawal;
}

/**
 * Takes a report back: from this write on nothing of the agency's year is in the catalogue. Whoever orders it then rings
 * the column's function, which puts the tombstones; should that be lost, the minute's fold finds the change.
 */
export const withdraw = async (
  table: string,
  catalogue: Catalogue,
  { agencyId, year, version, withdrawal }: WithdrawalOrder,
): Promise<'withdrawn' | 'already' | 'other'> => {
  await noteChange(table, agencyId, year, new Date(withdrawal.at));
  return catalogue.withdraw(agencyId, year, version, withdrawal);
};
