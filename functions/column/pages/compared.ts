import { type CellDefinition, cellsOfTable } from '../../../schemas/form/derive.ts';
import { formOf } from '../../../schemas/form/index.ts';
import { figureOf, type YearFigures } from './figures.ts';

/** One figure in two reports; undefined where a report's form has nothing that means the same. */
export interface ComparedRow {
  readonly label: string;
  readonly before: number | null | undefined;
  readonly after: number | null | undefined;
}

/** Rows under one heading of the form; a table's first rows may have none. */
export interface ComparedGroup {
  readonly heading: string;
  readonly rows: readonly ComparedRow[];
}

/** One table to print: of table 2 there is one for each kind of applicant. */
export interface ComparedTable {
  readonly caption: string;
  readonly groups: readonly ComparedGroup[];
}

export interface Comparison {
  /** The tables of the form in order, table 2 by its totals. */
  readonly tables: readonly ComparedTable[];
  /** Table 2 by kind of applicant, of those who asked at all. */
  readonly applicants: readonly ComparedTable[];
  /** Kinds of applicants with no figure but nought in either report. */
  readonly silent: readonly string[];
  /** Rows of table 1 in the later report's form that the earlier one's does not ask for in this meaning. */
  readonly incomparable: readonly string[];
}

/** A line of the later form: where it stands, and the name under which both reports are asked for the figure. */
interface Line {
  readonly heading: string;
  readonly label: string;
  readonly name: string;
}

/** Two reports figure by figure, along the form of the later one. */
export const compareFigures = (before: YearFigures, after: YearFigures): Comparison => {
  const [first, second, third] = formOf(after.edition).tables.map(cellsOfTable);
  const columns = [...new Set((second ?? []).map(({ column }) => column.leaf))];
  const byApplicant = columns
    .filter(({ key }) => key !== 'total')
    .map(({ key, label }) => table(label, applicationLines(second ?? [], key, before), before, after));
  const tables = [
    table('主动公开政府信息情况', disclosureLines(first ?? []), before, after),
    table('收到和处理政府信息公开申请情况（总计）', applicationLines(second ?? [], 'total', before), before, after),
    table('政府信息公开行政复议、行政诉讼情况', disputeLines(third ?? []), before, after),
  ];
  return {
    tables: tables.map(comparable),
    applicants: byApplicant.filter(says).map(comparable),
    silent: byApplicant.filter((one) => !says(one)).map(({ caption }) => caption),
    incomparable: [
      ...new Set(
        (first ?? []).filter(({ name }) => figureOf(before, name) === undefined).map(({ row }) => row.leaf.label),
      ),
    ],
  };
};

const disclosureLines = (cells: readonly CellDefinition[]): Line[] =>
  cells.map(({ name, row, column }) => ({ heading: '', label: `${row.leaf.label} ${column.leaf.label}`, name }));

/** Rows of table 2 for one kind of applicant. Where the earlier form has one row for （六）其他处理, so has the comparison. */
const applicationLines = (cells: readonly CellDefinition[], applicant: string, before: YearFigures): Line[] => {
  const lines = cells
    .filter(({ column }) => column.leaf.key === applicant)
    .map(({ name, row }) => ({ heading: row.groups[1] ?? row.groups[0] ?? '', label: row.leaf.label, name }))
    .map((line) => (line.name === `t2.r3_7.${applicant}` ? { ...line, heading: '' } : line));
  const others = lines.filter(({ name }) => name.startsWith('t2.r3_6_'));
  if (others.every(({ name }) => figureOf(before, name) !== undefined)) return lines;
  const whole = { heading: '', label: '（六）其他处理', name: `t2.r3_6.${applicant}` };
  return lines.flatMap((line) => (line === others[0] ? [whole] : others.includes(line) ? [] : [line]));
};

const disputeLines = (cells: readonly CellDefinition[]): Line[] =>
  cells.map(({ name, column }) => ({ heading: column.groups.join('：'), label: column.leaf.label, name }));

const table = (caption: string, lines: readonly Line[], before: YearFigures, after: YearFigures): ComparedTable => {
  const groups: { heading: string; rows: ComparedRow[] }[] = [];
  for (const { heading, label, name } of lines) {
    if (groups.at(-1)?.heading !== heading) groups.push({ heading, rows: [] });
    groups.at(-1)!.rows.push({ label, before: figureOf(before, name), after: figureOf(after, name) });
  }
  return { caption, groups };
};

/** Without the rows only one of the two forms has. */
const comparable = ({ caption, groups }: ComparedTable): ComparedTable => ({
  caption,
  groups: groups
    .map(({ heading, rows }) => ({ heading, rows: rows.filter((row) => row.before !== undefined) }))
    .filter(({ rows }) => rows.length > 0),
});

const says = ({ groups }: ComparedTable): boolean =>
  groups.some(({ rows }) => rows.some(({ before, after }) => Boolean(before) || Boolean(after)));
