import type { MemberRole, RollUp } from '../../schemas/rollUp.ts';
import { hasOffice, missingIn } from './rollUp.ts';
import type { Change } from './stale.ts';

export const roleWords: Readonly<Record<MemberRole, string>> = {
  office: '本级政府办公室',
  department: '所属部门',
  township: '乡镇、街道',
  institution: '其他机构',
  government: '下级政府',
};

export const changeWords: Readonly<Record<Change['kind'], string>> = {
  corrected: '更正了报告',
  withdrawn: '撤回了报告',
  published: '公布了报告',
  joined: '列入了汇总范围',
  left: '不再列入汇总范围',
};

/** What the sum lacks, in a few words; undefined when nothing. */
export const lackingWords = (rolled: Pick<RollUp, 'members'>): string | undefined => {
  const missing = missingIn(rolled).length;
  const words = [
    ...(missing > 0 ? [`${missing}个单位未公布`] : []),
    ...(hasOffice(rolled) ? [] : ['名录没有登记本级政府办公室']),
  ];
  return words.length === 0 ? undefined : words.join('，');
};

/** Title of everything that shows the sum, e.g. of files. */
export const titleOfRollUp = ({ parentName, year }: Pick<RollUp, 'parentName' | 'year'>): string =>
  `${parentName}${year}年政府信息公开工作年度报告汇总表`;
