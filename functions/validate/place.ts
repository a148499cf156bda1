import type { Place } from '../../schemas/finding.ts';
import { type CellDefinition, cellsOf } from '../../schemas/form/derive.ts';
import type { Form, SectionKey, TableId } from '../../schemas/form/model.ts';

/** Where something stands, in words a clerk finds at once. */

/** The section that holds a table, e.g. `applications` for table 2. */
export const sectionOf = (form: Form, table: TableId): SectionKey => sectionHolding(form, table).key;

/** 标题, 引言, 第一部分 … 第六部分 */
export const placeName = (form: Form, place: Place): string => {
  if (place === 'title') return '标题';
  const section = form.sections.find(({ key }) => key === place);
  return section ? `第${section.numeral}部分` : '引言';
};

/** 第三部分表格 */
export const tableName = (form: Form, table: TableId): string => `第${sectionHolding(form, table).numeral}部分表格`;

/** A label that will stand in quotation marks: its own become single ones, as in 3.危及‘三安全一稳定’ (GB/T 15834). */
const inQuotes = (label: string): string => label.replaceAll('“', '‘').replaceAll('”', '’');

/** “（三）不予公开1.属于国家秘密”行“自然人”列; what has no label is left out. */
export const cellPlace = (cell: CellDefinition): string => {
  const { row, column } = cell;
  // The outermost group of table 2 (三、本年度办理结果, 申请人情况) says nothing more.
  const rowLabel = inQuotes([...row.groups.slice(1), row.leaf.label].join(''));
  const columnLabel = cell.table === 't3' ? [...column.groups, column.leaf.label].join('·') : column.leaf.label;
  return `${rowLabel === '' ? '' : `“${rowLabel}”行`}“${columnLabel}”列`;
};

const definitions = new WeakMap<Form, ReadonlyMap<string, CellDefinition>>();

/** The cells of a form by name, worked out once. */
const definitionsOf = (form: Form): ReadonlyMap<string, CellDefinition> => {
  const known = definitions.get(form) ?? new Map(cellsOf(form).map((cell) => [cell.name, cell]));
  definitions.set(form, known);
  return known;
};

/** The definition of a cell by its name. */
export const cellNamed = (form: Form, name: string): CellDefinition => {
  const cell = definitionsOf(form).get(name);
  if (!cell) throw new Error(`Edition ${form.edition} has no cell ${name}`);
  return cell;
};

const sectionHolding = (form: Form, table: TableId) => {
  const section = form.sections.find((candidate) => candidate.table === table);
  if (!section) throw new Error(`Edition ${form.edition} has no section with table ${table}`);
  return section;
};
