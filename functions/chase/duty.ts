import type { ChaseKind } from '../../schemas/chase.ts';
import { type Agency, deadlinesOf, type Register } from '../../schemas/register.ts';
import type { Standing } from '../../schemas/standing.ts';

/** Whether an agency owes a report for a year: it existed already and still did. */
export const owesReport = ({ since, dissolved }: Agency, year: number): boolean =>
  (since === undefined || since <= year) && (dissolved === undefined || year <= dissolved);

/** The calendar days, e.g. 2026-01-31, by which an agency's report for a year is to be sent in and to be public. */
export interface DueDays {
  readonly submit: string;
  readonly publish: string;
}

export const dueDaysOf = (register: Register, agency: Agency, year: number): DueDays => {
  const { submit, publish } = deadlinesOf(register, agency);
  return { submit: `${year + 1}-${submit[agency.kind]}`, publish: `${year + 1}-${publish[agency.kind]}` };
};

/**
 * What there is to chase an agency for. One whose report was returned has to send again; while ours is the turn (a file
 * just come in, one held until its day, one parked by a fault) and when it is out, though a correction is under way, there
 * is nothing.
 */
export const chaseKindOf = (standing: Pick<Standing, 'state' | 'publishedAt'> | undefined): ChaseKind | undefined => {
  if (standing && standing.publishedAt !== null) return undefined;
  switch (standing?.state) {
    case undefined:
    case 'returned':
      return 'notSubmitted';
    case 'inApproval':
      return 'notPublished';
    default:
      return undefined;
  }
};
