import type { Area } from '../../functions/parse/formats/xlsx/address.ts';
import type { Sheet } from '../../functions/parse/formats/xlsx/sheet.ts';
import type { NamedSheet } from '../../functions/parse/formats/xlsx/workbook.ts';

/** One filled row of a sheet below its header. */
export interface Row {
  readonly sheet: string;
  /** As the sheet counts, from 1. */
  readonly number: number;
  /** Texts by header; empty cells are not listed. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Columns a clerk may add. */
const isRemark = (header: string): boolean => header.startsWith('备注');

/** A merged cell counts for every row it covers. */
const mergedText = ({ rows, merges }: Sheet, row: number, column: number): string | undefined => {
  const covers = ({ from, to }: Area): boolean =>
    row >= from.row && row <= to.row && column >= from.column && column <= to.column;
  const area = merges.find(covers);
  return area && rows.find((one) => one.row === area.from.row)?.texts.get(area.from.column);
};

/**
 * The rows of the sheet of that name; `complain` is told what is wrong with the sheet itself: that it or a column is
 * missing, or that a column is unknown.
 */
export const rowsOf = (
  sheets: readonly NamedSheet[],
  name: string,
  headers: readonly string[],
  complain: (fault: string) => void,
): Row[] => {
  const sheet = sheets.find((one) => one.name.trim() === name)?.sheet;
  const [header, ...rows] = sheet?.rows ?? [];
  if (!sheet || !header) {
    complain(`缺少“${name}”表`);
    return [];
  }
  const columns = new Map([...header.texts].map(([column, text]) => [column, text.replace(/\s/gu, '')]));
  const found = [...columns.values()];
  for (const text of found.filter((one) => !headers.includes(one) && !isRemark(one)))
    complain(`${name} 第${header.row + 1}行：“${text}”不是本表的列，应为：${headers.join('、')}（可另加“备注”列）`);
  for (const text of found.filter((one, index) => found.indexOf(one) < index))
    complain(`${name} 第${header.row + 1}行：“${text}”列重复`);
  for (const text of headers.filter((one) => !found.includes(one)))
    complain(`${name} 第${header.row + 1}行：缺少“${text}”列`);
  return rows.map(({ row, texts }) => ({
    sheet: name,
    number: row + 1,
    texts: new Map(
      [...columns].flatMap(([column, text]) => {
        const value = texts.get(column) ?? mergedText(sheet, row, column);
        return value === undefined ? [] : [[text, value] as const];
      }),
    ),
  }));
};
