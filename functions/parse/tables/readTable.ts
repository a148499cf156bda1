import type { Table } from '../../../schemas/form/model.ts';
import type { Cell } from '../../../schemas/report.ts';
import { readFigure } from '../figures.ts';
import { readByGrid } from './gridReading.ts';
import type { FormGrid } from './recognise.ts';
import { alignRows } from './rows.ts';
import { holds, readByStream } from './streamReading.ts';
import { tableNames, vocabularyOf } from './vocabulary.ts';

export interface TableReading {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly notes: readonly string[];
  /** Every place where something is not as the form has it, or the two readings differ; then no cell may be used. */
  readonly faults: readonly string[];
}

const shown = (texts: readonly string[]): string =>
  texts
    .map((text) => text.slice(0, 20) || '空')
    .slice(0, 20)
    .join('、') || '空白';

/** Reads one table twice, by its grid and by the stream of its cells, and accepts only what both say. */
export const readTable = (table: Table, grid: FormGrid): TableReading => {
  const vocabulary = vocabularyOf(table);
  const alignment = alignRows(grid.rows, vocabulary);
  const byGrid = readByGrid(vocabulary, grid.rows, alignment, grid.placed);
  const notes = new Set(alignment.notes);
  const segments = readByStream(
    vocabulary,
    grid.rows
      .flat()
      .map((cell) => cell.text)
      .filter((text) => text === '' || !notes.has(text)),
  );
  const cells: Record<string, Cell> = {};
  const differing: string[] = [];
  for (const [line, figures] of byGrid.figures) {
    const segment = segments.get(line) ?? [];
    if (!holds(segment, figures)) {
      differing.push(`“${line.title}”一行按表格位置读到${shown(figures)}，按先后顺序读到${shown(segment)}，两者不一致`);
    }
    line.cellNames.forEach((name, index) => {
      cells[name] = readFigure(figures[index] ?? '');
    });
  }
  const faults = [...alignment.faults, ...byGrid.faults, ...differing].map(
    (fault) => `${tableNames[table.id]}${fault}`,
  );
  return { cells, notes: alignment.notes, faults };
};
