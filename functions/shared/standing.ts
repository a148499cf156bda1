import { type Standing, StandingSchema } from '../../schemas/standing.ts';
import type { Submission } from '../../schemas/submission.ts';
import { dueYear } from './dueYear.ts';
import { findItem, keys, queryItems, writeItem } from './table.ts';

/** What is known of a standing beside its submission. */
export type Where = Pick<Standing, 'state' | 'since'> & Partial<Pick<Standing, 'stage' | 'reason' | 'faults'>>;

/**
 * The standing of a submission. One whose year was never read counts for the year that is due when it was sent: it was
 * meant for that.
 */
export const standingOf = (submission: Submission, where: Where): Standing => ({
  agencyId: submission.agencyId,
  year: submission.year ?? dueYear(new Date(submission.uploadedAt)),
  submissionId: submission.submissionId,
  order: submission.order,
  ...where,
});

/** Notes where a submission stands, unless a later one of the agency's year is noted already. Safe to repeat. */
export const noteStanding = async (table: string, submission: Submission, where: Where): Promise<void> => {
  const standing = standingOf(submission, where);
  await writeItem(table, keys.standing(standing.agencyId, standing.year), standing, {
    condition: {
      expression: 'attribute_not_exists(pk) OR #order <= :order',
      names: { '#order': 'order' },
      values: { ':order': standing.order },
    },
  });
};

/** All standings of a year, by agency id: of every agency that has begun. */
export const standingsOf = (table: string, year: number): Promise<Standing[]> =>
  queryItems(table, keys.standing('', year).pk, StandingSchema);

/** Where one agency stands; undefined when it has not begun. */
export const findStanding = (table: string, agencyId: string, year: number): Promise<Standing | undefined> =>
  findItem(table, keys.standing(agencyId, year), StandingSchema);
