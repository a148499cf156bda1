import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { dayOf, written } from './days.ts';
import { signedDayIn } from './signedDay.ts';

const messages = {
  impossible: '文末日期“{signed}”在日历上没有，请改正。',
  later: '文末日期“{signed}”晚于报送日期{uploaded}，请核对。',
  early: '文末日期“{signed}”早于统计期限的最后一天{end}，全年数据此时还不完整，请核对。',
  right: '文末日期为“{signed}”，在统计期限结束之后、报送日期之前。',
};

const signOffDay = ({ passages, report, upload }: Context): Fault[] => {
  const found = signedDayIn(passages);
  if (!found) return [];
  const { day, words: signed, quote } = found;
  const fault = { status: 'unsure' as const, section: 'other' as const, quotes: [quote] };
  if (day === undefined) return [{ ...fault, message: fill(messages.impossible, { signed }) }];
  const uploaded = upload?.at === undefined ? undefined : dayOf(upload.at);
  if (uploaded !== undefined && day > uploaded) {
    return [{ ...fault, message: fill(messages.later, { signed, uploaded: written(uploaded) }) }];
  }
  const end = report.year === null ? undefined : `${report.year}-12-31`;
  if (end !== undefined && day < end)
    return [{ ...fault, message: fill(messages.early, { signed, end: written(end) }) }];
  if (uploaded === undefined || end === undefined) return [];
  return [{ ...fault, status: 'pass', message: fill(messages.right, { signed }) }];
};

export const signOffRules: readonly Rule[] = [
  {
    id: 'G04',
    severity: 'warning',
    title: '文末日期在统计期限之后、报送之前',
    basis: '实践：落款日期不早于统计期限结束，不晚于报送，不倒签',
    involves: '文末落款的日期，报送日期（北京时间）',
    messages,
    lacks: ({ passages, report, upload }) => {
      if (!signedDayIn(passages)) return '文末没有日期';
      return upload?.at === undefined && report.year === null ? '不知道报送日期和报告年度' : undefined;
    },
    check: signOffDay,
  },
];
