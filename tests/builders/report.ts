import { type CellDefinition, cellsOf, equationsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Edition } from '../../schemas/form/model.ts';
import { type Block, type Cell, type Report, ReportSchema } from '../../schemas/report.ts';

/** What a test may say about a report; everything else is filled in so that the report is complete and consistent. */
export interface ReportParts {
  readonly edition?: Edition;
  readonly title?: string;
  readonly agency?: string;
  readonly year?: number | null;
  /** Blocks, or texts for paragraphs. */
  readonly preamble?: readonly (string | Block)[];
  readonly overview?: readonly (string | Block)[];
  readonly problems?: readonly (string | Block)[];
  readonly other?: readonly (string | Block)[];
  readonly tableNotes?: Partial<Record<keyof Report['tableNotes'], readonly (string | Block)[]>>;
  readonly headings?: Report['headings'];
  /** Figures by cell name, as numbers or as the text that stands in the cell. Cells not named hold 0. */
  readonly cells?: Readonly<Record<string, number | string>>;
}

/** A paragraph, as most narrative is. */
export const paragraph = (text: string): Block => ({ type: 'paragraph', text });

/** A cell as the parser would read it: a number, nothing (`''`), a nil sign (`/`, `-`, 无) or some other text. */
export const cellOf = (written: number | string): Cell => {
  const raw = String(written);
  if (raw === '') return { value: null, raw, meaning: 'blank' };
  if (['/', '-', '—', '无'].includes(raw)) return { value: null, raw, meaning: 'nil' };
  const value = Number(raw.replaceAll(',', ''));
  return Number.isNaN(value) ? { value: null, raw, meaning: 'text' } : { value, raw, meaning: 'number' };
};

/** A complete report of an invented agency; every cell that is not named holds 0, so that all sums hold. */
export const reportOf = (parts: ReportParts = {}): Report => {
  const edition = parts.edition ?? '2021';
  const agency = parts.agency ?? '青溪县水务局';
  const year = parts.year === undefined ? Number.parseInt(edition, 10) + 4 : parts.year;
  const form = formOf(edition);
  const blocks = (texts: readonly (string | Block)[] = []): Block[] =>
    texts.map((text) => (typeof text === 'string' ? paragraph(text) : text));
  const zeros = Object.fromEntries(cellsOf(form).map((cell) => [cell.name, cellOf(0)]));
  const written = Object.fromEntries(Object.entries(parts.cells ?? {}).map(([name, text]) => [name, cellOf(text)]));
  return ReportSchema.parse({
    edition,
    title: parts.title ?? `${agency}${year ?? ''}年政府信息公开工作年度报告`,
    agency,
    year,
    preamble: blocks(parts.preamble),
    headings: parts.headings ?? form.sections.map(({ key, numeral, title }) => ({ key, text: `${numeral}、${title}` })),
    sections: {
      overview: blocks(parts.overview ?? ['本年度主动公开、依申请公开和监督保障工作平稳有序。']),
      problems: blocks(parts.problems ?? ['公开内容还不够细，下一步将加强对各科室的指导。']),
      other: blocks(parts.other ?? ['本年度未收取信息处理费，无其他需要报告的事项。']),
    },
    tableNotes: {
      disclosure: blocks(parts.tableNotes?.disclosure),
      applications: blocks(parts.tableNotes?.applications),
      disputes: blocks(parts.tableNotes?.disputes),
    },
    cells: { ...zeros, ...written },
  });
};

/**
 * A report with a different number in every cell, so that a figure in a wrong place is seen: 1001, 1002 … in printed
 * order, with decimals where the form allows them. The sums do not hold.
 */
export const numberedReport = (parts: ReportParts = {}): Report => {
  const numbers = cellsOf(formOf(parts.edition ?? '2021')).map((cell, index) => [cell.name, numberFor(cell, index)]);
  return reportOf({ ...parts, cells: { ...Object.fromEntries(numbers), ...parts.cells } });
};

const numberFor = (cell: CellDefinition, index: number): number => {
  if (cell.column.leaf.decimals) return 1001 + index + 0.2345;
  return cell.column.leaf.signed ? -(1001 + index) : 1001 + index;
};

/** A report with figures that are not zero and with which every sum of the form holds. */
export const consistentReport = (parts: ReportParts = {}): Report => {
  const form = formOf(parts.edition ?? '2021');
  const figures = new Map(cellsOf(form).map((cell, index) => [cell.name, (index * 7) % 5]));
  const sum = (names: readonly string[]): number =>
    names.reduce((total, name) => total + Number(figures.get(name) ?? 0), 0);
  // Sums of results first, then what came in, then the totals across.
  for (const rule of ['A02', 'A01', 'A03', 'A04']) {
    for (const { left, right } of equationsOf(form).filter((equation) => equation.footing.rule === rule)) {
      figures.set(left[0]!, sum(right) - sum(left.slice(1)));
    }
  }
  return reportOf({ ...parts, cells: { ...Object.fromEntries(figures), ...parts.cells } });
};
