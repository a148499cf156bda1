import { forms } from '../../../schemas/form/index.ts';
import type { TableId } from '../../../schemas/form/model.ts';
import type { DocumentBlock, Grid } from '../document.ts';
import { normalise } from '../labels.ts';
import { sectionOf } from '../sectionTitle.ts';
import type { GridRow } from './rows.ts';
import { vocabularyOf } from './vocabulary.ts';

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

const ids: readonly TableId[] = ['t1', 't2', 't3'];

const labelsOf = (id: TableId): Set<string>[] =>
  Object.values(forms).map((form) => {
    const table = form.tables.find((candidate) => candidate.id === id);
    if (!table) return new Set();
    const { lines } = vocabularyOf(table);
    const labels = lines.flatMap((line) => [
      ...line.wordings.slice(0, 1),
      ...line.columns.flatMap(({ leaf, groups }) => [leaf.label, ...groups]),
    ]);
    return new Set(labels.map(normalise).filter((label) => label !== ''));
  });

/** Labels of each table, one set per edition. */
const vocabularies = new Map(ids.map((id) => [id, labelsOf(id)]));

const occursIn = (id: TableId, label: string): boolean => vocabularies.get(id)!.some((labels) => labels.has(label));

/** The one table whose label a text is; undefined for figures, other texts, and labels of several tables (总计). */
const tableOfLabel = new Map<string, TableId>();
for (const id of ids) {
  for (const label of vocabularies.get(id)!.flatMap((labels) => [...labels])) {
    if (ids.every((other) => other === id || !occursIn(other, label))) tableOfLabel.set(label, id);
  }
}

interface Piece {
  readonly id: TableId | undefined;
  readonly rows: readonly GridRow[];
  readonly placed: boolean;
  readonly labels: ReadonlySet<string>;
}

const longestLabel = 80;

const rowLabels = (row: GridRow): string[] =>
  row
    .filter((cell) => cell.text !== '' && cell.text.length <= longestLabel)
    .map((cell) => normalise(cell.text))
    .filter((label) => tableOfLabel.has(label));

const idOfLabels = (labels: readonly string[]): TableId | undefined => {
  const counts = ids.map((id) => labels.filter((label) => tableOfLabel.get(label) === id).length);
  const most = Math.max(...counts);
  return most === 0 ? undefined : ids[counts.indexOf(most)];
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

/** Half of the labels of an edition: no table of the narrative has that many. */
const isWhole = (id: TableId, labels: ReadonlySet<string>): boolean =>
  vocabularies.get(id)!.some((expected) => {
    const distinctive = [...expected].filter((label) => tableOfLabel.get(label) === id);
    return distinctive.filter((label) => labels.has(label)).length * 2 >= distinctive.length;
  });

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
  const rest = items.flatMap((item) => ('block' in item ? [item.block] : taken.has(item.piece) ? [] : [gridOf(item.piece)]));
  return { tables, rest };
};
