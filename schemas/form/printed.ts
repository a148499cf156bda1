import { type CellDefinition, cellsOfTable, leafColumns, leafRows, type Placed } from './derive.ts';
import { type Block, type Column, isColumnGroup, isRowGroup, type LeafColumn, type Row, type Table } from './model.ts';

/** One printed cell of a table, for any renderer: headings span, figures name their cell. */
export interface PrintedCell {
  readonly kind: 'heading' | 'corner' | 'columnHeader' | 'rowHeader' | 'figure';
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Set on figures. */
  readonly cell?: CellDefinition;
  /** Unique within the table on every header, for `headers`/`id` pairs. */
  readonly id?: string;
  /** On a figure: the ids of all headers that apply, outermost first. On a header: those above it. */
  readonly headerIds: readonly string[];
}

const depthOfColumns = (columns: readonly Column[]): number =>
  Math.max(...columns.map((column) => (isColumnGroup(column) ? 1 + depthOfColumns(column.columns) : 1)));

const depthOfRows = (rows: readonly Row[]): number =>
  Math.max(...rows.map((row) => (isRowGroup(row) ? 1 + depthOfRows(row.rows) : 1)));

const heightOf = (row: Row): number => (isRowGroup(row) ? leafRows([row]).length : 1);

/**
 * A table as it is printed: a rectangular grid of `width` columns in which every cell stands once, with its spans.
 * Blocks of different width (table 1) are stretched to the widest, as on the official form.
 */
export const printedTable = (table: Table): { width: number; rows: PrintedCell[][] } => {
  const blockWidth = (block: Block): number => labelDepth(block) + leafColumns(block.columns).length;
  const width = Math.max(...table.blocks.map(blockWidth));
  const rows = table.blocks.flatMap((block, index) => printedBlock(table, block, width, `${table.prefix}-b${index}`));
  return { width, rows };
};

const labelDepth = (block: Block): number =>
  block.corner === undefined && block.heading === undefined ? 0 : depthOfRows(block.rows);

/** Shares `width` grid columns among the leaves evenly; what does not divide goes to the last. */
const spansOf = (leaves: readonly Placed<LeafColumn>[], width: number): Map<LeafColumn, number> => {
  const even = Math.floor(width / leaves.length);
  const rest = width - even * leaves.length;
  return new Map(leaves.map(({ leaf }, index) => [leaf, index === leaves.length - 1 ? even + rest : even]));
};

const printedBlock = (table: Table, block: Block, width: number, id: string): PrintedCell[][] => {
  const rows: PrintedCell[][] = [];
  const headingIds: string[] = [];
  if (block.heading !== undefined) {
    headingIds.push(`${id}-h`);
    rows.push([{ kind: 'heading', text: block.heading, columnSpan: width, rowSpan: 1, id: `${id}-h`, headerIds: [] }]);
  }
  const labels = labelDepth(block);
  const spans = spansOf(leafColumns(block.columns), width - labels);
  const spanOf = (column: Column): number =>
    leafColumns([column]).reduce((sum, { leaf }) => sum + (spans.get(leaf) ?? 1), 0);
  const headerDepth = depthOfColumns(block.columns);
  const header: PrintedCell[][] = Array.from({ length: headerDepth }, () => []);
  const columnIds = new Map<string, string[]>();
  if (labels > 0) {
    header[0]!.push({
      kind: 'corner',
      text: block.corner ?? '信息内容',
      columnSpan: labels,
      rowSpan: headerDepth,
      id: `${id}-corner`,
      headerIds: headingIds,
    });
  }
  const placeColumn = (column: Column, depth: number, above: readonly string[], path: string): void => {
    const columnId = `${id}-c${path}`;
    header[depth]!.push({
      kind: 'columnHeader',
      text: column.label,
      columnSpan: spanOf(column),
      rowSpan: isColumnGroup(column) ? 1 : headerDepth - depth,
      id: columnId,
      headerIds: above,
    });
    if (isColumnGroup(column)) {
      column.columns.forEach((child, index) => {
        placeColumn(child, depth + 1, [...above, columnId], `${path}_${index}`);
      });
    } else {
      columnIds.set(column.key, [...above, columnId]);
    }
  };
  block.columns.forEach((column, index) => {
    placeColumn(column, 0, headingIds, `${index}`);
  });
  rows.push(...header);

  const cells = cellsOfTable({ ...table, blocks: [block] });
  const placeRow = (
    row: Row,
    depth: number,
    above: readonly PrintedCell[],
    aboveIds: readonly string[],
    path: string,
  ): void => {
    const rowId = `${id}-r${path}`;
    const label: PrintedCell = {
      kind: 'rowHeader',
      text: row.label,
      columnSpan: isRowGroup(row) ? 1 : labels - depth,
      rowSpan: heightOf(row),
      id: rowId,
      headerIds: aboveIds,
    };
    if (isRowGroup(row)) {
      row.rows.forEach((child, index) => {
        // A group label is printed once, on the first row of its group.
        placeRow(child, depth + 1, index === 0 ? [...above, label] : [], [...aboveIds, rowId], `${path}_${index}`);
      });
      return;
    }
    const figures = cells
      .filter((cell) => cell.row.leaf === row)
      .map(
        (cell): PrintedCell => ({
          kind: 'figure',
          text: '',
          columnSpan: spanOf(cell.column.leaf),
          rowSpan: 1,
          cell,
          headerIds: [...(columnIds.get(cell.column.leaf.key) ?? []), ...(labels > 0 ? [...aboveIds, rowId] : [])],
        }),
      );
    rows.push([...above, ...(labels > 0 ? [label] : []), ...figures]);
  };
  block.rows.forEach((row, index) => {
    placeRow(row, 0, [], [], `${index}`);
  });
  return rows;
};
