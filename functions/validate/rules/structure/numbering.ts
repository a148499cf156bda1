import { quoteOf } from '../../passages.ts';
import { placeName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { shown } from '../../shown.ts';
import { numeralValue } from '../../statements/numerals.ts';
import { plainName } from '../../text.ts';
import { headingQuote } from './printed.ts';
import { type SubHeading, subHeadingsIn } from './subHeadings.ts';

const messages = {
  sections: '各部分标题的序号应为“一、”至“六、”：{found}。请改正。',
  section: '“{found}”应以“{numeral}、”开头',
  unnumbered: '各部分标题前都没有序号，应为“一、”至“六、”。请确认序号没有丢失。',
  subHeadings: '{place}的小标题序号不连续：{before}出现“{found}”，应为“{expected}”。请核对序号，并确认没有漏掉内容。',
};

const anyNumeral = /^(?:第?[一二三四五六七八九十]+|\d+|[—–―-]+|\()/u;

/** Whether a title begins with its own numeral, once. */
const isNumbered = (text: string, numeral: string): boolean => {
  const plain = plainName(text);
  return plain.startsWith(`${numeral}、`) && !/^[一二三四五六七八九十\d]+[、.]/u.test(plain.slice(numeral.length + 1));
};

const sectionNumerals = ({ form, report }: Context): Fault[] => {
  const { headings } = report;
  if (headings.every(({ text }) => !anyNumeral.test(plainName(text)))) {
    return [{ status: 'unsure', quotes: headings.slice(0, 6).flatMap(headingQuote), message: messages.unnumbered }];
  }
  const wrong = form.sections.flatMap(({ key, numeral }) => {
    const heading = headings.find((each) => each.key === key);
    return heading && !isNumbered(heading.text, numeral) ? [{ heading, numeral }] : [];
  });
  if (wrong.length === 0) return [];
  const found = wrong.map(({ heading, numeral }) => fill(messages.section, { found: shown(heading.text), numeral }));
  const quotes = wrong.flatMap(({ heading }) => headingQuote(heading));
  const message = fill(messages.sections, { found: found.join('；') });
  return [{ section: wrong[0]!.heading.key, quotes, message }];
};

/** Each number follows the one before it, or begins anew: 问题（一）（二）、措施（一）（二）. */
const isNext = (before: SubHeading | undefined, found: SubHeading): boolean => {
  const value = numeralValue(found.numeral);
  return value === 1 || value === (before ? (numeralValue(before.numeral) ?? 0) + 1 : 1);
};

const numerals = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99: 十一, 二十, 二十三. */
const numeralOf = (value: number): string => {
  const [tens, units] = [Math.floor(value / 10), value % 10];
  const before = tens === 0 ? '' : tens === 1 ? '十' : `${numerals[tens]}十`;
  return `${before}${units === 0 ? '' : numerals[units]}`;
};

const subHeadingNumerals = ({ form, passages }: Context): Fault[] =>
  (['overview', 'problems', 'other'] as const).flatMap((place): Fault[] => {
    const found = subHeadingsIn(passages.filter((passage) => passage.place === place));
    const index = found.findIndex((each, position) => !isNext(found[position - 1], each));
    const [before, wrong] = [found[index - 1], found[index]];
    if (!wrong) return [];
    const known = {
      place: placeName(form, place),
      before: before ? `“（${before.numeral}）”之后` : '一开始就',
      found: `（${wrong.numeral}）`,
      expected: `（${numeralOf(before ? (numeralValue(before.numeral) ?? 0) + 1 : 1)}）`,
    };
    const quotes = [...(before ? [before] : []), wrong].map(({ passage, span }) => quoteOf(passage, [span]));
    return [{ status: 'unsure', section: place, quotes, message: fill(messages.subHeadings, known) }];
  });

export const numberingRules: readonly Rule[] = [
  {
    id: 'E03',
    severity: 'warning',
    title: '序号写法规范、前后连续',
    basis: '年度报告格式的序号；公文结构层次序数“一、”“（一）”的惯例',
    involves: '各部分标题的序号，第一、五、六部分“（一）”一级小标题的序号',
    messages,
    lacks: ({ report }) => (report.headings.length === 0 ? '没有找到各部分的标题' : undefined),
    check: (context) => [...sectionNumerals(context), ...subHeadingNumerals(context)],
  },
];
