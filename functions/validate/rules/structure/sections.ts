import type { Section } from '../../../../schemas/form/model.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { shown } from '../../shown.ts';
import { plainName, withoutNumeral } from '../../text.ts';
import { headingQuote, officialTitle } from './printed.ts';

const completeness = {
  missing: '缺少{section}部分。年度报告应当有六个部分，没有内容的也要写明。',
  repeated: '{section}的标题出现{times}次，应当只出现一次。',
  order: '六个部分的顺序与格式不符：第{position}个应为{section}，实为“{found}”。',
};

const wording = { other: '标题“{found}”与规定的文字不一致，规定为{section}。' };

const allSectionsOnce = ({ form, report }: Context): Fault[] => {
  const found = ({ key }: Section) => report.headings.filter((heading) => heading.key === key);
  const missing = form.sections.filter((section) => found(section).length === 0);
  const repeated = form.sections.filter((section) => found(section).length > 1);
  return [
    ...missing.map((section) => ({
      section: section.key,
      message: fill(completeness.missing, { section: officialTitle(section) }),
    })),
    ...repeated.map((section) => ({
      section: section.key,
      quotes: found(section).slice(0, 2).flatMap(headingQuote),
      message: fill(completeness.repeated, { section: officialTitle(section), times: found(section).length }),
    })),
    ...(missing.length + repeated.length === 0 ? inOrder({ form, report }) : []),
  ];
};

const inOrder = ({ form, report }: Pick<Context, 'form' | 'report'>): Fault[] => {
  const displaced = form.sections.findIndex(({ key }, index) => report.headings[index]?.key !== key);
  const found = report.headings[displaced];
  if (displaced < 0 || !found) return [];
  const known = {
    position: displaced + 1,
    section: officialTitle(form.sections[displaced]!),
    found: shown(found.text),
  };
  return [{ section: found.key, quotes: headingQuote(found), message: fill(completeness.order, known) }];
};

const officialTitles = ({ form, report }: Context): Fault[] =>
  report.headings.flatMap((heading) => {
    const section = form.sections.find(({ key }) => key === heading.key);
    if (!section || withoutNumeral(heading.text) === plainName(section.title)) return [];
    const known = { found: shown(heading.text), section: officialTitle(section) };
    return [{ section: heading.key, quotes: headingQuote(heading), message: fill(wording.other, known) }];
  });

const basis = '《政府信息公开条例》第五十条；年度报告格式规定的六个部分';

export const sectionRules: readonly Rule[] = [
  {
    id: 'E01',
    severity: 'error',
    title: '六个部分齐全、顺序正确',
    basis,
    involves: '各部分的标题',
    messages: completeness,
    check: allSectionsOnce,
  },
  {
    id: 'E02',
    severity: 'warning',
    title: '各部分标题与规定一致',
    basis,
    involves: '各部分标题的文字，不含序号',
    messages: wording,
    lacks: ({ report }) => (report.headings.length === 0 ? '没有找到各部分的标题' : undefined),
    check: officialTitles,
  },
];
