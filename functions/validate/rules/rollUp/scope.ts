import { hasOffice, missingIn } from '../../../rollup/rollUp.ts';
import { perhapsTwice } from '../../../rollup/scope.ts';
import { sectionOf } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { isGovernment, lacksChildren } from './children.ts';

const scopeMessages = {
  scope: '汇总范围共{count}个单位：{names}。',
  office: '名录中没有由本机关汇总的本级政府办公室。办公室收到和办理的申请也应计入政府的报告，请主管部门核对名录。',
  twice:
    '汇总范围内既有“{holder}”，又有“{member}”。前者的报告如果已包含后者，就重复计算了，请主管部门核对名录中的汇总关系。',
};

const scopeIsExplicit = (context: Context): Fault[] => {
  const { children } = context;
  if (!isGovernment(context) || !children) return [];
  const { members } = children;
  const ask = (message: string): Fault => ({ status: 'unsure', message });
  return [
    {
      status: 'pass',
      message: fill(scopeMessages.scope, {
        count: members.length,
        names: members.map(({ name }) => name).join('、'),
      }),
    },
    ...(hasOffice(children) ? [] : [ask(scopeMessages.office)]),
    ...perhapsTwice(members).map((pair) => ask(fill(scopeMessages.twice, pair))),
  ];
};

const missingMessages = {
  missing: '汇总范围内{count}个单位中，{missing}个还没有公布报告：{names}。齐全之前，政府报告的合计不能确认。',
};

const everybodyIsIn = (context: Context): Fault[] => {
  const { children } = context;
  if (!isGovernment(context) || !children) return [];
  const missing = missingIn(children);
  if (missing.length === 0) return [];
  const message = fill(missingMessages.missing, {
    count: children.members.length,
    missing: missing.length,
    names: missing.map(({ name }) => `“${name}”`).join(''),
  });
  return [{ status: 'unsure', message }];
};

const carriedMessages = {
  differs:
    '有{count}个单位的上年结转与其上一年度报告结转下年度的数字不一致：{members}。这些差数会带入政府报告（合计{difference}），请先由这些单位核对。',
};

/** A member's own break between two years is part of the government's (C01). */
const carriedIntoSum = (context: Context): Fault[] => {
  const { children, form } = context;
  if (!isGovernment(context) || !children) return [];
  const breaks = children.members.flatMap(({ name, figures, carriedOut }) => {
    const carriedIn = figures['t2.r2.total'] ?? null;
    return carriedIn === null || carriedOut === null || carriedIn === carriedOut
      ? []
      : [{ name, carriedIn, carriedOut }];
  });
  if (breaks.length === 0) return [];
  const difference = breaks.reduce((sum, { carriedIn, carriedOut }) => sum + carriedIn - carriedOut, 0);
  const members = breaks
    .map(({ name, carriedIn, carriedOut }) => `“${name}”上年结转${carriedIn}件、上一年度报告${carriedOut}件`)
    .join('；');
  return [
    {
      cells: ['t2.r2.total'],
      section: sectionOf(form, 't2'),
      message: fill(carriedMessages.differs, { count: breaks.length, members, difference }),
    },
  ];
};

export const scopeRules: readonly Rule[] = [
  {
    id: 'H02',
    severity: 'warning',
    title: '汇总范围明确，每个单位只计一次',
    basis: '实践：范围为本级政府办公室、所属部门、下级政府等；下级政府的报告已包含其部门',
    involves: '名录登记的汇总关系',
    messages: scopeMessages,
    lacks: lacksChildren,
    check: scopeIsExplicit,
  },
  {
    id: 'H03',
    severity: 'warning',
    title: '汇总范围内的单位均已公布报告',
    basis: '实践：有单位未公布的，合计不能确认，也不能判为错误',
    involves: '汇总范围内各单位当年的报告',
    messages: missingMessages,
    lacks: lacksChildren,
    check: everybodyIsIn,
  },
  {
    id: 'H06',
    severity: 'warning',
    title: '所属单位的上年结转与其上一年度报告一致',
    basis: '实践：单位年度间的差数会带入政府报告的上年结转',
    involves: '汇总范围内各单位第三部分表格第二行总计，其上一年度报告第四行总计',
    messages: carriedMessages,
    lacks: lacksChildren,
    check: carriedIntoSum,
  },
];
