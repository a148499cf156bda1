import { guardRows } from '../../grid.ts';
import { maximumColumns, maximumMerges } from '../../limits.ts';
import { limitExceeded } from '../../reasons.ts';
import { childElements, childOf, type XmlElement } from '../../xml.ts';
import { type Area, areaOf, type Place, placeOf } from './address.ts';
import { type Shared, textOfCell } from './cellText.ts';

/** What is read of sheets, rows and columns: those that show, or also those that are hidden, by a filter for one. */
export type Extent = 'shown' | 'all';

/** What a reader sees of a sheet: rows in order with the texts in them, and the merged areas. */
export interface Sheet {
  /** Rows with at least one text, in order, by row number; hidden rows are left out unless asked for. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Area[];
}

export interface SheetRow {
  readonly row: number;
  /** Texts by column; empty cells are not listed. */
  readonly texts: ReadonlyMap<number, string>;
  /** Columns of cells that are there, though maybe empty: drawn with borders, for one. */
  readonly drawn: ReadonlySet<number>;
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

const hiddenColumns = (root: XmlElement): ((column: number) => boolean) => {
  const ranges = childElements(childOf(root, 'cols') ?? root)
    .filter((column) => column.name === 'col' && isTrue(column.attributes.hidden))
    .map(({ attributes }) => ({ from: Number(attributes.min) - 1, to: Number(attributes.max) - 1 }));
  return (column) => ranges.some((range) => column >= range.from && column <= range.to);
};

const readMerges = (root: XmlElement): Area[] => {
  const list = childOf(root, 'mergeCells');
  const elements = list ? childElements(list) : [];
  if (elements.length > maximumMerges) throw limitExceeded(`一张工作表的合并单元格多于 ${maximumMerges} 处`);
  return elements.flatMap((element) => areaOf(element.attributes.ref ?? '') ?? []);
};

/** Cells whose address is left out follow the one before them. */
const placeAfter = (address: string | undefined, expected: Place): Place => placeOf(address ?? '') ?? expected;

/** Reads a worksheet. Throws Unreadable: `limitExceeded`, `unreadableTable` for a formula without its result. */
export const readSheet = (root: XmlElement, shared: Shared, extent: Extent): Sheet => {
  const isHidden = extent === 'all' ? () => false : hiddenColumns(root);
  const rows: SheetRow[] = [];
  let next = 0;
  for (const element of childElements(childOf(root, 'sheetData') ?? root)) {
    if (element.name !== 'row') continue;
    const row = Number(element.attributes.r ?? next + 1) - 1;
    next = row + 1;
    if (extent === 'shown' && isTrue(element.attributes.hidden)) continue;
    const texts = new Map<number, string>();
    const drawn = new Set<number>();
    let column = 0;
    for (const cell of childElements(element).filter((child) => child.name === 'c')) {
      const place = placeAfter(cell.attributes.r, { row, column });
      column = place.column + 1;
      if (isHidden(place.column)) continue;
      drawn.add(place.column);
      const text = textOfCell(cell, shared, cell.attributes.r ?? `第 ${row + 1} 行第 ${column} 列`);
      if (text === '') continue;
      if (place.column >= maximumColumns) throw limitExceeded(`一张表格多于 ${maximumColumns} 列`);
      texts.set(place.column, text);
    }
    if (texts.size > 0) rows.push({ row, texts, drawn });
    guardRows(rows.length);
  }
  return { rows, merges: readMerges(root) };
};
