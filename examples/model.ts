import { cellsOf, equationsOf } from '../schemas/form/derive.ts';
import { formOf } from '../schemas/form/index.ts';
import type { SectionKey } from '../schemas/form/model.ts';

/** One example report as an office would have drafted it. */
export interface Example {
  /** Id in `examples/register.yaml`. */
  readonly agencyId: string;
  readonly agency: string;
  readonly year: number;
  readonly format: 'docx' | 'html' | 'txt';
  readonly preamble: readonly string[];
  readonly overview: readonly string[];
  readonly problems: readonly string[];
  readonly other: readonly string[];
  /** Lines at the end, to the right. */
  readonly signature: readonly string[];
  readonly figures: Figures;
  /** What the draft gets wrong, for showing: figures as written, and titles of sections. */
  readonly slips?: {
    readonly cells?: Readonly<Record<string, string>>;
    readonly titles?: Partial<Record<SectionKey, string>>;
  };
}

/** The figures an office counts; everything else follows from them. */
interface Figures {
  /** Table 1 by cell name without prefix, e.g. `normdoc.issued`; what is left out is 0. */
  readonly disclosure: Readonly<Record<string, number>>;
  /** Table 2 by applicant, then row: r2, the results, r4. */
  readonly applications: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Table 3 without totals, e.g. `review.maintain`. */
  readonly disputes: Readonly<Record<string, number>>;
}

/** The text of every cell by name: what was counted, the sums that follow, and the slips of the draft. */
export const writtenCells = ({ figures, slips }: Example): Record<string, string> => {
  const form = formOf('2021');
  const cells = Object.fromEntries(cellsOf(form).map(({ name }) => [name, 0]));
  for (const [name, value] of counted(figures)) {
    if (!(name in cells)) throw new Error(`The form has no cell ${name}`);
    cells[name] = value;
  }
  const sum = (names: readonly string[]): number => names.reduce((total, name) => total + (cells[name] ?? 0), 0);
  // The sum of the results, then what must have come in, then the totals across.
  for (const rule of ['A02', 'A01', 'A03', 'A04']) {
    for (const { left, right } of equationsOf(form).filter(({ footing }) => footing.rule === rule)) {
      cells[left[0]!] = sum(right) - sum(left.slice(1));
    }
  }
  const written = Object.entries(cells).map(([name, value]) => [name, String(value)]);
  return { ...Object.fromEntries(written), ...slips?.cells };
};

const counted = ({ disclosure, applications, disputes }: Figures): [string, number][] => [
  ...Object.entries(disclosure).map(([name, value]): [string, number] => [`t1.${name}`, value]),
  ...Object.entries(applications).flatMap(([applicant, rows]) =>
    Object.entries(rows).map(([row, value]): [string, number] => [`t2.${row}.${applicant}`, value]),
  ),
  ...Object.entries(disputes).map(([name, value]): [string, number] => [`t3.${name}`, value]),
];
