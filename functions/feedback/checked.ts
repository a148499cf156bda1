import type { Submission } from '../../schemas/submission.ts';

/** Whether a submission has been read and checked, so that its report and its validation are there to show. */
export const isChecked = ({ progress }: Pick<Submission, 'progress'>): boolean =>
  progress !== 'received' && progress !== 'read';
