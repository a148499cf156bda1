import { cellsOf } from '../../../schemas/form/derive.ts';
import { formOf } from '../../../schemas/form/index.ts';
import type { Edition } from '../../../schemas/form/model.ts';

/** Order and white space do not matter: a figure is known by the set of labels that stand around it. */
const keyOf = (labels: readonly string[]): string =>
  labels
    .map((label) => label.replace(/\s/g, ''))
    .sort()
    .join('|');

/** Finds the name of a cell by its table and the texts of all its headers, as a reader of the page would. */
export const namesByLabels = (edition: Edition): ((labels: readonly string[]) => string) => {
  const names = new Map<string, string>();
  for (const { name, block, row, column } of cellsOf(formOf(edition))) {
    const labels = [block.heading ?? '', ...row.groups, row.leaf.label, ...column.groups, column.leaf.label];
    names.set(keyOf(labels.filter((label) => label !== '')), name);
  }
  return (labels) => names.get(keyOf(labels)) ?? `no cell has the headers ${labels.join(', ')}`;
};
