import type { CellDefinition } from '../../../../schemas/form/derive.ts';
import { formOf } from '../../../../schemas/form/index.ts';
import { cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { decisionsVanished } from '../disclosure/decisions.ts';
import { type Compared, compared, lacksLastYear, unknownFigures, unknownMessages } from './comparable.ts';

const messages = {
  changed: '{table}与上一年度相差悬殊：{changes}。请核对数字和统计口径；属实的，请说明原因。',
  changedMany: '{table}与上一年度相差悬殊：{changes}等{count}处。请核对数字和统计口径；属实的，请说明原因。',
  editions: '{form}与上一年度报告所用{lastForm}口径不同的单元格未作比较。',
  ...unknownMessages,
};

/** More changes than this nobody reads in one sentence. */
const mostNamed = 6;

/** Counts of table 1 and totals of tables 2 and 3. Money is left to B05, and a change (增/减) has no change of its own. */
const isTotal = ({ table, column }: CellDefinition): boolean => {
  const { key, unit, signed = false } = column.leaf;
  if (table === 't1') return !signed && (unit === '件' || unit === '项');
  return key === 'total' || key.endsWith('.total');
};

/** B04 speaks of licences and penalties that have vanished. */
const leftToDecisions = ({ row, column }: CellDefinition): boolean =>
  ['licence', 'penalty'].includes(row.leaf.key) && column.leaf.key === 'decisions';

const isLeap = ({ settings }: Context, { figure, lastFigure }: Compared): boolean => {
  if (figure === undefined || lastFigure === undefined) return false;
  const { changeFactor, changeBase } = settings.thresholds;
  const [less, more] = [Math.min(figure, lastFigure), Math.max(figure, lastFigure)];
  return more > changeBase && more > less * changeFactor;
};

const leaps = (context: Context): Fault[] => {
  const { form, lastYear } = context;
  if (!lastYear) return [];
  const lastForm = formOf(lastYear.edition);
  const vanished = decisionsVanished(context);
  const pairs = compared(context, lastYear, (cell) => isTotal(cell) && !(vanished && leftToDecisions(cell)));
  const found = pairs.filter((pair) => isLeap(context, pair));
  return [
    ...form.tables.flatMap(({ id }) =>
      leapFault(
        context,
        found.filter(({ cell }) => cell.table === id),
      ),
    ),
    ...unknownFigures(form, lastForm, pairs),
    ...(lastForm === form
      ? []
      : [notAssessable(fill(messages.editions, { form: form.name, lastForm: lastForm.name }))]),
  ];
};

const leapFault = ({ form }: Context, found: readonly Compared[]): Fault[] => {
  const [first] = found;
  if (!first) return [];
  const changes = found
    .slice(0, mostNamed)
    .map(({ cell, figure, lastFigure }) => `${cellPlace(cell)}由${lastFigure}变为${figure}`)
    .join('，');
  const known = { table: tableName(form, first.cell.table), changes, count: found.length };
  return [
    {
      status: 'unsure',
      section: sectionOf(form, first.cell.table),
      cells: found.map(({ cell }) => cell.name),
      message: fill(found.length > mostNamed ? messages.changedMany : messages.changed, known),
      ...(found.length === 1 && { left: first.figure, right: first.lastFigure }),
    },
  ];
};

export const changeRules: readonly Rule[] = [
  {
    id: 'C05',
    severity: 'warning',
    title: '各项总数与上一年度没有悬殊的变化',
    basis: '实践：总数成倍增减的应当核对（如行政许可由550变为9487），倍数和起点由主管部门设定',
    involves: '第二部分表格各项件数，第三、四部分表格各项总计，上一年度同项',
    messages,
    lacks: lacksLastYear,
    check: leaps,
  },
];
