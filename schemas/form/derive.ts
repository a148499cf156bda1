import {
  type Block,
  type Column,
  type Footing,
  type Form,
  isColumnGroup,
  isRowGroup,
  type LeafColumn,
  type LeafRow,
  type Row,
  type Table,
  type TableId,
} from './model.ts';

/** A leaf with the labels of the groups above it, outermost first. */
export interface Placed<Leaf> {
  readonly leaf: Leaf;
  readonly groups: readonly string[];
}

/** One figure of the form: its name, where it stands and what it counts. */
export interface CellDefinition {
  /** For example `t2.r3_3_1.naturalPerson`. */
  readonly name: string;
  readonly table: TableId;
  readonly block: Block;
  readonly row: Placed<LeafRow>;
  readonly column: Placed<LeafColumn>;
}

/** One sum spelled out over cell names: the cells of `left` add up to the same as the cells of `right`. */
export interface Equation {
  readonly footing: Footing;
  /** Key of the column (along `column`) or row (along `row`) in which it holds. */
  readonly key: string;
  /** Label of that column or row, with its groups where a label alone is ambiguous. */
  readonly label: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

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

export const leafColumns = (columns: readonly Column[], groups: readonly string[] = []): Placed<LeafColumn>[] =>
  columns.flatMap((column) =>
    isColumnGroup(column) ? leafColumns(column.columns, [...groups, column.label]) : [{ leaf: column, groups }],
  );

export const leafRows = (rows: readonly Row[], groups: readonly string[] = []): Placed<LeafRow>[] =>
  rows.flatMap((row) => (isRowGroup(row) ? leafRows(row.rows, [...groups, row.label]) : [{ leaf: row, groups }]));

const cellName = (table: Table, row: LeafRow, column: LeafColumn): string =>
  [table.prefix, row.key, column.key].filter((part) => part !== '').join('.');

/** All cells of one table in printed order: rows from the top, columns from the left. */
export const cellsOfTable = (table: Table): CellDefinition[] =>
  table.blocks.flatMap((block) =>
    leafRows(block.rows).flatMap((row) =>
      leafColumns(block.columns).map((column) => ({
        name: cellName(table, row.leaf, column.leaf),
        table: table.id,
        block,
        row,
        column,
      })),
    ),
  );

/** All cells of a form in printed order: 200 in edition 2021, 198 in edition 2019, 186 in the mixture. */
export const cellsOf = (form: Form): CellDefinition[] => form.tables.flatMap(cellsOfTable);

/** Whether a cell counts towards the same column (or row) in which a footing holds. */
const lineOf = (cell: CellDefinition, along: Footing['along']): { key: string; member: string } => {
  if (cell.table !== 't3') {
    return along === 'column'
      ? { key: cell.column.leaf.key, member: cell.row.leaf.key }
      : { key: cell.row.leaf.key, member: cell.column.leaf.key };
  }
  // Table 3 has one row of three groups: `review.total` is member `total` of the line `review`.
  const [group = '', member = ''] = cell.column.leaf.key.split('.');
  return { key: group, member };
};

const labelOf = (cell: CellDefinition, along: Footing['along']): string => {
  if (cell.table === 't3') return cell.column.groups.join('');
  return along === 'column' ? cell.column.leaf.label : [...cell.row.groups.slice(1), cell.row.leaf.label].join('');
};

/** The sums of a form spelled out: 42 in edition 2021, 40 in edition 2019 (F1–F4 of the field notes). */
export const equationsOf = (form: Form): Equation[] =>
  form.footing.flatMap((footing) => {
    const table = form.tables.find((candidate) => candidate.id === footing.table);
    if (!table)
      throw new Error(`Footing ${footing.rule} names table ${footing.table}, which edition ${form.edition} lacks`);
    const cells = cellsOfTable(table);
    const lines = new Map<string, CellDefinition[]>();
    for (const cell of cells) {
      const { key } = lineOf(cell, footing.along);
      lines.set(key, [...(lines.get(key) ?? []), cell]);
    }
    return [...lines].map(([key, line]) => {
      const named = (member: string): string => {
        const found = line.find((cell) => lineOf(cell, footing.along).member === member);
        if (!found) throw new Error(`Footing ${footing.rule} names ${member}, which ${key} lacks`);
        return found.name;
      };
      return {
        footing,
        key,
        label: labelOf(line[0]!, footing.along),
        left: footing.left.map(named),
        right: footing.right.map(named),
      };
    });
  });

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
