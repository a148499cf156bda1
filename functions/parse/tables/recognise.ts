import type { TableId } from '../../../schemas/form/model.ts';
import type { DocumentBlock, Grid, GridRow } from '../document.ts';
import { sectionOf } from '../sectionTitle.ts';
import { distinctiveLabel, isWhole, tableIds, tableOf } from './distinctive.ts';

/** A statutory table as it stands in the submission, put together when it came in pieces. */
export interface FormGrid {
  readonly rows: readonly GridRow[];
  readonly placed: boolean;
}

export interface Recognised {
  readonly tables: ReadonlyMap<TableId, readonly FormGrid[]>;
  /** The document without these tables. */
  readonly rest: readonly DocumentBlock[];
}

interface Piece {
  readonly id: TableId | undefined;
  readonly rows: readonly GridRow[];
  readonly placed: boolean;
  readonly labels: ReadonlySet<string>;
}

const rowLabels = (row: GridRow): string[] => row.flatMap((cell) => distinctiveLabel(cell.text) ?? []);

const idOfLabels = (labels: readonly string[]): TableId | undefined => {
  const counts = tableIds.map((id) => labels.filter((label) => tableOf(label) === id).length);
  const most = Math.max(...counts);
  return most === 0 ? undefined : tableIds[counts.indexOf(most)];
};

/** Cuts a grid where its rows begin to speak of another table; several tables may stand in one. */
const piecesOf = (grid: Grid): Piece[] => {
  const pieces: { id: TableId | undefined; rows: GridRow[]; placed: boolean; labels: Set<string> }[] = [];
  for (const row of grid.rows) {
    const labels = rowLabels(row);
    const id = idOfLabels(labels);
    const last = pieces.at(-1);
    if (last && (id === undefined || last.id === undefined || last.id === id)) {
      last.id ??= id;
      last.rows.push(row);
      for (const label of labels) last.labels.add(label);
    } else pieces.push({ id, rows: [row], placed: grid.placed, labels: new Set(labels) });
  }
  return pieces;
};

const longestCaption = 20;

/** Something that may stand between two pieces of one table: 续表, a unit, but no section title and no sentence. */
const isCaption = (block: DocumentBlock): boolean =>
  block.type === 'paragraph' && block.text.length <= longestCaption && sectionOf(block.text) === undefined;

type Item = { readonly piece: Piece } | { readonly block: DocumentBlock };

/** Runs of pieces of one table with nothing but captions between them. */
const runsOf = (items: readonly Item[]): Piece[][] => {
  const runs: Piece[][] = [];
  let open = false;
  for (const item of items) {
    if ('block' in item) open &&= isCaption(item.block);
    else if (item.piece.id === undefined) open = false;
    else {
      const run = runs.at(-1);
      if (open && run && run[0]!.id === item.piece.id) run.push(item.piece);
      else runs.push([item.piece]);
      open = true;
    }
  }
  return runs;
};

const gridOf = (piece: Piece): Grid => ({ type: 'grid', rows: piece.rows, placed: piece.placed });

/** Finds the statutory tables by what is written in them, wherever they stand. */
export const recogniseTables = (blocks: readonly DocumentBlock[]): Recognised => {
  const items = blocks.flatMap((block): Item[] =>
    block.type === 'grid' ? piecesOf(block).map((piece) => ({ piece })) : [{ block }],
  );
  const tables = new Map<TableId, FormGrid[]>();
  const taken = new Set<Piece>();
  for (const run of runsOf(items)) {
    const id = run[0]!.id!;
    if (!isWhole(id, new Set(run.flatMap((piece) => [...piece.labels])))) continue;
    for (const piece of run) taken.add(piece);
    const grid = { rows: run.flatMap((piece) => piece.rows), placed: run.every((piece) => piece.placed) };
    tables.set(id, [...(tables.get(id) ?? []), grid]);
  }
  const rest = items.flatMap((item) =>
    'block' in item ? [item.block] : taken.has(item.piece) ? [] : [gridOf(item.piece)],
  );
  return { tables, rest };
};
