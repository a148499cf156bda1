import type { DocumentBlock, Grid, Paragraph } from '../../document.ts';
import { layOut, type StatedCell } from '../../grid.ts';
import { sectionOf } from '../../sectionTitle.ts';
import type { Area } from './address.ts';
import type { SheetRow } from './sheet.ts';
import type { NamedSheet } from './workbook.ts';

/** A text alone in its row belongs to the table below when it is as short as 第二十条第（一）项; otherwise it is a paragraph. */
const longestHeading = 20;

/** Areas by their first cell, and the cells that are hidden under one. */
interface Merges {
  areaAt(row: number, column: number): Area | undefined;
  covers(row: number, column: number): boolean;
}

const mergesOf = (areas: readonly Area[]): Merges => {
  const byRow = new Map<number, Area[]>();
  const byFirstCell = new Map(areas.map((area) => [`${area.from.row} ${area.from.column}`, area]));
  return {
    areaAt: (row, column) => byFirstCell.get(`${row} ${column}`),
    covers: (row, column) => {
      const inRow = byRow.get(row) ?? areas.filter(({ from, to }) => row >= from.row && row <= to.row);
      byRow.set(row, inRow);
      return inRow.some(
        ({ from, to }) => column >= from.column && column <= to.column && !(row === from.row && column === from.column),
      );
    },
  };
};

const paragraphOf = (text: string): Paragraph => ({ type: 'paragraph', text });

/** Texts that are seen: those under a merged area are not. */
const shownTexts = (row: SheetRow, merges: Merges): [number, string][] =>
  [...row.texts].filter(([column]) => !merges.covers(row.row, column)).sort(([left], [right]) => left - right);

/** Rows one under another as a table; a merged area counts as far as the rows and columns of this table go. */
const gridOf = (rows: readonly SheetRow[], merges: Merges, name: string): Grid => {
  const columns = rows.flatMap((row) => [...row.texts.keys()]);
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  const stated = rows.map(({ row, texts }, index) => {
    const cells: StatedCell[] = [];
    for (let column = first; column <= last; column++) {
      if (merges.covers(row, column)) continue;
      const area = merges.areaAt(row, column);
      const text = texts.get(column) ?? '';
      cells.push({
        columnSpan: area ? Math.min(area.to.column, last) - column + 1 : 1,
        rowSpan: area ? rows.slice(index).filter((below) => below.row <= area.to.row).length : 1,
        blocks: text === '' ? [] : [paragraphOf(text)],
        place: `工作表“${name}”第 ${row + 1} 行`,
      });
    }
    return cells;
  });
  return layOut(stated);
};

/** A label whose figures are left blank: right under a row of a table, with empty cells beside it. */
const isBlankLine = (row: SheetRow, above: SheetRow | undefined, text: string, merges: Merges): boolean =>
  above !== undefined &&
  row.row === above.row + 1 &&
  sectionOf(text) === undefined &&
  [...row.drawn].filter((column) => !merges.covers(row.row, column)).length > 1;

/**
 * The blocks of a sheet: rows with a single text are paragraphs, save for short ones right above a row with several and
 * labels whose figures are left blank, and what lies between them are tables. An empty row ends a table.
 */
export const blocksOf = ({ name, sheet }: NamedSheet): DocumentBlock[] => {
  const merges = mergesOf(sheet.merges);
  const rows = sheet.rows
    .map((row) => ({ row, shown: shownTexts(row, merges) }))
    .filter(({ shown }) => shown.length > 0);
  const blocks: DocumentBlock[] = [];
  let table: SheetRow[] = [];
  const close = (): void => {
    if (table.length > 0) blocks.push(gridOf(table, merges, name));
    table = [];
  };
  rows.forEach(({ row, shown }, index) => {
    const sole = shown.length === 1 ? shown[0]![1] : undefined;
    const isAboveTable = (rows[index + 1]?.shown.length ?? 0) > 1;
    const isLabel = sole !== undefined && isBlankLine(row, table.at(-1), sole, merges);
    if (sole !== undefined && !isLabel && !(isAboveTable && sole.length <= longestHeading)) {
      close();
      blocks.push(paragraphOf(sole));
      return;
    }
    const above = table.at(-1);
    if (above && row.row !== above.row + 1 && !merges.covers(row.row - 1, Math.min(...row.texts.keys()))) close();
    table.push(row);
  });
  close();
  return blocks;
};
