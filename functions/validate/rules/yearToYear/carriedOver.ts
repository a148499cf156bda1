import { cellsOf } from '../../../../schemas/form/derive.ts';
import { formOf } from '../../../../schemas/form/index.ts';
import type { Form } from '../../../../schemas/form/model.ts';
import { cellNamed, cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { figureIn } from '../tables/figure.ts';
import { type Compared, lacksLastYear, unknownFigures, unknownMessages } from './comparable.ts';

/** Row 二 takes over what row 四 of the year before carried on (F5); all editions have these rows. */
const carriedIn = 'r2';
const carriedOut = 'r4';
const totals = 'total';

const messages = {
  differs:
    '{table}{cell}＝{left}，上一年度报告“{before}”该列＝{right}，差{difference}。两者应当相等，请核对；确有原因的，请向主管部门说明。',
  ...unknownMessages,
};

const carriedOver = (context: Context, inColumn: (key: string) => boolean): Fault[] => {
  const { form, lastYear } = context;
  if (!lastYear) return [];
  const last = { form: formOf(lastYear.edition), report: lastYear };
  const pairs = cellsOf(form)
    .filter(({ table, row, column }) => table === 't2' && row.leaf.key === carriedIn && inColumn(column.leaf.key))
    .map((cell): Compared => {
      const before = cellNamed(last.form, cell.name.replace(`.${carriedIn}.`, `.${carriedOut}.`));
      return { cell, before, figure: figureIn(context, cell.name), lastFigure: figureIn(last, before.name) };
    });
  return [...pairs.flatMap((pair) => differenceIn(form, pair)), ...unknownFigures(form, last.form, pairs)];
};

const differenceIn = (form: Form, { cell, before, figure: left, lastFigure: right }: Compared): Fault[] => {
  if (left === undefined || right === undefined || left === right) return [];
  return [
    {
      cells: [cell.name],
      section: sectionOf(form, cell.table),
      message: fill(messages.differs, {
        table: tableName(form, cell.table),
        cell: cellPlace(cell),
        left,
        before: before.row.leaf.label,
        right,
        difference: Math.abs(left - right),
      }),
      left,
      right,
      difference: left - right,
    },
  ];
};

const basis = '实践：上年结转的申请即上一年度报告结转下年度的申请';

export const carriedOverRules: readonly Rule[] = [
  {
    id: 'C01',
    severity: 'error',
    title: '上年结转总计与上一年度报告一致',
    basis,
    involves: '第三部分表格第二行总计，上一年度报告第四行总计',
    messages,
    lacks: lacksLastYear,
    check: (context) => carriedOver(context, (key) => key === totals),
  },
  {
    id: 'C02',
    severity: 'warning',
    title: '上年结转各列与上一年度报告一致',
    basis,
    involves: '第三部分表格第二行六类申请人，上一年度报告第四行同列',
    messages,
    lacks: lacksLastYear,
    check: (context) => carriedOver(context, (key) => key !== totals),
  },
];
