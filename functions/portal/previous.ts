import { ReportSchema } from '../../schemas/report.ts';
import { type Submission, SubmissionSchema } from '../../schemas/submission.ts';
import { isChecked } from '../feedback/checked.ts';
import { lists } from '../shared/keys.ts';
import { readJson } from '../shared/objects.ts';
import { reportKey } from '../shared/places.ts';
import { queryList } from '../shared/table.ts';
import type { Previous } from './doors.ts';

/** What an agency had sent before for the same year: the latest other file that was read and did not get out. */
export const previousOf = (submission: Submission, all: readonly Submission[]): Submission | undefined =>
  all
    .filter(
      (one) =>
        one.order < submission.order &&
        one.year === submission.year &&
        one.drop.versionId !== submission.drop.versionId &&
        (one.outcome === 'returned' || one.outcome === 'superseded') &&
        isChecked(one),
    )
    .sort((one, other) => other.order.localeCompare(one.order))[0];

/** Fetches what was read of it. */
export const findPrevious = async (
  { table, workBucket }: { readonly table: string; readonly workBucket: string },
  submission: Submission,
): Promise<Previous | undefined> => {
  const list = lists.agency(submission.agencyId, '').listPk;
  const all = await queryList(table, list, SubmissionSchema, { descending: true, limit: 30 });
  const previous = previousOf(submission, all);
  if (!previous) return undefined;
  const report = await readJson(workBucket, reportKey(previous.submissionId), ReportSchema);
  return { uploadedAt: previous.uploadedAt, report };
};
