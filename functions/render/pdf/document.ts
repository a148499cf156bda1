import type { PrintedCell } from '../../../schemas/form/derive.ts';
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
  titleLines: titleLines(model.title).map(breakable),
  agencyName: model.agencyName,
  keywords: ['政府信息公开工作年度报告', model.agencyName, `${model.year}年`],
  preamble: model.preamble.map(pdfBlock),
  sections: model.sections.map(({ heading, table, blocks }) => ({
    heading,
    table: table ? pdfTable(table) : null,
    blocks: blocks.map(pdfBlock),
  })),
});

/** Tables with more columns than this are set in small type. */
const comfortableColumns = 6;

const pdfTable = ({ width, labelColumns, note, head, bodies }: PrintableTable): Record<string, unknown> => ({
  width,
  labelColumns,
  note,
  dense: width > comfortableColumns,
  head: head.flat().map((cell) => pdfCell(cell, labelColumns)),
  body: bodies.flat(2).map((cell) => pdfCell(cell, labelColumns)),
});

const pdfCell = ({ kind, text, columnSpan, rowSpan }: PrintedCell, labelColumns: number): Record<string, unknown> => ({
  kind,
  text: breakable(text),
  columnSpan,
  rowSpan,
  /** Labels of single rows begin at the left where groups stand beside them; others are centred. */
  start: labelColumns > 1 && rowSpan === 1,
});

const pdfBlock = (block: Block): Record<string, unknown> => {
  switch (block.type) {
    case 'list':
      return { ...block, items: block.items.map(breakable) };
    case 'table':
      return { type: 'table', grid: pdfGrid(block.rows) };
    case 'picture':
      return { ...block, path: `/${picturePath(block)}` };
    default:
      return { ...block, text: breakable(block.text) };
  }
};

const pdfGrid = (rows: Parameters<typeof narrativeGrid>[0]): Record<string, unknown> => {
  const grid = narrativeGrid(rows);
  const cells = grid.rows.map((row) => row.map((cell) => ({ ...cell, text: breakable(cell.text) })));
  return { width: grid.width, head: cells.slice(0, grid.headRows).flat(), body: cells.slice(grid.headRows).flat() };
};
