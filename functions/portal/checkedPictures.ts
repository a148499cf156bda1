import type { Submission } from '../../schemas/submission.ts';
import { picturePath, picturesOf } from '../render/pictures.ts';
import type { CheckedReport, Doors } from './doors.ts';

/** Where the pictures of a submission lie, for a page that shows them; undefined when it has none. */
export const pictureOrigin = async (
  doors: Doors,
  { submissionId }: Submission,
  checked: CheckedReport | undefined,
): Promise<string | undefined> => {
  const [first] = checked ? picturesOf(checked.report) : [];
  return first && new URL(await doors.pictureUrl(submissionId, first.sha256)).origin;
};

/** The address of one of its pictures by the name it has on the page; undefined when there is none of that name. */
export const pictureUrl = async (
  doors: Doors,
  { submissionId }: Submission,
  checked: CheckedReport | undefined,
  name: string | undefined,
): Promise<string | undefined> => {
  const named = checked && picturesOf(checked.report).find((one) => picturePath(one) === `pictures/${name}`);
  return named && doors.pictureUrl(submissionId, named.sha256);
};
