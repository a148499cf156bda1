import { type PrintedCell, printedTable } from '../schemas/form/derive.ts';
import { formOf } from '../schemas/form/index.ts';
import type { Table } from '../schemas/form/model.ts';
import { type Example, writtenCells } from './model.ts';

/** One cell as word processors keep it: a cell hidden under a merged one above is still there, and empty. */
export interface DraftCell {
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly hidden: boolean;
}

export interface DraftTable {
  /** Columns of the grid. */
  readonly width: number;
  readonly rows: readonly (readonly DraftCell[])[];
}

/** A draft in reading order, the same for every file format. */
export type DraftPart =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'signature'; readonly text: string }
  | ({ readonly kind: 'table' } & DraftTable);

export const titleOf = ({ agency, year }: Example): string => `${agency}${year}年政府信息公开工作年度报告`;

/** Lays out an example: title, preamble, six sections with their tables, signature. */
export const layOut = (example: Example): DraftPart[] => {
  const form = formOf('2021');
  const cells = writtenCells(example);
  const paragraphs = (texts: readonly string[]): DraftPart[] => texts.map((text) => ({ kind: 'paragraph', text }));
  const sections = form.sections.flatMap(({ key, numeral, title, table }): DraftPart[] => {
    const heading = { kind: 'heading' as const, text: `${numeral}、${example.slips?.titles?.[key] ?? title}` };
    const found = form.tables.find(({ id }) => id === table);
    if (found) return [heading, draftTable(found, cells)];
    return [heading, ...paragraphs(key === 'overview' || key === 'problems' || key === 'other' ? example[key] : [])];
  });
  return [
    { kind: 'title', text: titleOf(example) },
    ...paragraphs(example.preamble),
    ...sections,
    ...example.signature.map((text) => ({ kind: 'signature' as const, text })),
  ];
};

const draftTable = (table: Table, cells: Readonly<Record<string, string>>): DraftPart => {
  const { width, rows } = printedTable(table);
  // Cells that reach down from the rows above, by the grid column they begin in.
  const reaching = new Map<number, { readonly cell: PrintedCell; readonly left: number }>();
  const draft = rows.map((row) => {
    const line: DraftCell[] = [];
    const waiting = [...row];
    for (let column = 0; column < width; ) {
      const above = reaching.get(column);
      const cell = above?.cell ?? waiting.shift();
      if (!cell) throw new Error(`A row of ${table.id} ends before column ${column}`);
      const text = cell.cell ? (cells[cell.cell.name] ?? '') : cell.text;
      line.push({ text: above ? '' : text, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan, hidden: !!above });
      const left = (above?.left ?? cell.rowSpan) - 1;
      if (left > 0) reaching.set(column, { cell, left });
      else reaching.delete(column);
      column += cell.columnSpan;
    }
    return line;
  });
  return { kind: 'table', width, rows: draft };
};
