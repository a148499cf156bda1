import type { CellDefinition } from '../../../../schemas/form/derive.ts';
import type { Cell } from '../../../../schemas/report.ts';
import { cellNamed } from '../../place.ts';
import type { Context } from '../../rule.ts';

const decimalsOf = (value: number): number => {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
};

/** What is wrong with what stands in a cell: a key of the messages of A07, and how many decimals the form allows. */
interface NoFigure {
  readonly fault: 'text' | 'negative' | 'fraction' | 'decimals';
  readonly decimals: number;
}

/** Why what stands in a cell is no figure the form allows there; undefined when it is one, or when nothing stands there. */
export const notAFigure = (definition: CellDefinition, cell: Cell): NoFigure | undefined => {
  const { decimals = 0, signed = false } = definition.column.leaf;
  if (cell.meaning === 'text') return { fault: 'text', decimals };
  if (cell.value === null) return undefined;
  if (cell.value < 0 && !signed) return { fault: 'negative', decimals };
  if (decimalsOf(cell.value) <= decimals) return undefined;
  return { fault: decimals === 0 ? 'fraction' : 'decimals', decimals };
};

/** What a cell says; undefined when it is empty, holds no figure the form allows, or is not in this edition. */
export const figureIn = ({ form, report }: Pick<Context, 'form' | 'report'>, name: string): number | undefined => {
  const cell = report.cells[name];
  if (!cell || cell.value === null || notAFigure(cellNamed(form, name), cell)) return undefined;
  return cell.value;
};
