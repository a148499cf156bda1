import { cellsOf } from '../../../../schemas/form/derive.ts';
import { cellPlace, sectionOf, tableName } from '../../place.ts';
import type { Context, Fault, Rule } from '../../rule.ts';

/** Row 二 takes over what row 四 of the year before carried on (F5); both editions have these rows. */
const carriedIn = 'r2';
const carriedOut = 'r4';
const totals = 'total';

const carriedOver = (context: Context, inColumn: (key: string) => boolean): Fault[] => {
  const { form, report, lastYear } = context;
  if (!lastYear) return [];
  return cellsOf(form)
    .filter(({ table, row, column }) => table === 't2' && row.leaf.key === carriedIn && inColumn(column.leaf.key))
    .flatMap((cell) => {
      const left = report.cells[cell.name]!.value;
      const before = cell.name.replace(`.${carriedIn}.`, `.${carriedOut}.`);
      const right = lastYear.cells[before]?.value ?? null;
      if (left === null || right === null || left === right) return [];
      return [
        {
          cells: [cell.name],
          section: sectionOf(form, cell.table),
          message: `${tableName(form, cell.table)}${cellPlace(cell)}＝${left}，上一年度报告“四、结转下年度继续办理”该列＝${right}，差${Math.abs(left - right)}。两者应当相等，请核对。`,
          left,
          right,
          difference: left - right,
        },
      ];
    });
};

const lacksLastYear = ({ lastYear }: Context): string | undefined =>
  lastYear ? undefined : '没有上一年度已发布的报告';

export const carriedOverRules: readonly Rule[] = [
  {
    id: 'C01',
    severity: 'error',
    title: '上年结转总计与上一年度报告一致',
    basis: '',
    involves: '',
    messages: {},
    lacks: lacksLastYear,
    check: (context) => carriedOver(context, (key) => key === totals),
  },
  {
    id: 'C02',
    severity: 'warning',
    title: '上年结转各列与上一年度报告一致',
    basis: '',
    involves: '',
    messages: {},
    lacks: lacksLastYear,
    check: (context) => carriedOver(context, (key) => key !== totals),
  },
];
