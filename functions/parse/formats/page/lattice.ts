import { guardRows } from '../../grid.ts';
import { maximumColumns, maximumTableCells } from '../../limits.ts';
import { limitExceeded } from '../../reasons.ts';
import type { Ruling } from './page.ts';
import { type Ruled, touching } from './rulings.ts';

/** A cell between lines; `row` and `column` are where it begins. */
export interface LatticeCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The cells that lines divide a place into. `xs` and `ys` are the lines between columns and rows, the outer ones too. */
export interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
}

/** No column or row is narrower than this, in points: lines closer than that are the same line. */
const narrowest = 4;
/** Where a side is not drawn, as at the end of a page, the table ends where the lines across end. */
const openSide = 6;

const places = (rulings: readonly Ruling[], across: readonly Ruling[]): number[] => {
  const xs: number[] = [];
  for (const at of rulings.map((ruling) => ruling.at).sort((one, other) => one - other)) {
    if (xs.length === 0 || at - xs.at(-1)! > narrowest) xs.push(at);
  }
  const [first, last] = [Math.min(...across.map(({ from }) => from)), Math.max(...across.map(({ to }) => to))];
  if (first < xs[0]! - openSide) xs.unshift(first);
  if (last > xs.at(-1)! + openSide) xs.push(last);
  return xs;
};

/** For each line between tracks, whether it is drawn along each track of the other direction. */
const wallsOf = (rulings: readonly Ruling[], at: readonly number[], along: readonly number[]): boolean[][] => {
  const walls = at.map(() => along.slice(1).map(() => false));
  for (const ruling of rulings) {
    const line = at.findIndex((place) => Math.abs(place - ruling.at) <= narrowest);
    along.slice(1).forEach((end, track) => {
      const middle = (along[track]! + end) / 2;
      if (line >= 0 && ruling.from <= middle && ruling.to >= middle) walls[line]![track] = true;
    });
  }
  return walls;
};

/** Finds the cells: each reaches right and down as far as no line stops it, always as a rectangle. */
export const latticeOf = ({ horizontal, vertical }: Ruled): Lattice => {
  const [xs, ys] = [places(vertical, horizontal), places(horizontal, vertical)];
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  guardRows(rows);
  if (columns > maximumColumns) throw limitExceeded(`一张表格多于 ${maximumColumns} 列`);
  if (columns * rows > maximumTableCells) throw limitExceeded(`一张表格多于 ${maximumTableCells} 格`);
  const upright = wallsOf(vertical, xs, ys);
  const level = wallsOf(horizontal, ys, xs);
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false));
  const cells: LatticeCell[] = [];

  const rowIsOpen = (row: number, column: number, columnSpan: number): boolean => {
    for (let index = column; index < column + columnSpan; index++) {
      if (taken[row]![index] || level[row]![index]) return false;
      if (index > column && upright[index]![row]) return false;
    }
    return true;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken[row]![column]) continue;
      let columnSpan = 1;
      while (column + columnSpan < columns && !upright[column + columnSpan]![row] && !taken[row]![column + columnSpan])
        columnSpan += 1;
      let rowSpan = 1;
      while (row + rowSpan < rows && rowIsOpen(row + rowSpan, column, columnSpan)) rowSpan += 1;
      for (let index = row; index < row + rowSpan; index++) taken[index]!.fill(true, column, column + columnSpan);
      cells.push({ row, column, rowSpan, columnSpan });
    }
  }
  return { xs, ys, cells };
};

/** Whether a place is inside the outer lines. */
export const holds = ({ xs, ys }: Lattice, x: number, y: number): boolean =>
  x > xs[0]! - touching && x < xs.at(-1)! + touching && y > ys[0]! - touching && y < ys.at(-1)! + touching;
