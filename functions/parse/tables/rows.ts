import type { GridCell, GridRow } from '../document.ts';
import { placeAfter, placeIn, placesOf } from './rowPlace.ts';
import type { Line, Vocabulary } from './vocabulary.ts';

/** A row of the submission that was told to be a line of the form. */
export interface FoundLine {
  readonly line: Line;
  readonly rowIndex: number;
  /** Index in the row of the cell that holds the label; -1 in table 3. */
  readonly labelIndex: number;
}

export interface Alignment {
  readonly found: readonly FoundLine[];
  readonly headerRows: readonly number[];
  /** Remarks in a row of their own, e.g. 注：…; they belong to the text beside the table. */
  readonly notes: readonly string[];
  /** Rows that hold something and are no line of the form. */
  readonly strays: readonly number[];
  readonly faults: readonly string[];
}

type Role =
  | { readonly role: 'blank' | 'header' | 'group' }
  | { readonly role: 'line'; readonly line: Line; readonly labelIndex: number }
  | { readonly role: 'note'; readonly text: string }
  | { readonly role: 'figures' }
  | { readonly role: 'stray'; readonly labelIndex: number };

const written = (row: GridRow): GridCell[] => row.filter((cell) => cell.text !== '');

const figureLike = /^[\d０-９.,，+＋\-－—–/／\s]+$|^无$/u;

/** Tells a row by what is written in it. */
const roleOf = (row: GridRow, vocabulary: Vocabulary): Role => {
  const cells = written(row);
  if (cells.length === 0) return { role: 'blank' };
  if (cells.some((cell) => vocabulary.headerLabels.find(cell.text))) return { role: 'header' };
  // The innermost label names the row; those left of it are its groups.
  const labelIndex = row.findLastIndex((cell) => vocabulary.lineLabels.find(cell.text));
  if (labelIndex >= 0) return { role: 'line', line: vocabulary.lineLabels.find(row[labelIndex]!.text)!, labelIndex };
  if (cells.every((cell) => vocabulary.groupLabels.find(cell.text))) return { role: 'group' };
  if (cells.every((cell) => figureLike.test(cell.text))) return { role: 'figures' };
  if (cells.length === 1) return { role: 'note', text: cells[0]!.text };
  return { role: 'stray', labelIndex: row.findIndex((cell) => cell.text !== '') };
};

const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join('、');

const textsOf = (row: GridRow): string =>
  quoted(
    written(row)
      .map((cell) => cell.text.slice(0, 30))
      .slice(0, 10),
  );

/** Rows must be the lines of the form, all of them, each once, in its order. */
const orderFaults = (rows: readonly GridRow[], found: readonly FoundLine[], vocabulary: Vocabulary): string[] => {
  const rowsWhere = (matches: (index: number) => boolean): GridRow[] =>
    found.filter(({ line }) => matches(line.index)).map(({ rowIndex }) => rows[rowIndex]!);
  const indexes = found.map(({ line }) => line.index);
  const missing = vocabulary.lines.filter((line) => !indexes.includes(line.index));
  const repeated = vocabulary.lines.filter((line) => indexes.filter((index) => index === line.index).length > 1);
  const misplaced = found.filter(({ line }, at) => at > 0 && line.index < indexes[at - 1]!);
  return [
    ...missing.map((line) => `缺少“${line.title}”一行${placeAfter(rowsWhere((index) => index < line.index).at(-1))}`),
    ...repeated.map((line) => {
      const copies = rowsWhere((index) => index === line.index);
      return `“${line.title}”一行出现了 ${copies.length} 次${placesOf(copies)}`;
    }),
    ...(repeated.length > 0
      ? []
      : misplaced.map(({ line, rowIndex }) => `“${line.title}”一行${placeIn(rows[rowIndex]!)}的位置与规定格式不符`)),
  ];
};

const unlabelled = (rows: readonly GridRow[], roles: readonly Role[], vocabulary: Vocabulary): Alignment => {
  const lastHeader = roles.findLastIndex(({ role }) => role === 'header' || role === 'line');
  const below = rows.map((_, index) => index).filter((index) => index > lastHeader);
  const notes = below.flatMap((index) => {
    const role = roles[index]!;
    return role.role === 'note' ? [role.text] : [];
  });
  const filled = below.filter((index) => roles[index]!.role !== 'blank' && roles[index]!.role !== 'note');
  const candidates = filled.length > 0 ? filled : below.filter((index) => roles[index]!.role === 'blank').slice(0, 1);
  const rowIndex = candidates[0];
  const line = vocabulary.lines[0]!;
  return {
    found: rowIndex === undefined ? [] : [{ line, rowIndex, labelIndex: -1 }],
    headerRows: roles.flatMap(({ role }, index) => (role === 'header' ? [index] : [])),
    notes,
    strays: [],
    faults:
      candidates.length === 1
        ? []
        : [
            candidates.length === 0
              ? '缺少数据行'
              : `应只有一行数据，实际有 ${candidates.length} 行${placesOf(candidates.map((index) => rows[index]!))}`,
          ],
  };
};

/** Tells which row of a submission is which line of the form. */
export const alignRows = (rows: readonly GridRow[], vocabulary: Vocabulary): Alignment => {
  const roles = rows.map((row) => roleOf(row, vocabulary));
  if (vocabulary.lines.every((line) => line.wordings.length === 0)) return unlabelled(rows, roles, vocabulary);
  const found: FoundLine[] = [];
  const headerRows: number[] = [];
  const notes: string[] = [];
  const strays: number[] = [];
  roles.forEach((role, rowIndex) => {
    if (role.role === 'header') headerRows.push(rowIndex);
    else if (role.role === 'line') found.push({ line: role.line, rowIndex, labelIndex: role.labelIndex });
    else if (role.role === 'note') notes.push(role.text);
    else if (role.role === 'stray' || role.role === 'figures') strays.push(rowIndex);
  });
  const unknown = strays.map(
    (index) =>
      `第 ${index + 1} 行${placeIn(rows[index]!)}的内容为${textsOf(rows[index]!)}，与规定格式的任何一行都对不上`,
  );
  return { found, headerRows, notes, strays, faults: [...unknown, ...orderFaults(rows, found, vocabulary)] };
};
