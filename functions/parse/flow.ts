import type { DocumentBlock, Grid, GridCell } from './document.ts';
import { isNumberedSectionTitle, sectionOf, splitSectionTitle } from './sectionTitle.ts';

/** Signs by which plain text marks a heading: `## 标题` and `**标题**`. */
const withoutMarks = (line: string): string => line.replace(/^#{1,6}\s+/u, '').replace(/^\*\*(.+)\*\*$/u, '$1');

/** Lines of a paragraph become paragraphs: a break, or less, is often all that divides a title from its text. */
const linesOf = (block: DocumentBlock): DocumentBlock[] => {
  if (block.type !== 'paragraph') return [block];
  return block.text
    .split('\n')
    .map((line) => withoutMarks(line.trim()))
    .filter((line) => line !== '')
    .flatMap((text): DocumentBlock[] => {
      const split = splitSectionTitle(text);
      return split
        ? [
            { ...block, text: split.title },
            { type: 'paragraph', text: split.rest },
          ]
        : [{ ...block, text }];
    });
};

const holdsSectionTitle = (blocks: readonly DocumentBlock[]): boolean =>
  blocks.some((block) =>
    block.type === 'paragraph'
      ? block.text.split('\n').some(isNumberedSectionTitle)
      : block.type === 'grid' && block.rows.some((row) => row.some((cell) => holdsSectionTitle(cell.blocks))),
  );

const writtenCells = (grid: Grid): GridCell[] =>
  grid.rows.flat().filter((cell) => cell.text !== '' || cell.blocks.length > 0);

/** A table that is only a frame on the page: a single cell, or a cell with sections of the report and more in it. */
const isFrame = (grid: Grid): boolean => {
  const cells = writtenCells(grid);
  if (cells.length === 1) return true;
  return cells.some((cell) => cell.blocks.length > 1 && holdsSectionTitle(cell.blocks));
};

const soleText = (row: readonly GridCell[]): string | undefined => {
  const written = row.filter((cell) => cell.text !== '');
  return written.length === 1 ? written[0]!.text : undefined;
};

/** Section titles that stand in a row of their own between two tables drawn as one. */
const splitAtTitles = (grid: Grid): DocumentBlock[] => {
  const parts: DocumentBlock[] = [];
  let rows: (readonly GridCell[])[] = [];
  const close = (): void => {
    if (rows.length > 0) parts.push({ ...grid, rows });
    rows = [];
  };
  for (const row of grid.rows) {
    const text = soleText(row);
    if (text !== undefined && isNumberedSectionTitle(text)) {
      close();
      parts.push({ type: 'paragraph', text });
    } else rows.push(row);
  }
  close();
  return parts;
};

/**
 * The document as one flow of paragraphs, lists, pictures and real tables: frames are opened, section titles come out of
 * tables and lists.
 */
export const flowOf = (blocks: readonly DocumentBlock[]): DocumentBlock[] =>
  blocks.flatMap((block): DocumentBlock[] => {
    if (block.type === 'list' && block.items.some((item) => sectionOf(item) !== undefined)) {
      return flowOf(block.items.map((text) => ({ type: 'paragraph', text })));
    }
    if (block.type !== 'grid') return linesOf(block);
    return isFrame(block) ? flowOf(writtenCells(block).flatMap((cell) => cell.blocks)) : splitAtTitles(block);
  });
