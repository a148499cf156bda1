import { type CellDefinition, cellsOfTable } from '../../../../schemas/form/derive.ts';
import type { Form } from '../../../../schemas/form/model.ts';
import { sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { accountOf } from './account.ts';

/**
 * A12 and A13 follow from A01 and A02. Where a sum of the column is reported, it tells the same root with figures, and these
 * two rules only say that they wait for it; they speak for themselves where the sum is open for a cell that holds no
 * figure.
 */
const open = '{columns}：有单元格填的不是允许的数字，改正后再核对。';

const moreMessages = {
  results: '{table}“{column}”列：办理结果总计{count}件，多于新收和结转的{received}件。办结的不应多于收到的，请核对。',
  carriedOn: '{table}“{column}”列：结转下年度{count}件，多于新收和结转的{received}件。结转的不应多于收到的，请核对。',
  later: '{columns}：办理结果或者结转多于收到的申请，与该列勾稽关系不等是同一处问题，按已指出的错误改正后再核对。',
  open,
};

const noneMessages = {
  none: '{table}“{column}”列：新收和结转均为0，却填有办理结果或者结转下年度（{filled}）。请核对数字是否填错了列，或者漏填了收到的申请。',
  later: '{columns}：没有收到申请却有办理结果或者结转，与该列勾稽关系不等是同一处问题，按已指出的错误改正后再核对。',
  open,
};

/** One column of table 2: its figures by row key. */
interface Line {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly CellDefinition[];
  readonly value: (row: string) => number | undefined;
}

const linesOf = (context: Context): Line[] => {
  const cells = context.form.tables.filter(({ id }) => id === 't2').flatMap(cellsOfTable);
  const { figure } = accountOf(context);
  const keys = [...new Set(cells.map(({ column }) => column.leaf.key))];
  return keys.map((key) => {
    const own = cells.filter(({ column }) => column.leaf.key === key);
    const names = new Map(own.map(({ row, name }) => [row.leaf.key, name]));
    return { key, label: own[0]!.column.leaf.label, cells: own, value: (row) => figure(names.get(row)!) };
  });
};

/** What a column was checked for: a fault of its own, `undefined` when right, `open` when a figure is not known. */
type Checked = Omit<Fault, 'section'> | 'open' | undefined;

const byColumn = (
  context: Context,
  sums: readonly string[],
  later: string,
  check: (line: Line) => Checked,
): Fault[] => {
  const broken = accountOf(context).breaks.flatMap(({ main, follows }) => [main, ...follows]);
  const spokenOf = ({ key }: Line): boolean =>
    broken.some(({ equation }) => equation.key === key && sums.includes(equation.footing.rule));
  const checked = linesOf(context).map((line) => ({ line, found: check(line) }));
  const unknown = checked.filter(({ found }) => found === 'open');
  const wrong = checked.filter(({ found }) => typeof found === 'object');
  const section = sectionOf(context.form, 't2');
  return [
    ...wrong.flatMap(({ line, found }) =>
      typeof found === 'object' && !spokenOf(line) ? [{ section, ...found }] : [],
    ),
    ...waiting(later, wrong.map(({ line }) => line).filter(spokenOf)),
    ...waiting(
      open,
      unknown.map(({ line }) => line),
    ),
  ];
};

const waiting = (template: string, lines: readonly Line[]): Fault[] => {
  if (lines.length === 0) return [];
  return [notAssessable(fill(template, { columns: lines.map(({ label }) => `“${label}”列`).join('、') }))];
};

const receivedIn = ({ value }: Line): number | undefined => {
  const [fresh, carriedIn] = [value('r1'), value('r2')];
  return fresh === undefined || carriedIn === undefined ? undefined : fresh + carriedIn;
};

const nameIn = (line: Line, row: string): string => line.cells.find((cell) => cell.row.leaf.key === row)!.name;

const noMoreThanReceived = (form: Form, line: Line): Checked => {
  const received = receivedIn(line);
  const parts = [
    { row: 'r3_7', message: moreMessages.results, count: line.value('r3_7') },
    { row: 'r4', message: moreMessages.carriedOn, count: line.value('r4') },
  ];
  if (received === undefined) return 'open';
  const more = parts.find(({ count = 0 }) => count > received);
  if (!more) return parts.some(({ count }) => count === undefined) ? 'open' : undefined;
  return {
    cells: [nameIn(line, more.row), nameIn(line, 'r1'), nameIn(line, 'r2')],
    message: fill(more.message, { table: tableName(form, 't2'), column: line.label, count: more.count ?? 0, received }),
  };
};

const nothingOfNothing = (form: Form, line: Line): Checked => {
  const received = receivedIn(line);
  if (received === undefined) return 'open';
  if (received > 0) return undefined;
  const others = line.cells.filter(({ row }) => !['r1', 'r2'].includes(row.leaf.key));
  const filled = others.filter(({ row }) => (line.value(row.leaf.key) ?? 0) > 0);
  if (filled.length === 0) return others.some(({ row }) => line.value(row.leaf.key) === undefined) ? 'open' : undefined;
  const first = filled[0]!;
  return {
    cells: [...filled.map(({ name }) => name), nameIn(line, 'r1'), nameIn(line, 'r2')],
    message: fill(noneMessages.none, {
      table: tableName(form, 't2'),
      column: line.label,
      filled: `“${first.row.leaf.label}”${line.value(first.row.leaf.key)}件${filled.length > 1 ? '等' : ''}`,
    }),
  };
};

export const handledRules: readonly Rule[] = [
  {
    id: 'A12',
    severity: 'error',
    title: '办理结果和结转不多于收到的申请',
    basis: '格式第三部分表格左上角所印勾稽关系的推论',
    involves: '第三部分表格各列第一、二、三（七）、四行',
    messages: moreMessages,
    check: (context) =>
      byColumn(context, ['A01'], moreMessages.later, (line) => noMoreThanReceived(context.form, line)),
  },
  {
    id: 'A13',
    severity: 'error',
    title: '没有收到申请的列没有办理结果',
    basis: '格式第三部分表格左上角所印勾稽关系的推论',
    involves: '第三部分表格各列全部各行',
    messages: noneMessages,
    check: (context) =>
      byColumn(context, ['A01', 'A02'], noneMessages.later, (line) => nothingOfNothing(context.form, line)),
  },
];
