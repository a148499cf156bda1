import { agencyOf } from '../../../schemas/register.ts';
import type { Submission } from '../../../schemas/submission.ts';
import type { Doors } from '../doors.ts';
import { type BoardRow, boardRows } from '../rows.ts';
import type { Visit } from '../visit.ts';
import { type BoardContext, yearOf } from './guard.ts';

/** The agency of an address, where it stands, and the submission that stands for the year. */
export interface Found {
  readonly visit: Visit;
  readonly year: number;
  readonly row: BoardRow;
  readonly latest: Submission | undefined;
}

/** Undefined when there is no such agency, or it owes no report for the year. */
export const findAgency = async (doors: Doors, context: BoardContext): Promise<Found | undefined> => {
  const year = yearOf(doors, context);
  const visit = context.get('visit');
  const agency = agencyOf(visit.register, context.req.param('agency') ?? '');
  if (year === undefined || !agency) return undefined;
  const standing = await doors.standing(agency.id, year);
  const alone = { ...visit.register, agencies: [agency] };
  const [row] = boardRows(alone, year, standing ? [standing] : [], doors.now());
  const latest = standing && (await doors.findSubmission(standing.submissionId));
  return row && { visit, year, row, latest };
};
