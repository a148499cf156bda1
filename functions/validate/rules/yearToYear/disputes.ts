import { cellsOf } from '../../../../schemas/form/derive.ts';
import { formOf } from '../../../../schemas/form/index.ts';
import { cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { figureIn } from '../tables/figure.ts';
import { lacksLastYear } from './comparable.ts';

const messages = {
  vanished:
    '上一年度报告有尚未审结的行政复议、行政诉讼{pending}件，本年{table}三项总计均为0。上年未审结的案件本年应有结果或者仍未审结，请核对是否漏填。',
  unknown: '{table}{cells}没有可用的数字，未与上一年度比较。',
  unknownLastYear: '上一年度报告{table}{cells}没有可用的数字，未作比较。',
};

/** The cells of table 3 by the last part of their column, e.g. `total` of each of the three groups. */
const figuresOf = (of: Pick<Context, 'form' | 'report'>, member: string) =>
  cellsOf(of.form)
    .filter(({ table, column }) => table === 't3' && column.leaf.key.endsWith(`.${member}`))
    .map((cell) => ({ cell, figure: figureIn(of, cell.name) }));

const stillThere = (context: Context): Fault[] => {
  const { form, lastYear } = context;
  if (!lastYear) return [];
  const totals = figuresOf(context, 'total');
  const pending = figuresOf({ form: formOf(lastYear.edition), report: lastYear }, 'pending');
  if (totals.some(({ figure = 0 }) => figure > 0)) return [];
  const table = tableName(form, 't3');
  const unknown = (figures: typeof totals, template: string): Fault[] => {
    const missing = figures.flatMap(({ cell, figure }) => (figure === undefined ? [cell] : []));
    const cells = missing.map(cellPlace).join('、');
    const own = figures === totals ? missing.map(({ name }) => name) : [];
    return missing.length === 0 ? [] : [notAssessable(fill(template, { table, cells }), own)];
  };
  const cases = pending.reduce((total, { figure = 0 }) => total + figure, 0);
  const faults = unknown(totals, messages.unknown);
  if (cases === 0) return [...faults, ...unknown(pending, messages.unknownLastYear)];
  if (faults.length > 0) return faults;
  return [
    {
      section: sectionOf(form, 't3'),
      cells: totals.map(({ cell }) => cell.name),
      message: fill(messages.vanished, { pending: cases, table }),
    },
  ];
};

export const disputeRules: readonly Rule[] = [
  {
    id: 'C07',
    severity: 'warning',
    title: '上年尚未审结的复议、诉讼本年有下文',
    basis: '实践：上年尚未审结的案件，本年审结或者仍未审结，都计入本年',
    involves: '第四部分表格三项总计，上一年度报告三项尚未审结',
    messages,
    lacks: lacksLastYear,
    check: stillThere,
  },
];
