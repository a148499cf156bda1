import type { PrintedCell } from '../../../schemas/form/printed.ts';
import type { Block } from '../../../schemas/report.ts';
import type { PageModel, PrintableTable } from '../model.ts';
import { narrativeGrid } from '../narrativeGrid.ts';
import { picturePath } from '../pictures.ts';
import { titleLines } from '../titleLines.ts';
import { breakable } from './breakable.ts';

/**
 * What the Typst template is given: the page model as plain JSON. The template reads it as data, so no text of a
 * submission can be markup.
 */
export const pdfDocument = (model: PageModel): Record<string, unknown> => ({
  title: model.title,
  titleLines: titleLines(model.title).map((line) => breakable(line)),
  agencyName: model.agencyName,
  keywords: ['政府信息公开工作年度报告', model.agencyName, `${model.year}年`],
  preamble: pdfBlocks(model.preamble),
  sections: model.sections.map(({ heading, table, blocks }) => ({
    heading,
    table: table ? pdfTable(table) : null,
    blocks: pdfBlocks(blocks),
  })),
});

/** Tables with more columns than this are set in small type. */
const comfortableColumns = 6;

const pdfTable = ({ width, labelColumns, note, head, bodies }: PrintableTable): Record<string, unknown> => {
  const dense = width > comfortableColumns;
  const cells = (rows: PrintableTable['head']) => rows.flat().map((cell) => pdfCell(cell, labelColumns, dense));
  return { width, labelColumns, note, dense, head: cells(head), body: cells(bodies.flat()) };
};

const pdfCell = (cell: PrintedCell, labelColumns: number, dense: boolean): Record<string, unknown> => {
  const { kind, text, columnSpan, rowSpan } = cell;
  return {
    kind,
    ...(kind === 'figure' && dense ? fitted(text) : { text: breakable(text), scale: 1 }),
    columnSpan,
    rowSpan,
    /** Labels of single rows begin at the left where groups stand beside them; others are centred. */
    start: labelColumns > 1 && rowSpan === 1,
  };
};

/** Digits that fit into a narrow column in full size, and in the smallest that can still be read. */
const digitsInFull = 6;
const digitsAtMost = 10;

/** A long number in a narrow column is set smaller; beyond what can be read it is broken. */
const fitted = (text: string): { text: string; scale: number } => {
  const longest = Math.max(digitsInFull, ...text.split(/[^\u0021-\u02FF]/u).map((run) => run.length));
  return { text: breakable(text, digitsAtMost), scale: digitsInFull / Math.min(longest, digitsAtMost) };
};

/** A sign-off keeps some distance from the text before it. */
const pdfBlocks = (blocks: readonly Block[]): Record<string, unknown>[] =>
  blocks.map((block, index) => ({
    ...pdfBlock(block),
    opens: block.type === 'signature' && blocks[index - 1]?.type !== 'signature',
  }));

const pdfBlock = (block: Block): Record<string, unknown> => {
  switch (block.type) {
    case 'list':
      return { ...block, items: block.items.map((item) => breakable(item)) };
    case 'table':
      return { type: 'table', grid: pdfGrid(block.rows) };
    case 'picture':
      return { ...block, path: `/${picturePath(block)}` };
    default:
      return { ...block, text: breakable(block.text) };
  }
};

/** Latin characters on a line of the small type of simple tables. */
const charactersAcross = 80;

const pdfGrid = (rows: Parameters<typeof narrativeGrid>[0]): Record<string, unknown> => {
  const grid = narrativeGrid(rows);
  const limit = Math.max(4, Math.floor(charactersAcross / grid.width) - 2);
  const cells = grid.rows.map((row) => row.map((cell) => ({ ...cell, text: breakable(cell.text, limit) })));
  return { width: grid.width, head: cells.slice(0, grid.headRows).flat(), body: cells.slice(grid.headRows).flat() };
};
