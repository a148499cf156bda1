import { cellsOfTable } from '../../../../schemas/form/derive.ts';
import { cellNamed, cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { accountOf, cellsOfSum } from './account.ts';
import type { Sum } from './sums.ts';

const messages = {
  one: '{table}{left}和{right}现为“{first}”“{second}”，像是{joined}被分到了两格：{cell}填{joined}、另一格填0，则该行总计相等。请对照原始记录核对。',
  either:
    '{table}{left}和{right}现为“{first}”“{second}”，像是{joined}被分到了两格：合为一格填{joined}、另一格填0，则该行总计相等。请对照原始记录核对。',
};

const digitOf = (raw: string): number | undefined => {
  const text = raw.normalize('NFKC').trim();
  return /^\d$/.test(text) ? Number(text) : undefined;
};

/** Two neighbours read as one number that stands in either of the cells. */
interface Joint {
  readonly cells: readonly [string, string];
  readonly joined: number;
}

/** The rows of table 2 whose total is not their sum, for which no single cell is to blame. */
const brokenRows = (context: Context): Sum[] =>
  accountOf(context)
    .breaks.filter(({ root, main }) => !root && main.equation.footing.table === 't2')
    .map(({ main }) => main)
    .filter(({ equation }) => equation.footing.along === 'row');

const jointsIn = (context: Context, row: Sum): Joint[] => {
  const inRow = new Set(cellsOfSum(row));
  const table = context.form.tables.find(({ id }) => id === row.equation.footing.table)!;
  const names = cellsOfTable(table).flatMap(({ name }) => (inRow.has(name) ? [name] : []));
  return names.slice(1).flatMap((name, index): Joint[] => {
    const before = names[index]!;
    const [first, second] = [before, name].map((each) => digitOf(context.report.cells[each]!.raw));
    return first && second !== undefined ? [{ cells: [before, name], joined: first * 10 + second }] : [];
  });
};

/** The cells that may hold the joined number so that an equation over them holds. */
const homes = (context: Context, { left, right }: Pick<Sum['equation'], 'left' | 'right'>, joint: Joint): string[] =>
  joint.cells.filter((home) => {
    const figure = (name: string): number => {
      if (name === home) return joint.joined;
      return joint.cells.includes(name) ? 0 : (accountOf(context).figure(name) ?? Number.NaN);
    };
    const side = (names: readonly string[]): number => names.reduce((total, name) => total + figure(name), 0);
    return side(left) === side(right);
  });

const splitDigits = (context: Context): Fault[] =>
  brokenRows(context).flatMap((row) =>
    jointsIn(context, row).flatMap((joint) => {
      const mending = homes(context, row.equation, joint);
      return mending.length === 0 ? [] : [jointFault(context, joint, narrowed(context, joint, mending))];
    }),
  );

/** Of the homes that mend the row, those with which the broken columns hold too. */
const narrowed = (context: Context, joint: Joint, mending: readonly string[]): readonly string[] => {
  const columns = accountOf(context)
    .breaks.flatMap(({ main, follows }) => [main, ...follows])
    .filter(
      (sum) => sum.equation.footing.along === 'column' && cellsOfSum(sum).some((name) => joint.cells.includes(name)),
    );
  return columns.reduce((homesLeft, { equation }) => {
    const holding = homes(context, equation, joint);
    return homesLeft.filter((home) => holding.includes(home));
  }, mending);
};

const jointFault = (context: Context, { cells, joined }: Joint, found: readonly string[]): Fault => {
  const { form, report } = context;
  const [left, right] = cells.map((name) => cellNamed(form, name));
  const [home] = found;
  const only = home !== undefined && found.length === 1;
  return {
    status: 'unsure',
    cells: [...cells],
    section: sectionOf(form, left!.table),
    message: fill(only ? messages.one : messages.either, {
      table: tableName(form, left!.table),
      left: cellPlace(left!),
      right: `“${right!.column.leaf.label}”列`,
      first: report.cells[cells[0]]!.raw,
      second: report.cells[cells[1]]!.raw,
      joined,
      cell: only ? `“${cellNamed(form, home).column.leaf.label}”列` : '',
    }),
    ...(only && { suggestion: { cell: home, value: joined } }),
  };
};

export const splitDigitRules: readonly Rule[] = [
  {
    id: 'A11',
    severity: 'warning',
    title: '没有一个数字分到两格',
    basis: '实践：从版式文件转换表格时，两位数可能被拆到相邻两格',
    involves: '第三部分表格中总计与六类申请人之和不等的各行',
    messages,
    check: splitDigits,
  },
];
