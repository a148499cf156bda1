import type { CellEdge } from '../../cellEdges.ts';
import { type Modifier, modifierCodes } from './modifiers.ts';

/** Where the cells of a row stand, in twips. */
export interface RowDefinition {
  readonly left: number;
  readonly edges: readonly CellEdge[];
}

const cellBytes = 20;

const mergeOf = (flags: number): CellEdge['merge'] => (flags === 3 ? 'start' : flags === 1 ? 'continue' : 'none');

/** Edges of cells and their descriptions ([MS-DOC] 2.9.321, 2.9.317); cells at the end may be left undescribed. */
const definitionIn = (value: Buffer): RowDefinition => {
  const count = value.readUInt8(0);
  const described = 1 + (count + 1) * 2;
  const edges = Array.from({ length: count }, (_, index): CellEdge => {
    const at = described + index * cellBytes;
    const flags = at + 2 <= value.length ? value.readUInt16LE(at) : 0;
    return {
      right: value.readInt16LE(3 + index * 2),
      joinsPrevious: (flags & 0b11) === 0b10,
      merge: mergeOf((flags >> 5) & 0b11),
    };
  });
  return { left: value.readInt16LE(1), edges };
};

const changed = (
  row: RowDefinition,
  from: number,
  to: number,
  change: (edge: CellEdge, index: number) => CellEdge,
): RowDefinition => ({
  ...row,
  edges: row.edges.map((edge, index) => (index >= from && index < to ? change(edge, index) : edge)),
});

/** The definition a row's mark carries; undefined when it has none. */
export const rowDefinitionOf = (modifiers: readonly Modifier[]): RowDefinition | undefined => {
  let row: RowDefinition | undefined;
  for (const { code, value } of modifiers) {
    if (code === modifierCodes.tableDefinition) row = definitionIn(value);
    else if (row && code === modifierCodes.verticalMerge) {
      const [cell, flags] = [value.readUInt8(0), value.readUInt8(1)];
      row = changed(row, cell, cell + 1, (edge) => ({ ...edge, merge: mergeOf(flags) }));
    } else if (row && code === modifierCodes.horizontalMerge) {
      const [from, to] = [value.readUInt8(0), value.readUInt8(1)];
      row = changed(row, from, to, (edge, index) => ({ ...edge, joinsPrevious: index > from }));
    }
  }
  return row;
};
