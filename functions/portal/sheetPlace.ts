import type { SheetPlace } from '../shared/places.ts';
import type { Found } from './standing.ts';

/** Where the sheet of the person on whose page we are belongs. */
export const sheetPlaceOf = ({ submission, stage, link }: Found): SheetPlace => ({
  submissionId: submission.submissionId,
  visit: stage.index,
  personId: link.personId,
});
