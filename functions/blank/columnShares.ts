import type { StoredTable } from './storedTable.ts';

const isFigureRow = (row: StoredTable['rows'][number]): boolean => row.some(({ kind }) => kind === 'figure');

/** Rows at the top that name the columns of the whole table; none where every block has a header of its own. */
export const headerRows = ({ rows }: StoredTable): number =>
  rows.some((row) => row.some(({ kind }) => kind === 'heading')) ? 0 : rows.findIndex(isFigureRow);

/** How wide one label column is beside the figures, by how many there are: outer groups are narrow, the rows wide. */
const labelShares: Readonly<Record<number, readonly number[]>> = { 0: [], 1: [10], 2: [10, 26], 3: [5.5, 10, 26] };
const figureShare = 7;
/** Under headings every block shares the width evenly. */
const evenShare = 10;

/** The widths of the grid columns in relation to one another. */
export const columnShares = (table: StoredTable): number[] => {
  const labels = table.rows.find((row) => row[0]?.kind === 'corner')?.[0]?.columnSpan ?? 0;
  const shares = labelShares[labels];
  if (headerRows(table) === 0 || !shares) return Array.from({ length: table.width }, () => evenShare);
  return [...shares, ...Array.from({ length: table.width - labels }, () => figureShare)];
};
