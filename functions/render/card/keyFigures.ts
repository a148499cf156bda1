import { type CellDefinition, cellsOf } from '../../../schemas/form/derive.ts';
import { formOf } from '../../../schemas/form/index.ts';
import type { Report } from '../../../schemas/report.ts';
import { figureText } from '../figure.ts';

/** One figure by the words the public knows it by. */
export interface KeyFigure {
  readonly label: string;
  /** As the report prints it, or a stroke where it has no number. */
  readonly value: string;
  /** Empty where there is no number. */
  readonly unit: string;
}

/** How many applications ended in one way, e.g. 予以公开. */
export interface Outcome {
  readonly label: string;
  readonly count: number;
}

/** What a report comes to at a glance; all of it is printed in the report or a sum of figures that are. */
export interface KeyFigures {
  /** What came in, was carried over, was done and is left: 收到和处理政府信息公开申请情况, column 总计. */
  readonly applications: readonly KeyFigure[];
  /** The groups of 本年度办理结果 in the order of the form, none left out. */
  readonly outcomes: readonly Outcome[];
  /** Decisions and documents of the year, then disputes. */
  readonly others: readonly KeyFigure[];
}

type Cells = Pick<Report, 'edition' | 'cells'>;

/** Label, unit, and the cells it may stand in, by edition; where an edition has none, it is left out. */
type Shown = readonly [label: string, unit: string, ...names: string[]];

const applications: readonly Shown[] = [
  ['新收申请', '件', 't2.r1.total'],
  ['上年结转', '件', 't2.r2.total'],
  ['办结申请', '件', 't2.r3_7.total'],
  ['结转下年度', '件', 't2.r4.total'],
];

const others: readonly Shown[] = [
  ['制发规范性文件', '件', 't1.normdoc.issued', 't1x.normdoc.made'],
  ['行政许可', '件', 't1.licence.decisions', 't1x.licence.decisions'],
  ['行政处罚', '件', 't1.penalty.decisions', 't1x.penalty.decisions'],
  ['行政复议', '件', 't3.review.total'],
];

/** Two columns of the form that readers know as one: 未经复议直接起诉 and 复议后起诉. */
const lawsuits = ['t3.direct.total', 't3.after.total'];

/** The figures of a report that its picture and its article begin with. */
export const keyFigures = (report: Cells): KeyFigures => ({
  applications: applications.flatMap((shown) => figureOf(report, shown)),
  outcomes: outcomesOf(report),
  others: [...others.flatMap((shown) => figureOf(report, shown)), lawsuitsOf(report)],
});

const none = '—';
const unknown = { value: none, unit: '' } as const;

const figureOf = ({ cells }: Cells, [label, unit, ...names]: Shown): KeyFigure[] => {
  const cell = names.map((name) => cells[name]).find((found) => found !== undefined);
  if (!cell) return [];
  return [cell.meaning === 'number' ? { label, unit, value: figureText(cell) } : { label, ...unknown }];
};

const lawsuitsOf = ({ cells }: Cells): KeyFigure => {
  const values = lawsuits.map((name) => cells[name]?.value ?? null);
  const known = values.filter((value) => value !== null);
  const sum = known.reduce((total, value) => total + value, 0);
  return { label: '行政诉讼', ...(known.length > 0 ? { value: String(sum), unit: '件' } : unknown) };
};

/** The group of results a row of table 2 belongs to, without its numeral and remarks: （二）部分公开（区分…） is 部分公开. */
const outcomeOf = ({ row }: CellDefinition): string | undefined => {
  const [part, group = row.leaf.label] = row.groups;
  return part === undefined ? undefined : group.replace(/^（.）/u, '').replace(/（.*$/u, '');
};

const total = '总计';

const outcomesOf = ({ edition, cells }: Cells): Outcome[] => {
  const counts = new Map<string, number>();
  for (const definition of cellsOf(formOf(edition))) {
    if (definition.table !== 't2' || definition.column.leaf.key !== 'total') continue;
    const label = outcomeOf(definition);
    if (label === undefined || label === total) continue;
    counts.set(label, (counts.get(label) ?? 0) + Math.max(0, cells[definition.name]?.value ?? 0));
  }
  return [...counts].map(([label, count]) => ({ label, count }));
};

/** The same in words, for those who do not see the picture; what is nil is left out of the results. */
export const inWords = ({ applications: first, outcomes, others: rest }: KeyFigures): string => {
  const words = (figures: readonly KeyFigure[]): string =>
    figures.map(({ label, value, unit }) => (value === none ? `${label}未填` : `${label}${value}${unit}`)).join('，');
  const ended = outcomes.filter(({ count }) => count > 0).map(({ label, count }) => `${label}${count}件`);
  const results = ended.length > 0 ? `办理结果中${ended.join('，')}。` : '';
  return `${words(first)}。${results}${words(rest)}。`;
};
