import type { Finding } from '../../schemas/finding.ts';
import type { Reason } from '../../schemas/submission.ts';

/** More lines than this nobody reads in a mail; the page shows all. */
const mostDetails = 60;

/** Returned for errors: one line for each, with what follows from it. */
export const findingsReason = (errors: readonly Finding[]): Reason => {
  const lines = errors.map(({ message, consequences }) =>
    consequences.length === 0 ? message : `${message}由此还有：${consequences.join('；')}。`,
  );
  const rest = lines.length - mostDetails;
  return {
    code: 'findings',
    message: `核对发现${errors.length}处错误，请改正后重新报送。`,
    details: rest > 0 ? [...lines.slice(0, mostDetails), `另有${rest}处，请先改正以上各处。`] : lines,
  };
};

/** Returned because nobody in the register has the id under which the file was put. */
export const unknownAgencyReason = (agencyId: string, dropKey: string): Reason => ({
  code: 'unknownAgency',
  message: `文件上传到“${dropKey}”，名录中没有编号为“${agencyId}”的机关。请核对上传目录后重新报送；本机关尚未列入名录的，请联系主管部门登记。`,
  details: [],
});

/** Superseded: a later upload of the same agency's year has passed the checks before. */
export const olderThanTakenReason = (year: number): Reason => ({
  code: 'olderThanTaken',
  message: `贵单位${year}年年度报告已有更晚上传的文件通过核对，以后者为准，本文件不再办理。如本文件才是定稿，请重新上传。`,
  details: [],
});
