import { cellsOf, type Equation, equationsOf } from '../../../../schemas/form/derive.ts';
import { cellNamed, cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, notAssessable, type Rule } from '../../rule.ts';
import { notAFigure } from './figure.ts';
import { type Break, breaksOf, type Sum, sumOf } from './sums.ts';

/** The sums of the form (F1–F4 of the field notes) and what stands in their way. */
interface Account {
  readonly breaks: readonly Break[];
  /** Totals left empty over parts that are not 0, with what they should say. */
  readonly emptyTotals: readonly Sum[];
  /** Equations with a cell that holds no figure. */
  readonly open: readonly Equation[];
}

const accounts = new WeakMap<Context, Account>();

/** Worked out once for each context; several rules ask for it. */
const accountOf = (context: Context): Account => {
  const known = accounts.get(context);
  if (known) return known;
  const account = workOut(context);
  accounts.set(context, account);
  return account;
};

const workOut = ({ form, report }: Context): Account => {
  const equations = equationsOf(form);
  const definitions = new Map(cellsOf(form).map((cell) => [cell.name, cell]));
  // A blank counts as 0 here (A08 asks to fill it); what is no figure at all leaves the sum open.
  const written = (name: string): number | undefined => {
    const cell = report.cells[name]!;
    return notAFigure(definitions.get(name)!, cell) === undefined ? (cell.value ?? 0) : undefined;
  };
  const emptyTotals = equations
    .filter(({ footing, left }) => footing.along === 'row' && report.cells[left[0]!]!.value === null)
    .flatMap((equation) => sumOf(equation, written) ?? [])
    .filter(({ difference }) => difference !== 0);
  const meant = new Map(emptyTotals.map(({ equation, right }) => [equation.left[0], right]));
  const figure = (name: string): number | undefined => meant.get(name) ?? written(name);
  const sums = equations.flatMap((equation) => sumOf(equation, figure) ?? []);
  const summed = new Set(sums.map(({ equation }) => equation));
  return {
    breaks: breaksOf(form, sums, figure),
    emptyTotals,
    open: equations.filter((equation) => !summed.has(equation)),
  };
};

/** Cells the sums already speak of by name; they need no second finding for being empty. */
export const namedBySums = (context: Context): ReadonlySet<string> => {
  const { breaks, emptyTotals } = accountOf(context);
  const roots = breaks.flatMap(({ root }) => root?.name ?? []);
  return new Set([...roots, ...emptyTotals.map(({ equation }) => equation.left[0]!)]);
};

/** “科研机构”列：一＋二＝5，三（七）＋四＝4，差1 */
const sumWords = ({ equation, left, right, difference }: Sum): string => {
  const { footing, label } = equation;
  const line = footing.table === 't3' ? `“${label}”` : `“${label}”${footing.along === 'column' ? '列' : '行'}`;
  return `${line}：${footing.leftName}＝${left}，${footing.rightName}＝${right}，差${Math.abs(difference)}`;
};

const cellsOfSum = ({ equation }: Sum): string[] => [...equation.left, ...equation.right];

const breakFault = (context: Context, { main, root, follows }: Break): Fault => {
  const { form } = context;
  const { table } = main.equation.footing;
  return {
    cells: [...new Set([...(root ? [root.name] : []), ...cellsOfSum(main)])],
    section: sectionOf(form, table),
    message: `${tableName(form, table)}${sumWords(main)}。${root ? advice(context, root) : '两者应当相等，请核对。'}`,
    left: main.left,
    right: main.right,
    difference: main.difference,
    consequences: follows.map(sumWords),
    ...(root && { suggestion: { cell: root.name, value: mended(context, root) } }),
  };
};

/** What the root cell would hold if all its sums were right. */
const mended = ({ report }: Context, root: NonNullable<Break['root']>): number =>
  (report.cells[root.name]!.value ?? 0) - root.excess;

const advice = (context: Context, root: NonNullable<Break['root']>): string => {
  const { value, raw } = context.report.cells[root.name]!;
  const now = value === null ? '现未填数字' : `现为${raw}`;
  return `请先核对${cellPlace(cellNamed(context.form, root.name))}（${now}，如为${mended(context, root)}则各处相等）。`;
};

const sumHolds = (id: string, title: string): Rule => ({
  id,
  severity: 'error',
  title,
  basis: '',
  involves: '',
  messages: {},
  check: (context) => {
    const { breaks, open } = accountOf(context);
    const faults = breaks
      .filter(({ main }) => main.equation.footing.rule === id)
      .map((one) => breakFault(context, one));
    const notSummed = open.filter(({ footing }) => footing.rule === id);
    return notSummed.length === 0 ? faults : [...faults, openFault(context, title, notSummed)];
  },
});

const openFault = ({ form, report }: Context, title: string, open: readonly Equation[]): Fault => {
  const names = [...new Set(open.flatMap(({ left, right }) => [...left, ...right]))];
  return notAssessable(
    `“${title}”有${open.length}处未核对：其中有单元格填的不是允许的数字，改正后再核对。`,
    names.filter((name) => notAFigure(cellNamed(form, name), report.cells[name]!) !== undefined),
  );
};

const totalsFilled: Rule = {
  id: 'A05',
  severity: 'error',
  title: '有数字的行填了总计',
  basis: '',
  involves: '',
  messages: {},
  check: (context) =>
    accountOf(context).emptyTotals.map((sum) => {
      const { table } = sum.equation.footing;
      return {
        cells: cellsOfSum(sum),
        suggestion: { cell: sum.equation.left[0]!, value: sum.right },
        section: sectionOf(context.form, table),
        message: `${tableName(context.form, table)}“${sum.equation.label}”${table === 't3' ? '' : '行'}：总计没有填写，${sum.equation.footing.rightName}＝${sum.right}。请填写总计。`,
      };
    }),
};

export const footingRules: readonly Rule[] = [
  sumHolds('A01', '各列一＋二＝三（七）＋四'),
  sumHolds('A02', '各列三（七）总计等于各项之和'),
  sumHolds('A03', '各行总计等于六类申请人之和'),
  sumHolds('A04', '行政复议、行政诉讼总计等于四项之和'),
  totalsFilled,
];
