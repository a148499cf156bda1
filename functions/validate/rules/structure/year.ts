import { shanghaiDay } from '../../../shared/time.ts';
import { type Passage, quoteOf } from '../../passages.ts';
import { placeName } from '../../place.ts';
import { type PlainSentence, plainSentencesOf } from '../../plainSentences.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import type { Span } from '../../statements/compact.ts';
import { titleQuote } from './printed.ts';

const messages = {
  upload: '标题中的年份是{year}年，{uploadYear}年应报送{due}年年度报告，请确认年份无误。',
  onlyOthers: '标题为{year}年，引言和总体情况中只提到{others}，没有提到{year}年，请核对是否沿用了往年文字。',
  leftover: '{place}有{count}处写的是{others}的工作，不像与往年比较，请核对是否沿用了往年文字，应为{year}年的请改正。',
};

/** A year named as such, where it stands: 2021年, 2021年度; not the numbers of documents such as 〔2021〕30号. */
interface NamedYear {
  readonly passage: Passage;
  readonly sentence: PlainSentence;
  readonly year: number;
  readonly at: number;
  readonly span: Span;
}

/** 8件转2026年度办理 says into which year they go on, and nothing of what the report is about. */
const namedYear = /((?:19|20)\d\d)年(?<!(?:\d|[转入][至到]?)\d{4}年)/gu;

const yearsIn = (passages: readonly Passage[]): NamedYear[] =>
  passages.flatMap(plainSentencesOf).flatMap((sentence) =>
    [...sentence.text.matchAll(namedYear)].map(({ index, 1: year }) => ({
      passage: sentence.passage,
      sentence,
      year: Number(year),
      at: index,
      span: sentence.spanOf(index, index + 5),
    })),
  );

/** Where a report says which year it is about: before and under 总体情况. */
const openingOf = ({ passages }: Context): Passage[] =>
  passages.filter(({ place, kind }) => (place === 'preamble' || place === 'overview') && kind !== 'sectionHeading');

const mostQuotes = 5;

const quotesOf = (years: readonly NamedYear[]) =>
  years.slice(0, mostQuotes).map(({ passage, span }) => quoteOf(passage, [span]));

const listed = (years: readonly NamedYear[]): string =>
  [...new Set(years.map(({ year }) => `${year}年`))].slice(0, mostQuotes).join('、');

const yearOfUpload = ({ report, upload }: Context): Fault[] => {
  const { year, title } = report;
  if (year === null || upload?.at === undefined) return [];
  const uploadYear = Number(shanghaiDay(upload.at).year);
  if (year === uploadYear - 1) return [];
  const message = fill(messages.upload, { year, uploadYear, due: uploadYear - 1 });
  return [{ section: 'title', status: 'unsure', quotes: titleQuote(title), message }];
};

/** Words of a sentence that compares, looks back or cites, where another year is right. */
const looksBack =
  /比|较|同期|上年|去年|以来|至今|增长|增加|减少|下降|上升|分别|结转|修订|修改|施行|实施|印发|出台|规划|要点|方案|计划|考核|《|〔|起|截至|截止|成立|自/u;

/**
 * A former year that heads a sentence of its own, or that the preamble gives the report: such sentences tell what was
 * done in it. Later years are plans, and a year further inside a sentence may be anything.
 */
const isLeftover = ({ sentence, passage, year, at }: NamedYear, reportYear: number): boolean => {
  if (year >= reportYear || looksBack.test(sentence.text.slice(at + 5, at + 65))) return false;
  if (passage.place === 'preamble') return /^度?政府信息公开/u.test(sentence.text.slice(at + 5, at + 12));
  return at === 0 && !/^\d{1,2}月/u.test(sentence.text.slice(5, 8));
};

const yearsOfText = (context: Context): Fault[] => {
  const { year } = context.report;
  if (year === null) return [];
  const named = yearsIn(openingOf(context));
  if (named.length > 0 && named.every((each) => each.year !== year)) {
    const message = fill(messages.onlyOthers, { year, others: listed(named) });
    return [{ section: 'overview', status: 'unsure', quotes: quotesOf(named), message }];
  }
  const leftover = named.filter((each) => isLeftover(each, year));
  if (leftover.length === 0) return [];
  const section = leftover[0]!.passage.place;
  const known = { place: placeName(context.form, section), count: leftover.length, others: listed(leftover), year };
  return [{ section, status: 'unsure', quotes: quotesOf(leftover), message: fill(messages.leftover, known) }];
};

export const yearRules: readonly Rule[] = [
  {
    id: 'E13',
    severity: 'warning',
    title: '年份为报告年度',
    basis: '《政府信息公开条例》第四十九条：公布上一年度的年度报告；其他年份只应出现在比较、引用和今后打算中',
    involves: '标题中的年份，引言和第一部分写到的年份',
    messages,
    lacks: ({ report }) => (report.year === null ? '标题中没有年份' : undefined),
    check: (context) => [...yearOfUpload(context), ...yearsOfText(context)],
  },
];
