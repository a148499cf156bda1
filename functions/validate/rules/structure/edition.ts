import { sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { shown } from '../../shown.ts';
import { titleQuote } from './printed.ts';

const editions = {
  never: '{year}年年度报告用了{form}，请改用现行格式。',
  superseded: '{year}年年度报告用了{form}（只适用于{first}—{last}年），请改用现行格式。',
  early: '{year}年年度报告用了{first}年起施行的格式，请确认年份和格式是否有误。',
};

const labels = {
  misprint:
    '{table}有一行写作“{printed}”，规定为“{official}”。已按前后各行的顺序读取，请核对这一行的数字，并改正行名。',
};

const editionOfYear = ({ form, report }: Context): Fault[] => {
  const { year } = report;
  if (year === null) return [];
  const quotes = titleQuote(report.title);
  if (!form.years) return [{ quotes, message: fill(editions.never, { year, form: form.name }) }];
  const { first, last } = form.years;
  if (last !== undefined && year > last) {
    return [{ quotes, message: fill(editions.superseded, { year, form: form.name, first, last }) }];
  }
  if (year >= first) return [];
  // A former year filed late on the form in force: a person should say whether that was meant.
  return [{ status: 'unsure', severity: 'warning', quotes, message: fill(editions.early, { year, first }) }];
};

const rowLabels = ({ form, report }: Context): Fault[] =>
  (report.misprints ?? []).map(({ table, official, printed }) => ({
    status: 'unsure' as const,
    section: sectionOf(form, table),
    message: fill(labels.misprint, { table: tableName(form, table), official, printed: shown(printed) }),
  }));

export const editionRules: readonly Rule[] = [
  {
    id: 'E05',
    severity: 'error',
    title: '格式版本与年份相符',
    basis: '2021年起的年度报告用国办公开办函〔2021〕30号格式，2019年和2020年的用国办公开办函〔2019〕60号格式',
    involves: '三张表格的表头和行名，标题中的年份',
    messages: editions,
    lacks: ({ report }) => (report.year === null ? '标题中没有年份' : undefined),
    check: editionOfYear,
  },
  {
    id: 'E06',
    severity: 'warning',
    title: '表格各行名称与规定一致',
    basis: '年度报告格式的行名',
    involves: '三张表格的行名',
    messages: labels,
    check: rowLabels,
  },
];
