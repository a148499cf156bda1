import type { RollUp } from '../../../../schemas/rollUp.ts';
import { hasOffice, missingIn } from '../../../rollup/rollUp.ts';
import type { Context } from '../../rule.ts';
import { plainName } from '../../text.ts';

/** Whether the report is a government's, which sums up those of its agencies; of a town's it is not asked. */
export const isGovernment = ({ agency, report }: Pick<Context, 'agency' | 'report'>): boolean =>
  agency ? agency.kind === 'government' : /(?<![镇乡])人民政府$/u.test(plainName(report.agency));

/** Why a government's report cannot be held against those of its agencies. Of other reports it is not asked. */
export const lacksChildren = (context: Context): string | undefined => {
  if (!isGovernment(context)) return undefined;
  if (!context.children) return '没有所属单位已公布的报告可以汇总';
  const { members } = context.children;
  if (members.length === 0) return '名录没有登记由本机关汇总的单位';
  return members.some(({ source }) => source !== null) ? undefined : `汇总范围内的${members.length}个单位均未公布报告`;
};

/** More names than this nobody reads in one sentence. */
const mostNamed = 6;

/** “甲”“乙”“丙”等9个单位 */
export const namesOf = (members: readonly { readonly name: string }[]): string => {
  const named = members
    .slice(0, mostNamed)
    .map(({ name }) => `“${name}”`)
    .join('');
  return members.length > mostNamed ? `${named}等${members.length}个单位` : named;
};

/** What keeps the sum from being the whole: 还有“甲”未公布报告；…; empty when nothing does. */
export const gapsOf = (children: RollUp): string => {
  const missing = missingIn(children);
  return [
    ...(missing.length > 0 ? [`还有${namesOf(missing)}未公布报告`] : []),
    ...(hasOffice(children) ? [] : ['汇总范围内没有本级政府办公室']),
  ].join('，');
};
