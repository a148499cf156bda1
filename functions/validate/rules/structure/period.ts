import { quoteOf } from '../../passages.ts';
import { type PlainSentence, plainSentencesOf } from '../../plainSentences.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const messages = {
  other: '统计期限写为“{found}”，应为{year}年1月1日至12月31日。',
  right: '统计期限写为“{found}”，为{year}年全年。',
};

/** A span of days such as 2021年1月1日至12月31日, the second year left out when it is the same. */
const span =
  /(?<!\d)(?<fromYear>(?:19|20)\d\d)年(?<fromMonth>\d{1,2})月(?<fromDay>\d{1,2})日起?(?:至|到|-|—{1,2}|–|～)(?:(?<toYear>(?:19|20)\d\d)年)?(?<toMonth>\d{1,2})月(?<toDay>\d{1,2})日/gu;

/** Words of a sentence that states the period of the report rather than the days of some event. */
const aboutFigures = /统计|期限|时限|数据|本年度报告|本报告/u;

/** A report states its period once or twice. */
const mostPeriods = 10;

interface Period {
  readonly sentence: PlainSentence;
  readonly from: number;
  readonly to: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

const periodsOf = ({ passages }: Context): Period[] =>
  passages
    .filter(({ place, kind }) => (place === 'preamble' || place === 'overview') && kind !== 'sectionHeading')
    .flatMap(plainSentencesOf)
    .filter(({ text }) => text.includes('日') && aboutFigures.test(text))
    .flatMap((sentence) =>
      [...sentence.text.matchAll(span)].map(({ index, 0: written, groups = {} }) => ({
        sentence,
        from: index,
        to: index + written.length,
        groups,
      })),
    )
    .slice(0, mostPeriods);

const isCalendarYear = ({ groups }: Period, year: number): boolean => {
  const { fromYear, fromMonth, fromDay, toYear = fromYear, toMonth, toDay } = groups;
  return (
    [fromYear, fromMonth, fromDay, toYear, toMonth, toDay].map(Number).join() === [year, 1, 1, year, 12, 31].join()
  );
};

const wholeYear = (context: Context): Fault[] => {
  const { year } = context.report;
  if (year === null) return [];
  return periodsOf(context).map((period): Fault => {
    const { sentence, from, to } = period;
    const isRight = isCalendarYear(period, year);
    return {
      ...(isRight && { status: 'pass' }),
      section: sentence.passage.place,
      quotes: [quoteOf(sentence.passage, [sentence.spanOf(from, to)])],
      message: fill(isRight ? messages.right : messages.other, { found: sentence.text.slice(from, to), year }),
    };
  });
};

export const periodRules: readonly Rule[] = [
  {
    id: 'E14',
    severity: 'warning',
    title: '统计期限为全年',
    basis: '实践：年度报告的统计期限均为当年1月1日至12月31日',
    involves: '引言和第一部分写到的统计期限',
    messages,
    lacks: (context) => {
      if (context.report.year === null) return '标题中没有年份';
      return periodsOf(context).length === 0 ? '文中没有写统计期限' : undefined;
    },
    check: wholeYear,
  },
];
