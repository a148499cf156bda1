import type { Section } from '../../../../schemas/form/model.ts';
import { sectionOf, tableName } from '../../place.ts';
import type { Context, Fault, Rule } from '../../rule.ts';
import { plainName, withoutNumeral } from '../../text.ts';

const sectionName = ({ numeral, title }: Section): string => `“${numeral}、${title}”`;

const allSectionsOnce = ({ form, report }: Context): Fault[] => {
  const times = (section: Section) => report.headings.filter(({ key }) => key === section.key).length;
  const missing = form.sections.filter((section) => times(section) === 0);
  const repeated = form.sections.filter((section) => times(section) > 1);
  return [
    ...missing.map((section) => ({
      section: section.key,
      message: `缺少${sectionName(section)}部分。年度报告应当有六个部分，没有内容的也要写明。`,
    })),
    ...repeated.map((section) => ({
      section: section.key,
      message: `${sectionName(section)}的标题出现${times(section)}次，应当只出现一次。`,
    })),
    ...(missing.length + repeated.length === 0 ? inOrder({ form, report }) : []),
  ];
};

const inOrder = ({ form, report }: Pick<Context, 'form' | 'report'>): Fault[] => {
  const displaced = form.sections.findIndex(({ key }, index) => report.headings[index]?.key !== key);
  const found = report.headings[displaced];
  if (displaced < 0 || !found) return [];
  return [
    {
      section: found.key,
      quotes: [{ place: found.key, text: found.text, marks: [] }],
      message: `六个部分的顺序与格式不符：第${displaced + 1}个应为${sectionName(form.sections[displaced]!)}，实为“${found.text}”。`,
    },
  ];
};

const officialTitles = ({ form, report }: Context): Fault[] =>
  report.headings.flatMap(({ key, text }) => {
    const section = form.sections.find((candidate) => candidate.key === key);
    if (!section || withoutNumeral(text) === plainName(section.title)) return [];
    return [
      {
        section: key,
        quotes: [{ place: key, text, marks: [] }],
        message: `标题“${text}”与规定的文字不一致，规定为${sectionName(section)}。`,
      },
    ];
  });

const editionOfYear = ({ form, report }: Context): Fault[] => {
  const year = report.year;
  if (year === null) return [];
  if (!form.years) return [{ message: `${year}年年度报告用了${form.name}，请改用现行格式。` }];
  const { first, last } = form.years;
  if (year >= first && (last === undefined || year <= last)) return [];
  if (last !== undefined && year > last) {
    return [{ message: `${year}年年度报告用了${form.name}（只适用于${first}—${last}年），请改用现行格式。` }];
  }
  // A former year filed late on the form in force: a person should say whether that was meant.
  return [
    {
      status: 'unsure',
      severity: 'warning',
      message: `${year}年年度报告用了${first}年起施行的格式，请确认年份和格式是否有误。`,
    },
  ];
};

const rowLabels = ({ form, report }: Context): Fault[] =>
  (report.misprints ?? []).map(({ table, official, printed }) => ({
    status: 'unsure' as const,
    section: sectionOf(form, table),
    message: `${tableName(form, table)}有一行写作“${printed}”，规定为“${official}”。已按前后各行的顺序读取，请核对这一行的数字，并改正行名。`,
  }));

export const sectionRules: readonly Rule[] = [
  {
    id: 'E01',
    severity: 'error',
    title: '六个部分齐全、顺序正确',
    basis: '',
    involves: '',
    messages: {},
    check: allSectionsOnce,
  },
  {
    id: 'E02',
    severity: 'warning',
    title: '各部分标题与规定一致',
    basis: '',
    involves: '',
    messages: {},
    check: officialTitles,
  },
  {
    id: 'E05',
    severity: 'error',
    title: '格式版本与年份相符',
    basis: '',
    involves: '',
    messages: {},
    lacks: ({ report }) => (report.year === null ? '标题中没有年份' : undefined),
    check: editionOfYear,
  },
  {
    id: 'E06',
    severity: 'warning',
    title: '表格各行名称与规定一致',
    basis: '',
    involves: '',
    messages: {},
    check: rowLabels,
  },
];
