import type { Document, DocumentBlock, Grid } from '../../document.ts';
import { fillLattice, type PlacedTable } from './cellText.ts';
import { withoutFurniture } from './furniture.ts';
import { type FlowTable, flowTableOf, joinTables } from './joinTables.ts';
import { holds, type Lattice, latticeOf } from './lattice.ts';
import { type Line, linesOf } from './lines.ts';
import type { Glyph, Page } from './page.ts';
import { paragraphsOf, type TextArea, type TextLine, textAreaOf } from './paragraphs.ts';
import { groupRulings } from './rulings.ts';

interface ReadPage {
  readonly tables: readonly PlacedTable[];
  readonly lines: readonly Line[];
}

/** A frame drawn around tables or the whole page is no table. */
const isFrame = (lattice: Lattice, others: readonly Lattice[]): boolean =>
  lattice.cells.length === 1 && others.some((other) => other !== lattice && holds(lattice, other.xs[0]!, other.ys[0]!));

const readPage = ({ glyphs, rulings }: Page): ReadPage => {
  const found = groupRulings(rulings)
    .map(latticeOf)
    .filter(({ cells }) => cells.length > 0);
  const lattices = found.filter((lattice) => !isFrame(lattice, found));
  let rest: readonly Glyph[] = glyphs;
  const tables = lattices.map((lattice) => {
    const filled = fillLattice(lattice, rest);
    rest = filled.rest;
    return filled.table;
  });
  return { tables, lines: linesOf(rest) };
};

const gridOf = ({ rows }: FlowTable): Grid => ({
  type: 'grid',
  placed: true,
  rows: rows.map((row) =>
    row.map(({ column, columnSpan, rowSpan, text, place }) => ({
      column,
      columnSpan,
      rowSpan,
      text,
      blocks: text === '' ? [] : [{ type: 'paragraph', text }],
      place,
    })),
  ),
});

type Piece = { readonly top: number } & (
  | { readonly table: FlowTable; readonly line?: never }
  | { readonly line: TextLine; readonly table?: never }
);

/** What stands on a page, from the top; a table without any text is a drawing. */
const piecesOf = ({ tables }: ReadPage, lines: readonly Line[], page: number): Piece[] =>
  [
    ...tables
      .filter(({ cells }) => cells.some(({ text }) => text !== ''))
      .map((table): Piece => ({ top: table.lattice.ys[0]!, table: flowTableOf(table, page) })),
    ...lines.map((line): Piece => ({ top: line.top, line: { ...line, page } })),
  ].sort((one, other) => one.top - other.top);

/** Pages of one width have one text area. */
const textAreas = (pages: readonly Page[], lines: readonly (readonly Line[])[]): ((page: number) => TextArea) => {
  const widthOf = (page: number): number => Math.round(pages[page]!.width);
  const all = lines.flatMap((own, page) => own.map((line) => ({ ...line, page })));
  const areas = new Map(
    [...new Set(pages.map((_, page) => widthOf(page)))].map((width) => [
      width,
      textAreaOf(
        all.filter(({ page }) => widthOf(page) === width),
        width,
      ),
    ]),
  );
  return (page) => areas.get(widthOf(page))!;
};

/** Reads printed pages as one document: tables by their lines, over page ends, and the text between them as paragraphs. */
export const documentOfPages = (pages: readonly Page[]): Document => {
  const read = pages.map(readPage);
  const lines = withoutFurniture(
    pages,
    read.map((page) => page.lines),
  );
  const areaOf = textAreas(pages, lines);
  const blocks: DocumentBlock[] = [];
  let table: FlowTable | undefined;
  let text: TextLine[] = [];
  const close = (): void => {
    if (table) blocks.push(gridOf(table));
    if (text[0]) blocks.push(...paragraphsOf(text, areaOf(text[0].page)));
    [table, text] = [undefined, []];
  };
  read.forEach((page, index) => {
    piecesOf(page, lines[index]!, index).forEach((piece, position) => {
      if (piece.line) {
        if (table) close();
        text.push(piece.line);
        return;
      }
      const joined = position === 0 && table ? joinTables(table, piece.table) : undefined;
      if (!joined) close();
      table = joined ?? piece.table;
    });
  });
  close();
  return { blocks };
};
