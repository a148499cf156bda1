import { forms } from '../../../../schemas/form/index.ts';
import { plainMatchesOf, quoteAt, type Sought, wordsAt } from '../../occurrences.ts';
import { placeName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { shown } from '../../shown.ts';

const messages = {
  cited: '{place}引用了“{found}”，该文件不再是{year}年年度报告的依据，现行的是{current}。请改正。',
};

/** A basis that was right for reports up to a year, and what took its place. */
interface Superseded extends Sought {
  readonly lastYear: number;
  readonly current: string;
  /** Cited beside it, the old number is only history: 第492号公布，第711号修订. */
  readonly beside?: string;
}

const current2021 = `《中华人民共和国政府信息公开工作年度报告格式》（${forms['2021'].notice}）`;

/** Brackets are typed in every way; the number is what tells the notice. */
const numbered = (notice: string): string => {
  const [, name = '', year = '', number = ''] = /^(.+)〔(\d{4})〕(\d+)号$/u.exec(notice) ?? [];
  return `${name}[〔［\\[（【]${year}[〕］\\]）】]第?${number}号`;
};

/** The notice of 2019 by its number, its title or the name of its form; the one in force only puts a form into effect. */
const notice2019 = `${numbered(forms['2019'].notice)}|关于政府信息公开工作年度报告有关事项的通知|年度报告格式（试行）`;

const superseded: readonly Superseded[] = [
  {
    words: ['国办', '年度报告有关事项', '（试行）'],
    pattern: new RegExp(notice2019, 'gu'),
    lastYear: forms['2019'].years?.last ?? 0,
    current: current2021,
  },
  {
    // Order 711 came into force on 15 May 2019; the report for 2018 was the last under order 492.
    words: ['492号'],
    pattern: /国务院(?:第?492号令|令第?492号|令〔2007〕492号)|第492号国务院令/gu,
    lastYear: 2018,
    current: '2019年修订的《中华人民共和国政府信息公开条例》（国务院令第711号）',
    beside: '711号',
  },
];

const mostQuotes = 3;

const citations = ({ form, report, passages }: Context): Fault[] => {
  const { year } = report;
  if (year === null) return [];
  return superseded
    .filter(({ lastYear }) => year > lastYear)
    .flatMap(({ current, beside, ...sought }): Fault[] => {
      const found = plainMatchesOf(
        passages.filter(({ text }) => beside === undefined || !text.includes(beside)),
        sought,
      );
      const [first] = found;
      if (!first) return [];
      const section = first.passage.place;
      const known = { place: placeName(form, section), found: shown(wordsAt(first)), year, current };
      return [{ section, quotes: found.slice(0, mostQuotes).map(quoteAt), message: fill(messages.cited, known) }];
    });
};

export const supersededBasisRules: readonly Rule[] = [
  {
    id: 'E15',
    severity: 'warning',
    title: '引用的依据现行有效',
    basis: '国办公开办函〔2021〕30号取代国办公开办函〔2019〕60号；国务院令第711号修订《政府信息公开条例》',
    involves: '全文引用的文件名称和文号',
    messages,
    lacks: ({ report }) => (report.year === null ? '标题中没有年份' : undefined),
    check: citations,
  },
];
