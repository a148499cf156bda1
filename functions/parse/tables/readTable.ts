import type { Table } from '../../../schemas/form/model.ts';
import type { Cell, Report } from '../../../schemas/report.ts';
import type { GridRow } from '../document.ts';
import { readFigure } from '../figures.ts';
import { readByGrid } from './gridReading.ts';
import { nameMisprints } from './misprints.ts';
import type { FormGrid } from './recognise.ts';
import { placeIn, placesOf } from './rowPlace.ts';
import { alignRows } from './rows.ts';
import { joinSpilledHeaders } from './spilledHeaders.ts';
import { holds, readByStream } from './streamReading.ts';
import { type Line, tableNames, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface TableReading {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly notes: readonly string[];
  /** Rows known by their place only. */
  readonly misprints: NonNullable<Report['misprints']>;
  /** Every place where something is not as the form has it, or the two readings differ; then no cell may be used. */
  readonly faults: readonly string[];
}

const shown = (texts: readonly string[]): string =>
  texts
    .map((text) => text.slice(0, 20) || '空')
    .slice(0, 20)
    .join('、') || '空白';

/** Two reports printed side by side for comparison: the same label twice in one row. */
const sideBySide = (rows: readonly GridRow[], { lineLabels }: Vocabulary): string | undefined =>
  rows.flatMap((row) => {
    const lines = row.flatMap((cell) => lineLabels.find(cell.text) ?? []);
    const doubled = lines.find((line, at) => lines.indexOf(line) < at);
    return doubled
      ? [`中并列了两份报表（同一行出现两次“${doubled.wordings[0]}”）${placeIn(row)}，应只有本年度一份`]
      : [];
  })[0];

/** Reads one table twice, by its grid and by the stream of its cells, and accepts only what both say. */
export const readTable = (table: Table, grid: FormGrid): TableReading => {
  const vocabulary = vocabularyOf(table);
  const doubled = sideBySide(grid.rows, vocabulary);
  if (doubled) return { cells: {}, notes: [], misprints: [], faults: [`${tableNames[table.id]}${doubled}`] };
  const headed = joinSpilledHeaders(grid.rows, vocabulary, grid.placed);
  const { rows, misprints } = nameMisprints(headed, vocabulary);
  const alignment = alignRows(rows, vocabulary);
  const byGrid = readByGrid(vocabulary, rows, alignment, grid.placed);
  const notes = new Set(alignment.notes);
  const segments = readByStream(
    vocabulary,
    rows
      .flat()
      .map((cell) => cell.text)
      .filter((text) => text === '' || !notes.has(text)),
  );
  const cells: Record<string, Cell> = {};
  const differing: string[] = [];
  const placeOfLine = ({ index }: Line): string =>
    placesOf(alignment.found.filter(({ line }) => line.index === index).map(({ rowIndex }) => rows[rowIndex]!));
  for (const [line, figures] of byGrid.figures) {
    const segment = segments.get(line) ?? [];
    if (!holds(segment, figures)) {
      differing.push(
        `“${line.title}”一行${placeOfLine(line)}按表格位置读到${shown(figures)}，按先后顺序读到${shown(segment)}，两者不一致`,
      );
    }
    line.cellNames.forEach((name, index) => {
      cells[name] = readFigure(figures[index] ?? '');
    });
  }
  const faults = [...alignment.faults, ...byGrid.faults, ...differing].map(
    (fault) => `${tableNames[table.id]}${fault}`,
  );
  return { cells, notes: alignment.notes, misprints: [...misprints], faults };
};
