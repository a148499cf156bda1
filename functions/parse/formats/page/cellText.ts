import { holds, type Lattice, type LatticeCell } from './lattice.ts';
import { type Line, linesOf } from './lines.ts';
import { type Glyph, middleX, middleY } from './page.ts';
import { joint, runsOn } from './wrapping.ts';

/** A table on one page: its cells with what is written in them. */
export interface PlacedTable {
  readonly lattice: Lattice;
  readonly cells: readonly PlacedCell[];
}

export interface PlacedCell extends LatticeCell {
  readonly text: string;
}

/** Gap, in type sizes, below which one sign follows another without a break. */
const contiguous = 0.12;
/** Space between a cell's text and its sides, as Word leaves it, in points. */
const padding = 5.5;

const follows = (before: Glyph, after: Glyph): boolean =>
  before.text.trim() !== '' &&
  after.text.trim() !== '' &&
  before.direction === 'right' &&
  after.direction === 'right' &&
  Math.abs(after.left - before.right) <= contiguous * after.size &&
  Math.abs(middleY(after) - middleY(before)) <= contiguous * after.size;

/** Signs printed without a gap. A number wider than its column runs over its lines, but it is one number. */
const runsOf = (glyphs: readonly Glyph[]): Glyph[][] => {
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = runs.at(-1)?.at(-1);
    if (last && follows(last, glyph)) runs.at(-1)!.push(glyph);
    else runs.push([glyph]);
  }
  return runs;
};

const trackOf = (places: readonly number[], at: number): number => {
  const next = places.findIndex((place) => place > at);
  return next < 0 ? places.length - 2 : Math.max(0, next - 1);
};

/** Text of the lines in a cell, those that run on joined. A cell of two numbers keeps both apart. */
const joined = (lines: readonly Line[], width: number): string =>
  lines.reduce((text, line, index) => {
    const before = lines[index - 1];
    if (!before) return line.text;
    const room = width - 2 * padding - (before.right - before.left);
    return text + (runsOn(room, line) ? joint(room, before, line) : '\n') + line.text;
  }, '');

const textIn = (lattice: Lattice, cell: LatticeCell, glyphs: readonly Glyph[]): string => {
  const isTurned = glyphs.some(({ direction }) => direction === 'up' || direction === 'down');
  const [from, to, tracks] = isTurned
    ? [cell.row, cell.row + cell.rowSpan, lattice.ys]
    : [cell.column, cell.column + cell.columnSpan, lattice.xs];
  return joined(linesOf(glyphs), tracks[to]! - tracks[from]!);
};

/** Puts the signs inside a lattice into its cells. The others are given back. */
export const fillLattice = (lattice: Lattice, glyphs: readonly Glyph[]): { table: PlacedTable; rest: Glyph[] } => {
  const owners = lattice.ys.slice(1).map((): LatticeCell[] => []);
  for (const cell of lattice.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) owners[row]![column] = cell;
    }
  }
  const inside = new Map<LatticeCell, Glyph[]>(lattice.cells.map((cell) => [cell, []]));
  const rest: Glyph[] = [];
  const ownerAt = (x: number, y: number): LatticeCell | undefined =>
    holds(lattice, x, y) ? owners[trackOf(lattice.ys, y)]?.[trackOf(lattice.xs, x)] : undefined;
  for (const run of runsOf(glyphs)) {
    const [first, last] = [run[0]!, run.at(-1)!];
    const owner = ownerAt((first.left + last.right) / 2, middleY(first));
    for (const glyph of run) {
      const own = owner && run.length > 1 ? owner : ownerAt(middleX(glyph), middleY(glyph));
      if (own) inside.get(own)!.push(glyph);
      else rest.push(glyph);
    }
  }
  const cells = lattice.cells.map((cell) => ({ ...cell, text: textIn(lattice, cell, inside.get(cell)!) }));
  return { table: { lattice, cells }, rest };
};
