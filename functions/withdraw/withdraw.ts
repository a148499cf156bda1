import type { AuditEvent } from '../../schemas/audit.ts';
import type { Publication, Withdrawal } from '../../schemas/publication.ts';
import type { Register } from '../../schemas/register.ts';
import { SubmissionSchema } from '../../schemas/submission.ts';
import { noteAudit } from '../audit/note.ts';
import { append } from '../audit/trail.ts';
import { catalogueOf } from '../column/catalogue.ts';
import { noteChange } from '../column/changed.ts';
import { keys } from '../shared/keys.ts';
import { noteStanding } from '../shared/standing.ts';
import { readItem } from '../shared/table.ts';

export interface WithdrawalOrder {
  readonly register: Register;
  /** What the officer has seen out: one published meanwhile is not taken for it. */
  readonly publication: Pick<Publication, 'agencyId' | 'year' | 'version' | 'origin'>;
  readonly withdrawal: Withdrawal;
}

/**
 * Takes a report back: from this write on nothing of the agency's year is in the catalogue, and audit and standing say so.
 * Whoever orders it then rings the column's function, which puts the tombstones; should the ring be lost, the minute's
 * fold finds the change. Safe to repeat. `other`: nothing is out by now, or another version.
 */
export const withdraw = async (
  table: string,
  { register, publication, withdrawal }: WithdrawalOrder,
): Promise<'withdrawn' | 'already' | 'other'> => {
  const { agencyId, year, version, origin } = publication;
  await noteChange(table, agencyId, year, new Date(withdrawal.at), origin);
  const catalogue = catalogueOf(table);
  const came = await catalogue.withdraw(agencyId, year, version, withdrawal);
  if (came === 'other') return came;
  // Whoever withdrew it may have fallen over right after, or never heard that it was done: what stands is noted again.
  const pointer = await catalogue.pointer(agencyId, year);
  const stands = pointer?.version === version && pointer.withdrawal !== null ? pointer.withdrawal : withdrawal;
  if (origin.kind === 'submission') {
    const submission = await readItem(table, keys.submission(origin.submissionId), SubmissionSchema);
    await noteAudit(table, origin.submissionId, register);
    await append(table, origin.submissionId, [withdrawn(version, stands)]);
    await noteStanding(table, submission, { state: 'withdrawn', since: stands.at });
  }
  return isSame(stands, withdrawal) ? 'withdrawn' : 'already';
};

const isSame = (one: Withdrawal, other: Withdrawal): boolean =>
  one.at === other.at && one.reason === other.reason && one.by.personId === other.by.personId;

const withdrawn = (version: number, { at, reason, by }: Withdrawal): AuditEvent => ({
  id: `withdrawn.v${version}`,
  at,
  action: 'withdrawn',
  actor: { kind: 'authority', id: by.personId, role: by.role },
  text: reason,
});
