import type { Stage } from '../../schemas/approval.ts';
import type { Submission } from '../../schemas/submission.ts';

/** A submission with the visits to its stages, which are needed only while it is in approval. */
export interface Listed {
  readonly submission: Submission;
  readonly stages: readonly Stage[];
}

/** Submissions that a new one of the same year puts an end to once it has passed the checks. */
export const pendingOf = (listed: readonly Listed[]): Listed[] =>
  listed.filter(
    ({ submission: { outcome, progress, recall } }) =>
      outcome === null &&
      recall === null &&
      progress !== 'received' &&
      progress !== 'read' &&
      progress !== 'publishing',
  );

/** What sending again does to one that waits, in words for the sender. */
export const pendingWords = ({ submission, stages }: Listed): string => {
  const { year, progress, receiptNumber } = submission;
  const report = year === null ? '年报' : `${year}年年报`;
  const open = stages.find(({ outcome }) => outcome === null);
  const desk = open ? `（“${open.name}”环节）` : '';
  return progress === 'filed'
    ? `本单位${report}已备案待公布，回执编号${receiptNumber}。重新报送同一年度的年报并通过核对后，原来的不再公布，须从头审批。`
    : `本单位${report}正在审批${desk}，回执编号${receiptNumber}。重新报送同一年度的年报并通过核对后，原来的不再办理，须从第一个环节重新审批。`;
};
