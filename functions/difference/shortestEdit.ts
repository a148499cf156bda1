/** Steps a comparison may still take; it counts down. One step is some nanoseconds. */
export interface Budget {
  steps: number;
}

/** What a shortest edit removes of one sequence and adds out of the other: 1 where it does, by position. */
export interface Edit {
  readonly removed: Uint8Array;
  readonly added: Uint8Array;
}

/** A stretch of each sequence, `[from, to)`. */
interface Part {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

const unreached = -2;

/**
 * A shortest edit from `a` to `b` by Myers' algorithm in linear space (An O(ND) Difference Algorithm and Its Variations,
 * 1986): the middle of an optimal path is looked for from both ends, then both halves in turn. Undefined when the budget
 * does not reach: two long texts without anything in common would take hours.
 */
export const shortestEdit = (a: Int32Array, b: Int32Array, budget: Budget): Edit | undefined => {
  const edit: Edit = { removed: new Uint8Array(a.length), added: new Uint8Array(b.length) };
  const reach = Math.ceil((a.length + b.length) / 2) + 2;
  const forward = new Int32Array(2 * reach + 1);
  const backward = new Int32Array(2 * reach + 1);
  const parts: Part[] = [{ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const { aFrom, aTo, bFrom, bTo } = trimmed(a, b, part);
    if (aFrom === aTo) edit.added.fill(1, bFrom, bTo);
    else if (bFrom === bTo) edit.removed.fill(1, aFrom, aTo);
    else {
      const middle = middleOf(a, b, { aFrom, aTo, bFrom, bTo }, { forward, backward, reach }, budget);
      if (middle === undefined) return undefined;
      const [x, y] = middle;
      parts.push({ aFrom, aTo: x, bFrom, bTo: y }, { aFrom: x, aTo, bFrom: y, bTo });
    }
  }
  return edit;
};

/** A part without what both sides begin and end with. */
const trimmed = (a: Int32Array, b: Int32Array, part: Part): Part => {
  let { aFrom, aTo, bFrom, bTo } = part;
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
    aFrom += 1;
    bFrom += 1;
  }
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) {
    aTo -= 1;
    bTo -= 1;
  }
  return { aFrom, aTo, bFrom, bTo };
};

interface Fronts {
  /** How far paths from the beginning, and from the end, have come in `a`, by diagonal; `reach` is diagonal 0. */
  readonly forward: Int32Array;
  readonly backward: Int32Array;
  readonly reach: number;
}

/** A point on an optimal path about half-way, as positions in both sequences. Both sides of the part hold something. */
const middleOf = (
  a: Int32Array,
  b: Int32Array,
  { aFrom, aTo, bFrom, bTo }: Part,
  { forward, backward, reach }: Fronts,
  budget: Budget,
): readonly [x: number, y: number] | undefined => {
  const n = aTo - aFrom;
  const m = bTo - bFrom;
  const delta = n - m;
  const odd = delta % 2 !== 0;
  for (let d = 0; d <= n + m; d += 1) {
    // Diagonals that lie outside the part altogether are left out.
    const low = d <= m ? -d : d - 2 * m;
    const high = d <= n ? d : 2 * n - d;
    if (d > 0) for (const front of [forward, backward]) front[reach - d - 1] = front[reach + d + 1] = unreached;
    budget.steps -= high - low + 2;
    if (budget.steps < 0) return undefined;
    for (let k = low; k <= high; k += 2) {
      let x = furthest(forward, reach + k, k, d, n, m);
      while (x >= 0 && x < n && x - k < m && a[aFrom + x] === b[bFrom + x - k]) x += 1;
      forward[reach + k] = x;
      if (odd && x >= 0 && Math.abs(delta - k) < d && x + backward[reach + delta - k]! >= n)
        return [aFrom + x, bFrom + x - k];
    }
    for (let k = low; k <= high; k += 2) {
      let x = furthest(backward, reach + k, k, d, n, m);
      while (x >= 0 && x < n && x - k < m && a[aTo - 1 - x] === b[bTo - 1 - x + k]) x += 1;
      backward[reach + k] = x;
      if (!odd && x >= 0 && Math.abs(delta - k) <= d && x + forward[reach + delta - k]! >= n)
        return [aTo - x, bTo - x + k];
    }
  }
  throw new Error('Two sequences without a shortest edit');
};

/** How far a path with one more edit comes on a diagonal: by one more of `a`, or of `b`; never beyond either's end. */
const furthest = (front: Int32Array, at: number, k: number, d: number, n: number, m: number): number => {
  if (d === 0) return 0;
  const before = front[at - 1]!;
  const behind = front[at + 1]!;
  if (before >= behind && before >= 0 && before < n) return before + 1;
  if (behind >= 0 && behind - k <= m) return behind;
  return before >= 0 && before < n ? before + 1 : unreached;
};
