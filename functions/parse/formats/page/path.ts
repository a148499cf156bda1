import { apply, type Matrix } from './matrix.ts';
import type { Ruling } from './page.ts';

type Point = readonly [x: number, y: number];

/** A drawn line, from corner to corner; curves count as their end points. */
export type Subpath = readonly Point[];

/** Filled shapes at most this thick, in points, are lines; the boldest rules of tables have 3. */
const thickestRule = 3.5;
/** How far a line may lean, in points, and still be level or upright. */
const leaning = 0.8;
/** Shorter lines are dots and ticks. */
const shortestRule = 1.5;

const horizontal = (at: number, x1: number, x2: number): Ruling => ({
  direction: 'horizontal',
  at,
  from: Math.min(x1, x2),
  to: Math.max(x1, x2),
});

const vertical = (at: number, y1: number, y2: number): Ruling => ({
  direction: 'vertical',
  at,
  from: Math.min(y1, y2),
  to: Math.max(y1, y2),
});

const rulingBetween = ([x1, y1]: Point, [x2, y2]: Point): Ruling[] => {
  const [width, height] = [Math.abs(x1 - x2), Math.abs(y1 - y2)];
  if (height <= leaning && width >= shortestRule) return [horizontal((y1 + y2) / 2, x1, x2)];
  return width <= leaning && height >= shortestRule ? [vertical((x1 + x2) / 2, y1, y2)] : [];
};

const onPage = (toPage: Matrix, subpath: Subpath): Point[] =>
  subpath.map(([x, y]) => apply(toPage, x, y)).filter((point) => point.every(Number.isFinite));

/** Lines of a stroked path. */
export const strokedRulings = (toPage: Matrix, subpath: Subpath): Ruling[] => {
  const points = onPage(toPage, subpath);
  return points.slice(1).flatMap((point, index) => rulingBetween(points[index]!, point));
};

/** The line a filled shape is when it is thin enough to look like one. */
export const filledRulings = (toPage: Matrix, subpath: Subpath): Ruling[] => {
  const points = onPage(toPage, subpath);
  if (points.length < 3) return [];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  if (height <= thickestRule && width > height) return [horizontal((top + bottom) / 2, left, right)];
  return width <= thickestRule && height > width ? [vertical((left + right) / 2, top, bottom)] : [];
};
