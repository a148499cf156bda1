import { apply, type Matrix } from './matrix.ts';
import type { Glyph } from './page.ts';

/** A sign in its own space: it begins at `x`, its baseline at `y`; `up` is 1 where y grows upwards there. */
export interface PlacedSign {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly advance: number;
  readonly size: number;
  readonly up: 1 | -1;
}

/** Share of the em square above the baseline; the boxes need only tell one line from another. */
const ascent = 0.86;

const directionOf = ([a, b]: Matrix): Glyph['direction'] => {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 'right' : 'left';
  return b > 0 ? 'down' : 'up';
};

/** Brings a sign onto the page. Undefined for places that are no numbers. */
export const glyphOf = (toPage: Matrix, { text, x, y, advance, size, up }: PlacedSign): Glyph | undefined => {
  const [top, bottom] = [y + up * ascent * size, y - up * (1 - ascent) * size];
  const corners = [apply(toPage, x, top), apply(toPage, x + advance, top), apply(toPage, x, bottom)];
  corners.push(apply(toPage, x + advance, bottom));
  const [xs, ys] = [corners.map(([across]) => across), corners.map(([, down]) => down)];
  if (![...xs, ...ys].every(Number.isFinite)) return undefined;
  return {
    text,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    size: size * Math.hypot(toPage[2], toPage[3]),
    direction: directionOf(toPage),
  };
};
