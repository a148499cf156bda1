import { identity, type Matrix } from '../page/matrix.ts';
import type { Subpath } from '../page/path.ts';

// pdf.js hands operands over untyped; here they become what the interpreter works with. Operands of another form count
// as missing, so that an odd one costs a line or a sign and not the file.

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** Numbers of an operand list, those of an array inside it included. */
export const numbersOf = (operands: unknown): number[] => {
  if (typeof operands === 'number') return [operands];
  return isList(operands) ? Array.from(operands).flatMap(numbersOf) : [];
};

export const matrixOf = ([a, b, c, d, e, f]: readonly number[]): Matrix =>
  a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined
    ? identity
    : [a, b, c, d, e, f];

/** A sign to show, with its width in glyph units; or a number, by which the next one moves back. */
export type TextRun = { readonly text: string; readonly width: number; readonly isSpace: boolean } | number;

const textRunOf = (value: unknown): TextRun[] => {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null || !('unicode' in value)) return [];
  const width = 'width' in value && typeof value.width === 'number' ? value.width : 0;
  return [{ text: String(value.unicode), width, isSpace: 'isSpace' in value && value.isSpace === true }];
};

export const textRunsOf = (operands: unknown): TextRun[] => {
  const runs: unknown = isList(operands) ? operands[0] : undefined;
  return isList(runs) ? Array.from(runs).flatMap(textRunOf) : [];
};

/** Codes in the path data of pdf.js, and how many coordinates follow each; the last two are where the pen then is. */
const moveTo = 0;
const closePath = 4;
const coordinateCounts = [2, 2, 6, 4, 0];

/** A path with the operator that paints it. */
export const subpathsOf = (operands: unknown): { readonly operator: number; readonly subpaths: readonly Subpath[] } => {
  const [operator, paths]: unknown[] = isList(operands) ? Array.from(operands) : [];
  const data = numbersOf(isList(paths) ? paths[0] : undefined);
  const subpaths: [number, number][][] = [];
  let at = 0;
  while (at < data.length) {
    const code = data[at]!;
    const count = coordinateCounts[code];
    if (count === undefined) break;
    const open = subpaths.at(-1);
    if (code === closePath) {
      if (open?.[0]) open.push(open[0]);
    } else {
      const point: [number, number] = [data[at + count - 1]!, data[at + count]!];
      if (code === moveTo || !open) subpaths.push([point]);
      else open.push(point);
    }
    at += 1 + count;
  }
  return { operator: typeof operator === 'number' ? operator : -1, subpaths };
};
