import { shanghaiDay } from '../../../shared/time.ts';
import type { Context, Fault, Rule } from '../../rule.ts';
import { openingText } from '../../text.ts';

/** Years named as such: 2021年, 2021年度; not the numbers of documents such as 〔2021〕30号. */
const yearsIn = (text: string): number[] =>
  [...text.matchAll(/(?<!\d)((?:19|20)\d\d)年/gu)].map(([, year]) => Number(year));

const reportingYear = ({ report, upload }: Context): Fault[] => {
  const { year } = report;
  if (year === null) return [];
  const uploadYear = upload?.at === undefined ? undefined : Number(shanghaiDay(upload.at).year);
  const faults: Fault[] = [];
  if (uploadYear !== undefined && year !== uploadYear - 1) {
    faults.push({
      section: 'title',
      status: 'unsure',
      quotes: [{ place: 'title', text: report.title, marks: [] }],
      message: `标题中的年份是${year}年，${uploadYear}年应报送${uploadYear - 1}年年度报告，请确认年份无误。`,
    });
  }
  const named = yearsIn(openingText(report));
  if (named.length > 0 && !named.includes(year)) {
    const others = [...new Set(named)].map((each) => `${each}年`).join('、');
    faults.push({
      section: 'overview',
      status: 'unsure',
      message: `标题为${year}年，引言和总体情况中只提到${others}，没有提到${year}年，请核对是否沿用了往年文字。`,
    });
  }
  return faults;
};

/** A span of days such as 2021年1月1日至12月31日, the second year left out when it is the same. */
const span =
  /(?<!\d)(?<fromYear>(?:19|20)\d\d)年(?<fromMonth>\d{1,2})月(?<fromDay>\d{1,2})日\s*(?:起)?\s*(?:至|到|-|—+|–|~)\s*(?:(?<toYear>(?:19|20)\d\d)年)?(?<toMonth>\d{1,2})月(?<toDay>\d{1,2})日/gu;

/** Words of a sentence that states the period of the report rather than the days of some event. */
const aboutFigures = /统计|期限|数据|本年度报告|本报告/u;

const periodsIn = (text: string): RegExpMatchArray[] =>
  text
    .split(/[。\n]/u)
    .filter((sentence) => aboutFigures.test(sentence))
    .flatMap((sentence) => [...sentence.matchAll(span)]);

const isCalendarYear = (found: RegExpMatchArray, year: number): boolean => {
  const { fromYear, fromMonth, fromDay, toYear = fromYear, toMonth, toDay } = found.groups ?? {};
  return (
    [fromYear, fromMonth, fromDay, toYear, toMonth, toDay].map(Number).join() === [year, 1, 1, year, 12, 31].join()
  );
};

const wholeYear = ({ report }: Context): Fault[] => {
  const { year } = report;
  if (year === null) return [];
  return periodsIn(openingText(report))
    .filter((found) => !isCalendarYear(found, year))
    .map(([found]) => ({
      section: 'overview',
      message: `统计期限写为“${found}”，应为${year}年1月1日至12月31日。`,
    }));
};

const withoutYear = '标题中没有年份';

export const periodRules: readonly Rule[] = [
  {
    id: 'E13',
    severity: 'warning',
    title: '年份为报告年度',
    basis: '',
    involves: '',
    messages: {},
    lacks: ({ report }) => (report.year === null ? withoutYear : undefined),
    check: reportingYear,
  },
  {
    id: 'E14',
    severity: 'warning',
    title: '统计期限为全年',
    basis: '',
    involves: '',
    messages: {},
    lacks: ({ report }) => {
      if (report.year === null) return withoutYear;
      return periodsIn(openingText(report)).length === 0 ? '文中没有写统计期限' : undefined;
    },
    check: wholeYear,
  },
];
