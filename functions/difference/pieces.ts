import { type Budget, shortestEdit } from './shortestEdit.ts';

/** A stretch of text that both versions have, or that one of them has. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** A figure, a Latin word, white space, or one character: what a reader takes for one thing. */
const units = /\d+(?:[.,]\d+)*|[A-Za-z]+|[^\S\n]+|[\s\S]/gu;
const lines = /[^\n]*\n|[^\n]+/gu;

/** Steps for the coarser comparison, by whole lines, when the finer one has used up its own. */
const lineSteps = 500_000;

/**
 * What changed between two texts, in reading order, what was removed before what was added in its place. Compared by
 * characters and figures; within a budget that does not reach, by lines; at last as a whole.
 */
export const piecesOf = (before: string, after: string, budget: Budget): Piece[] => {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const found =
    (budget.steps > 0 ? compare(before, after, units, budget) : undefined) ??
    compare(before, after, lines, { steps: lineSteps });
  return joined(readable(found ?? wholly(before, after)));
};

const wholly = (before: string, after: string): Piece[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
];

const compare = (before: string, after: string, unit: RegExp, budget: Budget): Piece[] | undefined => {
  const [a, b] = [before.match(unit) ?? [], after.match(unit) ?? []];
  const numbers = new Map<string, number>();
  const numbered = (texts: readonly string[]): Int32Array =>
    Int32Array.from(texts, (text) => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    });
  const edit = shortestEdit(numbered(a), numbered(b), budget);
  return edit && pieced(a, b, edit.removed, edit.added);
};

const pieced = (a: readonly string[], b: readonly string[], removed: Uint8Array, added: Uint8Array): Piece[] => {
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  const take = (
    kind: Piece['kind'],
    texts: readonly string[],
    from: number,
    while_: (at: number) => boolean,
  ): number => {
    let to = from;
    while (to < texts.length && while_(to)) to += 1;
    if (to > from) pieces.push({ kind, text: texts.slice(from, to).join('') });
    return to;
  };
  while (i < a.length || j < b.length) {
    i = take('removed', a, i, (at) => removed[at] === 1);
    j = take('added', b, j, (at) => added[at] === 1);
    const start = i;
    i = take('same', a, i, (at) => removed[at] === 0 && added[j + at - start] === 0);
    j += i - start;
  }
  return pieces;
};

/** A single character that happens to be equal between two changes only makes both hard to read. */
const readable = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece, index): Piece[] => {
    const between = index > 0 && index < pieces.length - 1;
    const lone = piece.kind === 'same' && piece.text.length === 1 && piece.text !== '\n' && between;
    return lone
      ? [
          { ...piece, kind: 'removed' },
          { ...piece, kind: 'added' },
        ]
      : [piece];
  });

/** Neighbours of one kind as one; between two stretches both have, what was removed comes first. */
const joined = (pieces: readonly Piece[]): Piece[] => {
  const all: Piece[] = [];
  let removed = '';
  let added = '';
  let same = '';
  const settle = (): void => {
    if (removed !== '') all.push({ kind: 'removed', text: removed });
    if (added !== '') all.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'same') {
      settle();
      same += text;
      continue;
    }
    if (same !== '') all.push({ kind: 'same', text: same });
    same = '';
    if (kind === 'removed') removed += text;
    else added += text;
  }
  settle();
  if (same !== '') all.push({ kind: 'same', text: same });
  return all;
};
