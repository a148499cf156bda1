import { cellsOf } from '../../../../schemas/form/derive.ts';
import { formOf } from '../../../../schemas/form/index.ts';
import { cellNamed, cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { figureIn } from '../tables/figure.ts';
import { lacksLastYear } from './comparable.ts';

/** Row 二 takes over what row 四 of the year before carried on (F5); all editions have these rows. */
const carriedIn = 'r2';
const carriedOut = 'r4';
const totals = 'total';

const messages = {
  differs:
    '{table}{cell}＝{left}，上一年度报告“{before}”该列＝{right}，差{difference}。两者应当相等，请核对；确有原因的，请说明。',
  unknown: '{table}{cell}没有可用的数字，未与上一年度比较。',
  unknownLastYear: '上一年度报告{table}{cell}没有可用的数字，未作比较。',
};

const carriedOver = (context: Context, inColumn: (key: string) => boolean): Fault[] => {
  const { form, lastYear } = context;
  if (!lastYear) return [];
  const last = { form: formOf(lastYear.edition), report: lastYear };
  return cellsOf(form)
    .filter(({ table, row, column }) => table === 't2' && row.leaf.key === carriedIn && inColumn(column.leaf.key))
    .flatMap((cell): Fault[] => {
      const before = cellNamed(last.form, cell.name.replace(`.${carriedIn}.`, `.${carriedOut}.`));
      const [left, right] = [figureIn(context, cell.name), figureIn(last, before.name)];
      const known = { table: tableName(form, cell.table), cell: cellPlace(cell) };
      if (left === undefined) return [notAssessable(fill(messages.unknown, known), [cell.name])];
      if (right === undefined) {
        return [notAssessable(fill(messages.unknownLastYear, { ...known, cell: cellPlace(before) }))];
      }
      if (left === right) return [];
      const difference = Math.abs(left - right);
      return [
        {
          cells: [cell.name],
          section: sectionOf(form, cell.table),
          message: fill(messages.differs, { ...known, left, right, difference, before: before.row.leaf.label }),
          left,
          right,
          difference: left - right,
        },
      ];
    });
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
