import { formOf } from '../../../../schemas/form/index.ts';
import { cellNamed, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { compared, lacksLastYear, unknownFigures, unknownMessages } from './comparable.ts';

const messages = {
  differs:
    '{table}“{row}”行：现行有效{left}件，上一年度现行有效{before}件加本年制发{issued}件减本年废止{repealed}件应为{right}件，差{difference}件。请核对；统计范围有变化的，请说明。',
  ...unknownMessages,
};

/** The trial form counts documents made public instead: nothing there goes on into what is in force. */
const lacksStock = (context: Context): string | undefined => {
  const lacking = lacksLastYear(context);
  if (lacking !== undefined || !context.lastYear) return lacking;
  const valid = 't1.normdoc.valid';
  if (!(valid in context.report.cells)) return `${context.form.name}没有现行有效件数`;
  const lastForm = formOf(context.lastYear.edition);
  return valid in context.lastYear.cells ? undefined : `上一年度报告用的是${lastForm.name}，没有现行有效件数`;
};

const goesOn = (context: Context, row: string): Fault[] => {
  const { form, lastYear } = context;
  if (!lastYear) return [];
  const pairs = compared(context, lastYear, ({ table, row: own }) => table === 't1' && own.leaf.key === row);
  const pairOf = (column: string) => pairs.find(({ cell }) => cell.column.leaf.key === column)!;
  const [issued, repealed, valid] = [pairOf('issued'), pairOf('repealed'), pairOf('valid')];
  // Of last year only the stock is needed.
  const needed = [valid, ...[issued, repealed].map((pair) => ({ ...pair, lastFigure: 0 }))];
  const unknown = unknownFigures(form, formOf(lastYear.edition), needed);
  if (unknown.length > 0) return unknown;
  const [left = 0, before = 0, more = 0, less = 0] = [valid.figure, valid.lastFigure, issued.figure, repealed.figure];
  const right = before + more - less;
  if (left === right) return [];
  const known = { left, right, before, issued: more, repealed: less, difference: Math.abs(left - right) };
  return [
    {
      cells: [valid, issued, repealed].map(({ cell }) => cell.name),
      section: sectionOf(form, 't1'),
      message: fill(messages.differs, {
        ...known,
        table: tableName(form, 't1'),
        row: cellNamed(form, valid.cell.name).row.leaf.label,
      }),
      left,
      right,
      difference: left - right,
    },
  ];
};

const basis = '实践：现行有效为年末数，等于上年末数加本年制发减本年废止';

export const stockRules: readonly Rule[] = [
  {
    id: 'C03',
    severity: 'warning',
    title: '规章现行有效件数与上一年度衔接',
    basis,
    involves: '第二部分表格规章一行，上一年度现行有效件数',
    messages,
    lacks: lacksStock,
    check: (context) => goesOn(context, 'rule'),
  },
  {
    id: 'C04',
    severity: 'warning',
    title: '行政规范性文件现行有效件数与上一年度衔接',
    basis,
    involves: '第二部分表格行政规范性文件一行，上一年度现行有效件数',
    messages,
    lacks: lacksStock,
    check: (context) => goesOn(context, 'normdoc'),
  },
];
