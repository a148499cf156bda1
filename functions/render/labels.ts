import type { CellDefinition } from '../../schemas/form/derive.ts';
import type { TableId, Unit } from '../../schemas/form/model.ts';

export interface Labels {
  readonly table: TableId;
  readonly rowLabels: string[];
  readonly columnLabels: string[];
  readonly unit: Unit;
}

/** What the form prints around a cell, outermost label first; a table without row labels gives none. */
export const labelsOf = ({ table, block, row, column }: CellDefinition): Labels => ({
  table,
  rowLabels: [block.heading ?? '', ...row.groups, row.leaf.label].filter((label) => label !== ''),
  columnLabels: [...column.groups, column.leaf.label],
  unit: column.leaf.unit,
});
