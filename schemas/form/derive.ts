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

export const leafColumns = (columns: readonly Column[], groups: readonly string[] = []): Placed<LeafColumn>[] =>
  columns.flatMap((column) =>
    isColumnGroup(column) ? leafColumns(column.columns, [...groups, column.label]) : [{ leaf: column, groups }],
  );

export const leafRows = (rows: readonly Row[], groups: readonly string[] = []): Placed<LeafRow>[] =>
  rows.flatMap((row) => (isRowGroup(row) ? leafRows(row.rows, [...groups, row.label]) : [{ leaf: row, groups }]));

const cellName = (table: Table, row: LeafRow, column: LeafColumn): string =>
  [table.prefix, row.key, column.key].filter((part) => part !== '').join('.');

/** Works something out once for each of the few forms and tables there are; nearly every rule asks for it. */
const once = <Key extends object, Value>(workOut: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? workOut(key);
    known.set(key, value);
    return value;
  };
};

/** All cells of one table in printed order: rows from the top, columns from the left. */
export const cellsOfTable = once((table: Table): readonly CellDefinition[] =>
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
  ),
);

/** All cells of a form in printed order: 200 in edition 2021, 198 in edition 2019, 186 in the mixture. */
export const cellsOf = once((form: Form): readonly CellDefinition[] => form.tables.flatMap(cellsOfTable));

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
export const equationsOf = once((form: Form): readonly Equation[] =>
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
  }),
);
