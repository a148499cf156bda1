import type { Equation } from '../../../../schemas/form/derive.ts';
import { cellNamed, cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { accountOf, cellsOfSum } from './account.ts';
import { notAFigure } from './figure.ts';
import type { Break, Sum } from './sums.ts';

const messages = {
  sum: '{table}{line}：{leftName}＝{left}，{rightName}＝{right}，差{difference}。两者应当相等，请核对。',
  root: '{table}{line}：{leftName}＝{left}，{rightName}＝{right}，差{difference}。请先核对{cell}（现为{now}，如为{value}则各处相等）。',
  emptyRoot:
    '{table}{line}：{leftName}＝{left}，{rightName}＝{right}，差{difference}。请先核对{cell}（现未填数字，如为{value}则各处相等）。',
  consequence: '{line}：{leftName}＝{left}，{rightName}＝{right}，差{difference}',
  open: '“{title}”有{count}处未核对：其中有单元格填的不是允许的数字，改正后再核对。',
};

/** “科研机构”列, “二、上年结转政府信息公开申请数量”行, “行政复议” */
const lineName = ({ footing, label }: Equation): string => {
  if (footing.table === 't3') return `“${label}”`;
  return `“${label}”${footing.along === 'column' ? '列' : '行'}`;
};

const sidesOf = ({ equation, left, right, difference }: Sum) => ({
  line: lineName(equation),
  leftName: equation.footing.leftName,
  left,
  rightName: equation.footing.rightName,
  right,
  difference: Math.abs(difference),
});

const breakFault = (context: Context, { main, root, follows }: Break): Fault => {
  const { form, report } = context;
  const { table } = main.equation.footing;
  const known = { table: tableName(form, table), ...sidesOf(main) };
  const shown = {
    section: sectionOf(form, table),
    left: main.left,
    right: main.right,
    difference: main.difference,
    consequences: follows.map((sum) => fill(messages.consequence, sidesOf(sum))),
  };
  if (!root) return { ...shown, cells: cellsOfSum(main), message: fill(messages.sum, known) };
  const { raw, value } = report.cells[root.name]!;
  const mended = (value ?? 0) - root.excess;
  const cell = cellPlace(cellNamed(form, root.name));
  return {
    ...shown,
    cells: [...new Set([root.name, ...cellsOfSum(main)])],
    message: fill(value === null ? messages.emptyRoot : messages.root, { ...known, cell, now: raw, value: mended }),
    suggestion: { cell: root.name, value: mended },
  };
};

const openFault = ({ form, report }: Context, title: string, open: readonly Equation[]): Fault => {
  const names = [...new Set(open.flatMap(({ left, right }) => [...left, ...right]))];
  return notAssessable(
    fill(messages.open, { title, count: open.length }),
    names.filter((name) => notAFigure(cellNamed(form, name), report.cells[name]!) !== undefined),
  );
};

const sumHolds = (id: string, title: string, basis: string, involves: string): Rule => ({
  id,
  severity: 'error',
  title,
  basis,
  involves,
  messages,
  secondPerson: true,
  check: (context) => {
    const { breaks, open } = accountOf(context);
    const faults = breaks
      .filter(({ main }) => main.equation.footing.rule === id)
      .map((one) => breakFault(context, one));
    const notSummed = open.filter(({ footing }) => footing.rule === id);
    return notSummed.length === 0 ? faults : [...faults, openFault(context, title, notSummed)];
  },
});

const emptyMessages = {
  row: '{table}“{line}”行：总计没有填写，{parts}＝{value}。请填写总计。',
  group: '{table}“{line}”：总计没有填写，{parts}＝{value}。请填写总计。',
  doubtful: '{table}“{line}”行：总计没有填写，{parts}＝{value}，但与“总计”列其他各项不符。请核对该行各项后填写总计。',
};

const totalsFilled: Rule = {
  id: 'A05',
  severity: 'error',
  title: '有数字的行填了总计',
  basis: '格式第三、四部分表格，各行各组设总计一格',
  involves: '第三部分表格各行、第四部分表格三组的总计',
  messages: emptyMessages,
  secondPerson: true,
  check: (context) =>
    accountOf(context).emptyTotals.map(({ sum, certain }) => {
      const { equation, right: value } = sum;
      const { table, rightName: parts } = equation.footing;
      const kind = table === 't3' ? 'group' : certain ? 'row' : 'doubtful';
      return {
        cells: cellsOfSum(sum),
        section: sectionOf(context.form, table),
        message: fill(emptyMessages[kind], {
          table: tableName(context.form, table),
          line: equation.label,
          parts,
          value,
        }),
        ...(certain && { suggestion: { cell: equation.left[0]!, value } }),
      };
    }),
};

/** A01–A05. What A06 asks for, one root reported once, is how they report. */
export const footingRules: readonly Rule[] = [
  sumHolds(
    'A01',
    '各列一＋二＝三（七）＋四',
    '格式第三部分表格左上角所印勾稽关系：第一项加第二项之和，等于第三项加第四项之和',
    '第三部分表格第一、二、三（七）、四行，共七列',
  ),
  sumHolds(
    'A02',
    '各列三（七）总计等于各项之和',
    '格式第三部分表格，三（七）为三（一）至（六）的总计',
    '第三部分表格三（一）至（七）各行，共七列',
  ),
  sumHolds('A03', '各行总计等于六类申请人之和', '格式第三部分表格，总计列为六类申请人之和', '第三部分表格各行七列'),
  sumHolds(
    'A04',
    '行政复议、行政诉讼总计等于四项之和',
    '格式第四部分表格，三组各设总计',
    '第四部分表格行政复议、未经复议直接起诉、复议后起诉三组',
  ),
  totalsFilled,
];
