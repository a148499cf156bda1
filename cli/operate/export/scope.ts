import { keys } from '../../../functions/shared/keys.ts';
import type { Submission } from '../../../schemas/submission.ts';
import { itemsUnder, type RawItem } from '../store/items.ts';

/** What nobody may have back from a backup: who was signed in, and how far a rebuild had come. */
const passing = ['SESSION#', 'SIGNIN#', 'REBUILD'];

/** Whether an item belongs into an export of everything. */
export const isKept = ({ pk }: Pick<RawItem, 'pk'>): boolean => !passing.some((word) => pk.startsWith(word));

/**
 * Every item about an agency's submissions, and about its reports of these years; without links, and without the sealed
 * tokens of waits, which are for this installation alone.
 */
export const itemsOfAgency = async (
  table: string,
  agencyId: string,
  { submissions, years }: { readonly submissions: readonly Submission[]; readonly years: readonly number[] },
): Promise<RawItem[]> => {
  const ofSubmissions = submissions.flatMap(({ submissionId }) => [
    itemsUnder(table, keys.submission(submissionId).pk),
    itemsUnder(table, keys.audit(submissionId, 0).pk),
    itemsUnder(table, keys.override(submissionId, '').pk),
  ]);
  const ofYears = years.flatMap((year) => [
    ...[keys.standing(agencyId, year), keys.publication(agencyId, year), keys.taken(agencyId, year)].map(({ pk, sk }) =>
      itemsUnder(table, pk, sk).then((found) => found.filter((item) => item.sk === sk)),
    ),
    itemsUnder(table, keys.version(agencyId, year, 1).pk),
    itemsUnder(table, keys.chase('', year, '').pk, `${agencyId}#`),
    itemsUnder(table, keys.deed('', year, '').pk, `${agencyId}#`),
  ]);
  const found = (await Promise.all([...ofSubmissions, ...ofYears])).flat();
  return found.map(({ taskToken: _sealed, ...item }) => item as RawItem);
};
