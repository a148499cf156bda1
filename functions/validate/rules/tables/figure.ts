import type { CellDefinition } from '../../../../schemas/form/derive.ts';
import type { Cell } from '../../../../schemas/report.ts';

const decimalsOf = (value: number): number => {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
};

/** Why what stands in a cell is no figure the form allows there; undefined when it is one, or when nothing stands there. */
export const notAFigure = (definition: CellDefinition, cell: Cell): string | undefined => {
  const { decimals = 0, signed = false } = definition.column.leaf;
  if (cell.meaning === 'text') return `应填数字，现为“${cell.raw}”`;
  if (cell.value === null) return undefined;
  if (cell.value < 0 && !signed) return `不应为负数，现为${cell.raw}`;
  if (decimalsOf(cell.value) <= decimals) return undefined;
  return decimals === 0 ? `应填整数，现为${cell.raw}` : `最多保留${decimals}位小数，现为${cell.raw}`;
};
