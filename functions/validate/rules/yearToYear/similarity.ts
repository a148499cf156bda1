import type { Report } from '../../../../schemas/report.ts';
import { compare } from '../../likeness/compare.ts';
import { type Narrative, narrativeOf } from '../../likeness/narrative.ts';
import { namesOf } from '../../likeness/ownNames.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const narrativeIn = ({ agency }: Context, report: Report): Narrative => narrativeOf(report, namesOf(agency));

/** Two reports that say next to nothing are alike by nature. */
const tooShort = (context: Context, report: Report): boolean =>
  narrativeIn(context, report).codes.length < context.settings.thresholds.similarLeastLetters;

const shortText = ({ settings }: Context): string =>
  `第一、五、六部分的文字（名称、数字各按一字计）不足${settings.thresholds.similarLeastLetters}字，相近属正常`;

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** Rounded up to more than the threshold reads as more: 80.04% is not shown as 80%. */
const shown = (share: number, threshold: number): string =>
  percent(share) === percent(threshold) && share > threshold ? `${percent(share)}以上` : percent(share);

const ownMessages = {
  similar:
    '第一、五、六部分的文字约{share}与本机关{year}年年度报告相同（比较时不计机关名称、地名、年份和数字），超过{threshold}。请对照所引文字，按本年度实际情况改写工作情况、存在的主要问题和改进情况；内容确未变化的，请审批人员认定。',
  different: '第一、五、六部分的文字约{share}与本机关{year}年年度报告相同，未超过{threshold}。',
} as const;

const similarToOwn = (context: Context): Fault[] => {
  const { report, lastYear, settings } = context;
  if (!lastYear) return [];
  const { share, quotes } = compare(narrativeIn(context, report), narrativeIn(context, lastYear));
  const threshold = settings.thresholds.similarToOwn;
  const year = lastYear.year ?? (report.year === null ? '上一' : report.year - 1);
  const values = { share: shown(share, threshold), threshold: percent(threshold), year };
  if (share <= threshold) return [{ status: 'pass', message: fill(ownMessages.different, values) }];
  return [{ status: 'unsure', message: fill(ownMessages.similar, values), quotes: [...quotes] }];
};

const otherMessages = {
  similar:
    '第一、五、六部分的文字约{share}与{agency}同年度报告相同（比较时不计机关名称、地名、年份和数字），超过{threshold}。请对照所引文字核实是否照搬，按本机关实际情况改写；确属统一表述的，请审批人员认定。',
  different: '第一、五、六部分的文字约{share}与{agency}同年度报告相同，未超过{threshold}。',
  none: '在已报送的同年度报告中，没有发现与本报告文字相近的。',
} as const;

const similarToOthers = ({ likeness = [], settings }: Context): Fault[] => {
  const threshold = settings.thresholds.similarToOthers;
  const values = (agency: string, share: number) => ({
    agency,
    share: shown(share, threshold),
    threshold: percent(threshold),
  });
  const [likest] = likeness;
  if (!likest) return [{ status: 'pass', message: otherMessages.none }];
  if (likest.share <= threshold)
    return [{ status: 'pass', message: fill(otherMessages.different, values(likest.agencyName, likest.share)) }];
  return likeness
    .filter(({ share }) => share > threshold)
    .map(({ agencyName, share, quotes }) => ({
      status: 'unsure',
      message: fill(otherMessages.similar, values(agencyName, share)),
      quotes: [...quotes],
    }));
};

export const similarityRules: readonly Rule[] = [
  {
    id: 'C08',
    severity: 'warning',
    title: '文字不照搬本机关上一年度报告',
    basis:
      '实践：有的地方（如宿迁市）将与上一年度报告重复超过50%列为部门考核的扣分项，同时要求机器发现的相似情况由人工认定，不得自动扣分',
    involves:
      '第一、五、六部分的文字，与本机关上一年度报告的同几部分比较；小标题、落款、机关名称、地名、年份和数字不计',
    messages: ownMessages,
    lacks: (context) => {
      if (!context.lastYear) return '没有上一年度已发布的报告';
      return tooShort(context, context.report) || tooShort(context, context.lastYear) ? shortText(context) : undefined;
    },
    check: similarToOwn,
  },
  {
    id: 'C09',
    severity: 'warning',
    title: '文字不与其他机关同年度报告雷同',
    basis:
      '国办公开办函〔2021〕30号要求年度报告不得照搬、敷衍，造成不良后果的依《条例》第四十七条追究责任；实践：怀化市等地的年度报告工作通知把雷同列为问题',
    involves:
      '第一、五、六部分的文字，与其他机关已通过核对的同年度报告比较；小标题、落款、机关名称、地名、年份和数字不计',
    messages: otherMessages,
    lacks: (context) => {
      if (!context.likeness) return '没有与其他机关的报告比对';
      return tooShort(context, context.report) ? shortText(context) : undefined;
    },
    check: similarToOthers,
  },
];
