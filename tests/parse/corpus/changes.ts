import type { StoredCell, Tamper } from '../../builders/tableCells.ts';

/** One change to a text; a change that finds nothing to change is a fault of the test. */
export const replacing =
  (from: string | RegExp, to: string) =>
  (text: string): string => {
    const next = text.replace(from, to);
    if (next === text) throw new Error(`There is no ${from} to change`);
    return next;
  };

/** Writes a cell of the form in other words. */
export const rewording =
  (from: string, to: string): Tamper =>
  (rows) =>
    rows.map((row) => row.map((cell) => (cell.text === from ? { ...cell, text: to } : cell)));

/** Adds a row of texts before the row with this label. */
export const addingBefore =
  (label: string, texts: readonly string[]): Tamper =>
  (rows) =>
    rows.flatMap((row) => {
      const added = texts.map(
        (text, column): StoredCell => ({ text, column, columnSpan: 1, rowSpan: 1, hidden: false }),
      );
      return row.some((cell) => cell.text === label) ? [added, row] : [row];
    });

export const both =
  (first: Tamper, second: Tamper): Tamper =>
  (rows, id) =>
    second(first(rows, id), id);
