import { type CellDefinition, cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Cell, Report } from '../../schemas/report.ts';

/** One figure that is not what it was in the other report. */
interface Difference {
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly now: string;
}

/** The differences within one section of the form. */
export interface DifferingSection {
  /** For example 三、收到和处理政府信息公开申请情况. */
  readonly title: string;
  readonly differences: readonly Difference[];
}

/** Figures that differ from those of another report, in printed order; cells one of the two editions lacks are left out. */
export const compareFigures = (now: Report, before: Report): DifferingSection[] => {
  const form = formOf(now.edition);
  return form.sections.flatMap(({ numeral, title, table }) => {
    const cells = cellsOf(form).filter((cell) => cell.table === table);
    const differences = cells.flatMap((cell) => differenceAt(cell, now.cells[cell.name], before.cells[cell.name]));
    return differences.length > 0 ? [{ title: `${numeral}、${title}`, differences }] : [];
  });
};

const differenceAt = (place: CellDefinition, now: Cell | undefined, before: Cell | undefined): Difference[] =>
  !now || !before || same(now, before)
    ? []
    : [{ row: rowOf(place), column: columnOf(place), before: shown(before), now: shown(now) }];

const same = (a: Cell, b: Cell): boolean =>
  a.meaning === b.meaning && (a.meaning === 'number' ? a.value === b.value : a.raw.trim() === b.raw.trim());

const shown = (cell: Cell): string => cell.raw.trim() || '（空白）';

/** The outermost label of table 2 (三、本年度办理结果) is left out: it says nothing the others do not. */
const rowOf = ({ block, row }: CellDefinition): string =>
  [block.heading ?? '', ...row.groups.slice(1), row.leaf.label].filter((label) => label !== '').join(' ');

const columnOf = ({ table, column }: CellDefinition): string =>
  [...(table === 't2' ? [] : column.groups), column.leaf.label].join(' ');
