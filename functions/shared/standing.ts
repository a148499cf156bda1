import { type Standing, StandingSchema } from '../../schemas/standing.ts';
import type { Submission } from '../../schemas/submission.ts';
import { canaryAgency } from './canary.ts';
import { dueYear } from './dueYear.ts';
import { ContentionError } from './errors.ts';
import { keys } from './keys.ts';
import { absent, type Condition, findItem, queryItems, writeItem } from './table.ts';

/** What is known of a standing beside its submission. */
export type Where = Pick<Standing, 'state' | 'since'> & Partial<Pick<Standing, 'stage' | 'reason' | 'faults'>>;

/**
 * The standing of a submission, after the one noted before. One whose year was never read counts for the year that is due
 * when it was sent: it was meant for that.
 */
export const standingOf = (submission: Submission, where: Where, before?: Standing): Standing => ({
  agencyId: submission.agencyId,
  year: yearOf(submission),
  submissionId: submission.submissionId,
  order: submission.order,
  publishedAt: before?.publishedAt ?? (where.state === 'published' ? where.since : null),
  ...where,
});

const yearOf = ({ year, uploadedAt }: Submission): number => year ?? dueYear(new Date(uploadedAt));

const tries = 10;

/** Notes where a submission stands, unless a later one of the agency's year is noted already. Safe to repeat. */
export const noteStanding = async (table: string, submission: Submission, where: Where): Promise<void> => {
  const { agencyId } = submission;
  // The canary is on no board and in no statistics.
  if (agencyId === canaryAgency.id) return;
  for (let turn = 0; turn < tries; turn += 1) {
    const before = await findStanding(table, agencyId, yearOf(submission));
    if (before && before.order > submission.order) return;
    const standing = standingOf(submission, where, before);
    const condition = before ? unchanged(before) : absent;
    const key = keys.standing(agencyId, standing.year);
    if ((await writeItem(table, key, standing, { condition })) === 'written') return;
  }
  throw new ContentionError(`The standing of ${agencyId} could not be noted in ${tries} tries`);
};

/** Only if nobody has noted anything since it was read. */
const unchanged = ({ submissionId, state, since }: Standing): Condition => ({
  expression: '#id = :id AND #state = :state AND #since = :since',
  names: { '#id': 'submissionId', '#state': 'state', '#since': 'since' },
  values: { ':id': submissionId, ':state': state, ':since': since },
});

/** All standings of a year, by agency id: of every agency that has begun. */
export const standingsOf = (table: string, year: number): Promise<Standing[]> =>
  queryItems(table, keys.standing('', year).pk, StandingSchema);

/** Where one agency stands; undefined when it has not begun. */
export const findStanding = (table: string, agencyId: string, year: number): Promise<Standing | undefined> =>
  findItem(table, keys.standing(agencyId, year), StandingSchema);
