import { forms } from '../../../schemas/form/index.ts';
import type { TableId } from '../../../schemas/form/model.ts';
import { normalise } from '../labels.ts';
import { vocabularyOf } from './vocabulary.ts';

export const tableIds: readonly TableId[] = ['t1', 't2', 't3'];

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
const vocabularies = new Map(tableIds.map((id) => [id, labelsOf(id)]));

const occursIn = (id: TableId, label: string): boolean => vocabularies.get(id)!.some((labels) => labels.has(label));

/** The one table whose label a text is; undefined for figures, other texts, and labels of several tables (总计). */
const tableOfLabel = new Map<string, TableId>();
for (const id of tableIds) {
  for (const label of vocabularies.get(id)!.flatMap((labels) => [...labels])) {
    if (tableIds.every((other) => other === id || !occursIn(other, label))) tableOfLabel.set(label, id);
  }
}

/** The table a normalised label belongs to. */
export const tableOf = (label: string): TableId | undefined => tableOfLabel.get(label);

const longestLabel = 80;

/** The normalised label when a text is one of a single table. Figures, by far the most cells, are told at once. */
export const distinctiveLabel = (text: string): string | undefined => {
  if (text === '' || text.length > longestLabel || /^[\d.]+$/u.test(text)) return undefined;
  const label = normalise(text);
  return tableOfLabel.has(label) ? label : undefined;
};

/** Half of the labels of an edition: no table of the narrative has that many. */
export const isWhole = (id: TableId, labels: ReadonlySet<string>): boolean =>
  vocabularies.get(id)!.some((expected) => {
    const distinctive = [...expected].filter((label) => tableOf(label) === id);
    return distinctive.filter((label) => labels.has(label)).length * 2 >= distinctive.length;
  });
