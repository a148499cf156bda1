import { leafColumns } from '../../schemas/form/derive.ts';
import type { LeafColumn, Table } from '../../schemas/form/model.ts';

/**
 * The note on units above a table: 件 where the form counts documents at all, then the columns that differ, e.g.
 * 单位：件（采购总金额为元）. A column whose own label names its unit needs no word here.
 */
export const unitNote = (table: Table): string => {
  const columns = table.blocks.flatMap((block) => leafColumns(block.columns).map(({ leaf }) => leaf));
  const silent = columns.filter(({ label, unit }) => !label.includes(`单位：${unit}`));
  const main = silent.find(({ unit }) => unit === '件')?.unit ?? silent[0]?.unit ?? '件';
  const others = Map.groupBy(
    silent.filter(({ unit }) => unit !== main),
    ({ unit }) => unit,
  );
  const exceptions = [...others].map(([unit, members]) => `${labelsOf(members)}为${unit}`);
  if (exceptions.length > 0) return `单位：${main}（${exceptions.join('，')}）`;
  return silent.length < columns.length ? `单位：${main}（另有注明的除外）` : `单位：${main}`;
};

const labelsOf = (columns: readonly LeafColumn[]): string => [...new Set(columns.map(({ label }) => label))].join('、');
