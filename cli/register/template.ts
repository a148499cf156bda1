import { addressOf, type Sheet, type SheetRow } from '../../functions/blank/xlsx/sheet.ts';
import { workbookOf } from '../../functions/blank/xlsx/workbook.ts';
import { html as xml } from '../../functions/shared/html.ts';
import type { Register } from '../../schemas/register.ts';
import { agencyColumns } from './agencyColumns.ts';
import type { Column } from './column.ts';
import { delegationColumns, personColumns, sheetNames, stageColumns } from './columns.ts';
import { settingRows } from './settingRows.ts';

/** As many rows as are read of one sheet. */
const lastRow = 2000;
const headerHeight = 28;

/** Empty texts leave the cell empty. */
const rowOf = (texts: readonly (string | undefined)[], style: 'columnHeader' | 'entry'): SheetRow => ({
  cells: texts.map((text, column) => ({ column, style, ...(text && { value: text }) })),
  ...(style === 'columnHeader' && { height: headerHeight }),
});

const listSheet = (
  name: string,
  columns: readonly { header: string; width: number }[],
  rows: readonly (readonly (string | undefined)[])[],
): Sheet => ({
  name,
  columnWidths: columns.map(({ width }) => width),
  rows: [
    rowOf(
      columns.map(({ header }) => header),
      'columnHeader',
    ),
    ...rows.map((texts) => rowOf(texts, 'entry')),
  ],
  merges: [],
  validations: [],
  landscape: true,
  list: { emptyCells: 'entry' },
});

const choiceRule = (column: number, options: readonly string[]) =>
  xml`<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="请从列表中选" error="应为：${options.join('、')}" sqref="${addressOf(1, column)}:${addressOf(lastRow - 1, column)}"><formula1>"${options.join(',')}"</formula1></dataValidation>`;

const entrySheet = <Entry>(name: string, columns: readonly Column<Entry>[], entries: readonly Entry[]): Sheet => ({
  ...listSheet(
    name,
    columns,
    entries.map((entry) => columns.map((column) => column.write(entry))),
  ),
  validations: columns.flatMap(({ options }, column) => (options ? choiceRule(column, options) : [])),
});

const notesSheet = (): Sheet => {
  const lists = [
    [sheetNames.agencies, agencyColumns],
    [sheetNames.people, personColumns],
    [sheetNames.chains, stageColumns],
    [sheetNames.delegations, delegationColumns],
  ] as const;
  const columns = lists.flatMap(([sheet, list]) => list.map(({ header, about }) => [sheet, header, about]));
  const general = [
    ['各表', '', '第一行是列名，不改动；每行一个单位、一名人员或一个审批环节。各列次序可以调整，“备注”列可以增加'],
    [sheetNames.settings, '', '“取值”列可以修改；不需要的行可以删去，删去后按默认值处理'],
  ];
  return listSheet(
    sheetNames.notes,
    [
      { header: '表', width: 14 },
      { header: '列', width: 20 },
      { header: '怎样填写', width: 90 },
    ],
    [...general, ...columns],
  );
};

/** A register as a workbook for offices that keep it in a table; reads back as the same register. */
export const registerWorkbook = (register: Register): Buffer =>
  workbookOf('单位名录', [
    entrySheet(sheetNames.agencies, agencyColumns, register.agencies),
    entrySheet(sheetNames.people, personColumns, register.people),
    entrySheet(
      sheetNames.chains,
      stageColumns,
      Object.entries(register.chains).flatMap(([chain, stages]) => stages.map((stage) => ({ chain, ...stage }))),
    ),
    entrySheet(sheetNames.delegations, delegationColumns, register.delegations),
    listSheet(
      sheetNames.settings,
      [
        { header: '项目', width: 36 },
        { header: '取值', width: 44 },
        { header: '说明', width: 60 },
      ],
      settingRows(register).map(({ name, value, about }) => [name, value, about]),
    ),
    notesSheet(),
  ]);
