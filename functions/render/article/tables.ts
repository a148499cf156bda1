import { type CellDefinition, cellsOfTable } from '../../../schemas/form/derive.ts';
import { formOf } from '../../../schemas/form/index.ts';
import type { Table, TableId } from '../../../schemas/form/model.ts';
import type { Report } from '../../../schemas/report.ts';
import { type Html, html } from '../../shared/html.ts';
import { figureText } from '../figure.ts';
import { styles } from './styles.ts';

type Cells = Report['cells'];

/** A table of the form as a telephone can show it. Undefined where the edition has none of that id. */
export const articleTable = ({ edition, cells }: Pick<Report, 'edition' | 'cells'>, id: TableId): Html | undefined => {
  const table = formOf(edition).tables.find((candidate) => candidate.id === id);
  if (!table) return undefined;
  const rows = id === 't3' ? groupsAcross(table, cells) : id === 't2' ? totals(table, cells) : flattened(table, cells);
  return html`<section style="${styles.scroll}"><table style="${styles.table}"><tbody>
${rows}</tbody></table></section>
${id === 't2' && html`<p style="${styles.note}">表中为各类申请人合计数，分申请人类型的数据见完整报告。</p>\n`}`;
};

const textOf = (cells: Cells, { name }: CellDefinition): string => {
  const cell = cells[name];
  return cell ? figureText(cell) : '';
};

const line = (label: string, value: string): Html =>
  html`<tr><th scope="row" style="${styles.label}">${label}</th><td style="${styles.figure}">${value}</td></tr>\n`;

const groupLine = (label: string): Html =>
  html`<tr><th colspan="2" scope="colgroup" style="${styles.group}">${label}</th></tr>\n`;

/** Table 1: a line a figure, under the heading of its block. */
const flattened = (table: Table, cells: Cells): Html[] =>
  table.blocks.flatMap((block) => [
    ...(block.heading === undefined ? [] : [groupLine(block.heading)]),
    ...cellsOfTable({ ...table, blocks: [block] }).map((cell) =>
      line(`${cell.row.leaf.label}：${cell.column.leaf.label}`, textOf(cells, cell)),
    ),
  ]);

/** Table 2: its column 总计, with a line for every group that begins. */
const totals = (table: Table, cells: Cells): Html[] => {
  const rows = cellsOfTable(table).filter(({ column }) => column.leaf.key === 'total');
  return rows.flatMap((cell, index) => {
    const above = rows[index - 1]?.row.groups ?? [];
    const begun = cell.row.groups.filter((group, depth) => group !== above[depth]);
    return [...begun.map(groupLine), line(cell.row.leaf.label, textOf(cells, cell))];
  });
};

/** Table 3: its three groups of columns one below the other, so that five figures stand in a line. */
const groupsAcross = (table: Table, cells: Cells): Html[] => {
  const groups = [...Map.groupBy(cellsOfTable(table), ({ column }) => column.groups.join('·'))];
  const labels = groups[0]?.[1].map(({ column }) => column.leaf.label) ?? [];
  return [
    html`<tr><th scope="col" style="${styles.head}">类别</th>${labels.map((label) => html`<th scope="col" style="${styles.head}">${label}</th>`)}</tr>\n`,
    ...groups.map(
      ([group, members]) =>
        html`<tr><th scope="row" style="${styles.label}">${group}</th>${members.map((cell) => html`<td style="${styles.middle}">${textOf(cells, cell)}</td>`)}</tr>\n`,
    ),
  ];
};
