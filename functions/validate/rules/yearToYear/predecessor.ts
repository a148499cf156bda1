import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { isNew } from './comparable.ts';

const messages = {
  isNew:
    '{agency}{year}年为首个报告年度（新组建或者由合并产生），没有自己的上一年度报告，本年不作年度间的比较。承接原机关未办结申请的，请自行对照原机关的报告填写“上年结转”。',
  missing:
    '没有找到{before}已发布的年度报告，本年不作年度间的比较。请自行对照上一年度报告核对“上年结转”和现行有效件数；上一年度报告已在别处发布的，请主管部门导入。',
};

/** Tells the reason for all of group C once, in words; the rules themselves only say that they were not assessed. */
const comparedAtAll = (context: Context): Fault[] => {
  const { report, agency, lastYear } = context;
  if (isNew(context)) {
    return [notAssessable(fill(messages.isNew, { agency: agency?.name ?? '', year: report.year ?? '' }))];
  }
  if (lastYear) return [];
  const before = report.year === null ? '上一年度' : `${report.year - 1}年`;
  return [notAssessable(fill(messages.missing, { before }))];
};

export const predecessorRules: readonly Rule[] = [
  {
    id: 'C06',
    severity: 'info',
    title: '有上一年度报告可以比较',
    basis: '实践：新组建、合并的机关和上一年度报告缺失的，年度间的比较无从进行',
    involves: '上一年度已发布或者导入的报告，名录登记的首个报告年度',
    messages,
    check: comparedAtAll,
  },
];
