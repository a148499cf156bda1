import type { SectionKey } from '../../../../schemas/form/model.ts';
import { firstOf, quoteAt } from '../../occurrences.ts';
import type { Passage } from '../../passages.ts';
import { plainOf } from '../../plainSentences.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const problemMessages = {
  empty: '第五部分没有文字。请写明存在的主要问题和改进情况。',
  nothing: '第五部分只写了“{found}”。请写明存在的主要问题和改进情况。',
  problems: '第五部分没有写到存在的问题或者不足，请补充。',
  improvement: '第五部分没有写到改进情况或者改进打算，请补充。',
  found: '第五部分写到了问题和改进情况。',
};

const otherMessages = {
  empty: '第六部分没有文字。没有其他需要报告的事项的，也请写明，并说明收取信息处理费的情况。',
  nothing: '第六部分只写了“{found}”。请写明没有其他需要报告的事项，并说明收取信息处理费的情况。',
  fee: '第六部分没有写明收取信息处理费的情况。没有收取的，请写明未收取。',
  found: '第六部分写明了信息处理费的情况。',
};

const problems = [
  ...['问题', '不足', '不够', '差距', '薄弱', '短板', '欠缺', '有待', '不强', '不高', '不到位', '单一', '滞后', '困难'],
  ...['不全', '不深', '不准', '不及时', '不规范', '不完善', '不平衡', '不便', '较少', '缺乏', '弱项', '不力', '有限'],
];

const improvements = [
  ...['改进', '下一步', '下步', '将', '加强', '提升', '完善', '整改', '措施', '强化', '优化', '提高', '规范', '继续'],
  ...['进一步', '已', '今后', '加大', '健全', '推进', '解决'],
];

const feeWords = ['处理费', '收费', '费用', '收取'];

/** Short texts that say no more than 无. */
const nothing =
  /^(?:暂?无|没有|不存在|未发现|未发生)(?:其他)?(?:需要?报告的?)?(?:存在)?(?:的)?(?:主要)?(?:问题|事项|情况|内容)?$/u;

const saysNothing = (passages: readonly Passage[]): string | undefined => {
  const text = passages.length > 3 ? '' : passages.map((passage) => plainOf(passage).text).join('');
  return text.length <= 20 && nothing.test(text.replace(/\p{P}+/gu, '')) ? text : undefined;
};

const textOf = ({ passages }: Context, key: SectionKey): Passage[] =>
  passages.filter(({ place, kind }) => place === key && kind !== 'sectionHeading' && kind !== 'signature');

const problemsAndImprovement = (context: Context): Fault[] => {
  const section = 'problems' as const;
  const passages = textOf(context, section);
  if (passages.length === 0) return [{ section, message: problemMessages.empty }];
  const found = saysNothing(passages);
  if (found !== undefined) return [{ section, message: fill(problemMessages.nothing, { found }) }];
  const [problem, improvement] = [problems, improvements].map((words) => firstOf(passages, words));
  if (problem && improvement) {
    return [
      { status: 'pass', section, quotes: [quoteAt(problem), quoteAt(improvement)], message: problemMessages.found },
    ];
  }
  return [
    ...(problem ? [] : [{ section, message: problemMessages.problems }]),
    ...(improvement ? [] : [{ section, message: problemMessages.improvement }]),
  ];
};

const feeStatement = (context: Context): Fault[] => {
  const section = 'other' as const;
  const passages = textOf(context, section);
  if (passages.length === 0) return [{ section, message: otherMessages.empty }];
  const fee = firstOf(passages, feeWords);
  if (fee) return [{ status: 'pass', section, quotes: [quoteAt(fee)], message: otherMessages.found }];
  const found = saysNothing(passages);
  return [{ section, message: found ? fill(otherMessages.nothing, { found }) : otherMessages.fee }];
};

const lacking =
  (key: SectionKey) =>
  ({ report, form }: Context): string | undefined => {
    const section = form.sections.find((each) => each.key === key);
    const isThere = report.headings.some((heading) => heading.key === key);
    return isThere ? undefined : `没有找到第${section?.numeral}部分`;
  };

export const closingRules: readonly Rule[] = [
  {
    id: 'E09',
    severity: 'warning',
    title: '第五部分写明问题和改进情况',
    basis: '《政府信息公开条例》第五十条；年度报告格式第五部分',
    involves: '第五部分文字',
    messages: problemMessages,
    lacks: lacking('problems'),
    check: problemsAndImprovement,
  },
  {
    id: 'E10',
    severity: 'warning',
    title: '第六部分写明信息处理费的情况',
    basis: '年度报告格式第六部分：报告收取信息处理费的情况；国办函〔2020〕109号',
    involves: '第六部分文字',
    messages: otherMessages,
    lacks: lacking('other'),
    check: feeStatement,
  },
];
