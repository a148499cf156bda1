import type { Report } from '../../../schemas/report.ts';
import type { GridRow } from '../document.ts';
import { splitNumbering } from '../labels.ts';
import { type Alignment, alignRows } from './rows.ts';
import type { Line, Vocabulary } from './vocabulary.ts';

type Misprint = NonNullable<Report['misprints']>[number];

export interface NamedRows {
  readonly rows: readonly GridRow[];
  readonly misprints: readonly Misprint[];
}

interface Place {
  readonly line: Line;
  readonly rowIndex: number;
}

/** The one unknown row between the two lines that stand around a missing line, all three without a gap. */
const placeOf = (line: Line, { found, strays }: Alignment): Place | undefined => {
  const above = found.filter((one) => one.line.index === line.index - 1);
  const below = found.filter((one) => one.line.index === line.index + 1);
  if (above.length !== 1 || below.length !== 1) return undefined;
  const between = strays.filter((row) => row > above[0]!.rowIndex && row < below[0]!.rowIndex);
  return between.length === 1 ? { line, rowIndex: between[0]! } : undefined;
};

const hasDigitsOnly = (text: string): boolean => /^[\d０-９.,，+＋\-－—–/／\s无]*$/u.test(text);

/** The cell that should be the label: the last text before the figures; all left of it must be known groups. */
const labelIndexOf = (row: GridRow, vocabulary: Vocabulary): number => {
  const index = row.findLastIndex((cell) => !hasDigitsOnly(cell.text));
  const known = row.slice(0, Math.max(0, index)).every(({ text }) => text === '' || vocabulary.groupLabels.find(text));
  return known ? index : -1;
};

/**
 * A number before the label must be the number of the line. Lines without one (table 1) are never taken by their place:
 * 行政检查 where 行政强制 should stand is no misprint but another thing.
 */
const contradicts = (printed: string, line: Line): boolean => {
  const official = splitNumbering(line.wordings[0] ?? '').numbering?.value;
  const found = splitNumbering(printed).numbering?.value;
  return official === undefined || (found !== undefined && found !== official);
};

const named = (row: GridRow, labelIndex: number, line: Line): GridRow =>
  row.map((cell, index) => (index === labelIndex ? { ...cell, text: line.wordings[0]! } : cell));

/**
 * Last resort for labels printed so wrong that their words say nothing: a row is the line its place says, if there are as
 * many unknown rows as missing lines and the lines right above and below are certain. Otherwise nothing is changed, and
 * the table is refused with the row named. Each such row is told, so that a person is asked.
 */
export const nameMisprints = (rows: readonly GridRow[], vocabulary: Vocabulary): NamedRows => {
  const alignment = alignRows(rows, vocabulary);
  const present = new Set(alignment.found.map(({ line }) => line));
  const missing = vocabulary.lines.filter((line) => !present.has(line));
  const places = missing.flatMap((line) => placeOf(line, alignment) ?? []);
  if (missing.length !== alignment.strays.length || places.length !== missing.length) return { rows, misprints: [] };
  const corrected = [...rows];
  const misprints: Misprint[] = [];
  for (const { line, rowIndex } of places) {
    const row = rows[rowIndex]!;
    const labelIndex = labelIndexOf(row, vocabulary);
    const printed = row[labelIndex]?.text ?? '';
    if (printed === '' || contradicts(printed, line)) return { rows, misprints: [] };
    corrected[rowIndex] = named(row, labelIndex, line);
    misprints.push({ table: vocabulary.table.id, official: line.wordings[0]!, printed });
  }
  return { rows: corrected, misprints };
};
