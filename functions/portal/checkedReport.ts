import { ValidationSchema } from '../../schemas/finding.ts';
import { ReportSchema } from '../../schemas/report.ts';
import type { Submission } from '../../schemas/submission.ts';
import { isChecked } from '../feedback/checked.ts';
import { readJson } from '../shared/objects.ts';
import { reportKey, validationKey } from '../shared/places.ts';
import type { CheckedReport } from './doors.ts';

/** Fetches what was read and found in a submission; undefined when it has not been checked. */
export const checkedReport = async (workBucket: string, submission: Submission): Promise<CheckedReport | undefined> => {
  if (!isChecked(submission)) return undefined;
  const [report, validation] = await Promise.all([
    readJson(workBucket, reportKey(submission.submissionId), ReportSchema),
    readJson(workBucket, validationKey(submission.submissionId), ValidationSchema),
  ]);
  return { report, validation };
};
