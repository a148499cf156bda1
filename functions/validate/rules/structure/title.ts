import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { shown } from '../../shown.ts';
import { plainName } from '../../text.ts';
import { titleQuote } from './printed.ts';

const messages = {
  none: '没有找到标题。标题应为“{expected}”。',
  noYear: '标题“{found}”中没有年份。标题应为“{expected}”。',
  other: '标题“{found}”不是“机关全称＋年份＋{ending}”，应为“{expected}”。',
};

const ending = '政府信息公开工作年度报告';

const isComplete = ({ report }: Context): boolean => {
  const [agency, title] = [plainName(report.agency), plainName(report.title)];
  const orders = ['年', '年度'].flatMap((year) => [`${agency}${report.year}${year}`, `${report.year}${year}${agency}`]);
  return agency !== '' && orders.some((order) => title === `${order}${ending}`);
};

const titleComplete = (context: Context): Fault[] => {
  const { report, agency } = context;
  const expected = `${agency?.name ?? '某某机关'}${report.year ?? '某某'}年${ending}`;
  const known = { found: shown(report.title), expected, ending };
  const fault = { section: 'title' as const, quotes: titleQuote(report.title) };
  // Without a year nobody can say which report it is: it cannot be filed.
  if (report.year === null) {
    const message = fill(report.title === '' ? messages.none : messages.noYear, known);
    return [{ ...fault, severity: 'error', message }];
  }
  return isComplete(context) ? [] : [{ ...fault, message: fill(messages.other, known) }];
};

export const titleRules: readonly Rule[] = [
  {
    id: 'E11',
    severity: 'warning',
    title: '标题完整',
    basis: '实践：标题为机关全称、年份和“政府信息公开工作年度报告”；没有年份的无法归档，按错误处理',
    involves: '标题',
    messages,
    check: titleComplete,
  },
];
