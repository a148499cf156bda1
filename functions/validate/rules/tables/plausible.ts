import { cellNamed, cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { figureIn } from './figure.ts';

/** Shares of table 2 that are possible but unusual: somebody should say that they are meant. */

const unknown = '{table}{cells}没有可用的数字，改正后再核对。';

const messages = {
  carriedOn:
    '{table}结转下年度{count}件，占新收和上年结转合计{whole}件的{percent}%，超过{limit}%。请核对数字，并在第五部分说明原因或者改进打算。',
  otherResults:
    '{table}{cell}＝{count}，占办理结果总计{whole}件的{percent}%，超过{limit}%。能归入其他各项的请归入相应各项。',
  otherNotListed: '{form}没有单列“（六）其他处理3.其他”一行，不作此项核对。',
  notHeld: '{table}{cell}＝{count}，占办理结果总计{whole}件的{percent}%，超过{limit}%。请核对是否确属本机关不掌握。',
};

/** A figure of the total column as a share of others: `part` of the sum of `whole`, each a row key. */
interface Share {
  readonly part: string;
  readonly whole: readonly string[];
  readonly limit: (context: Context) => number;
  /** The part must also exceed this many cases. */
  readonly least: (context: Context) => number;
  readonly message: string;
  /** Said where an edition lacks the row. */
  readonly notListed?: string;
}

const totalOf = (row: string): string => `t2.${row}.total`;

const shareBelow = (context: Context, { part, whole, limit, least, message, notListed }: Share): Fault[] => {
  const { form, report } = context;
  const names = [part, ...whole].map(totalOf);
  if (notListed && !(names[0]! in report.cells)) return [notAssessable(fill(notListed, { form: form.name }))];
  const missing = names.filter((name) => figureIn(context, name) === undefined);
  const table = tableName(form, 't2');
  if (missing.length > 0) {
    const cells = missing.map((name) => cellPlace(cellNamed(form, name))).join('、');
    return [notAssessable(fill(unknown, { table, cells }), missing)];
  }
  const [count = 0, ...rest] = names.map((name) => figureIn(context, name) ?? 0);
  const sum = rest.reduce((total, value) => total + value, 0);
  if (count <= least(context) || sum === 0 || count / sum <= limit(context)) return [];
  const percent = ((count / sum) * 100).toFixed(1).replace(/\.0$/, '');
  const cell = cellPlace(cellNamed(form, names[0]!));
  const shown = { table, cell, count, whole: sum, percent, limit: Number((limit(context) * 100).toFixed(1)) };
  return [{ status: 'unsure', cells: names, section: sectionOf(form, 't2'), message: fill(message, shown) }];
};

const carriedOn: Share = {
  part: 'r4',
  whole: ['r1', 'r2'],
  limit: ({ settings }) => settings.thresholds.carriedOnShare,
  least: ({ settings }) => settings.thresholds.carriedOnLeast,
  message: messages.carriedOn,
};

const otherResults: Share = {
  part: 'r3_6_3',
  whole: ['r3_7'],
  limit: ({ settings }) => settings.thresholds.otherResultsShare,
  least: () => 0,
  message: messages.otherResults,
  notListed: messages.otherNotListed,
};

const notHeld: Share = {
  part: 'r3_4_1',
  whole: ['r3_7'],
  limit: ({ settings }) => settings.thresholds.notHeldShare,
  least: () => 0,
  message: messages.notHeld,
};

export const plausibleRules: readonly Rule[] = [
  {
    id: 'A14',
    severity: 'warning',
    title: '结转下年度的比例不过高',
    basis: '实践：核对中见到近半数申请结转的年度报告（如166件中结转81件），比例和件数由主管部门设定',
    involves: '第三部分表格总计列第一、二、四行',
    messages: { carriedOn: messages.carriedOn, unknown },
    check: (context) => shareBelow(context, carriedOn),
  },
  {
    id: 'A17',
    severity: 'warning',
    title: '其他处理中的“其他”不过多',
    basis: '实践：“其他”一项不宜作为兜底大量使用，比例由主管部门设定',
    involves: '第三部分表格总计列三（六）3.其他、三（七）总计两行',
    messages: { otherResults: messages.otherResults, otherNotListed: messages.otherNotListed, unknown },
    check: (context) => shareBelow(context, otherResults),
  },
  {
    id: 'A18',
    severity: 'info',
    title: '本机关不掌握的比例不过高',
    basis: '实践：同类核对系统关注这一比例，界限由主管部门设定',
    involves: '第三部分表格总计列三（四）1、三（七）总计两行',
    messages: { notHeld: messages.notHeld, unknown },
    check: (context) => shareBelow(context, notHeld),
  },
];
