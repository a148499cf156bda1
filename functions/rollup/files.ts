import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { RollUp } from '../../schemas/rollUp.ts';
import { blankForm } from '../blank/blankForm.ts';
import { blankDocx } from '../blank/docx.ts';
import type { Sheet, SheetCell, SheetRow } from '../blank/xlsx/sheet.ts';
import { tableSheet } from '../blank/xlsx/tableSheet.ts';
import { workbookOf } from '../blank/xlsx/workbook.ts';
import { shanghaiDateTime } from '../shared/time.ts';
import { cellPlace, tableName } from '../validate/place.ts';
import type { RollUpFormat } from './formats.ts';
import { lackingWords, roleWords, titleOfRollUp } from './words.ts';

export interface RollUpFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The sum as a file: a workbook with everything, the three tables to paste into the report, or the data. */
export const rollUpFile = (rolled: RollUp, format: RollUpFormat): RollUpFile => {
  const { mediaType, write } = writers[format];
  return { name: `${titleOfRollUp(rolled)}.${format}`, mediaType, bytes: write(rolled) };
};

const office = 'application/vnd.openxmlformats-officedocument';

const writers: Readonly<Record<RollUpFormat, { mediaType: string; write: (rolled: RollUp) => Uint8Array }>> = {
  xlsx: {
    mediaType: `${office}.spreadsheetml.sheet`,
    write: (rolled) =>
      workbookOf(titleOfRollUp(rolled), [
        scopeSheet(rolled),
        ...tableSheets(rolled),
        memberSheet(rolled),
        gapSheet(rolled),
      ]),
  },
  docx: { mediaType: `${office}.wordprocessingml.document`, write: (rolled) => blankDocx(filled(rolled)) },
  json: {
    mediaType: 'application/json; charset=utf-8',
    write: (rolled) => new TextEncoder().encode(`${JSON.stringify(rolled, null, 1)}\n`),
  },
};

/** The statutory tables with the sums in them, under a title that says what is missing. */
const filled = (rolled: RollUp) => {
  const { parentName: agency, year, edition, cells } = rolled;
  const figures = Object.fromEntries(Object.entries(cells).map(([name, { sum }]) => [name, String(sum)]));
  const form = blankForm({ agency, year, form: formOf(edition), figures });
  const title = titleOfRollUp(rolled);
  const lacking = lackingWords(rolled);
  return {
    title,
    titleLines: [agency, title.slice(agency.length), ...(lacking === undefined ? [] : [`（数字不全：${lacking}）`])],
    sections: form.sections.filter(({ table }) => table !== undefined),
  };
};

/** Tables of results: not to be filled in, so without the colour and the checks of a form. */
const tableSheets = (rolled: RollUp): Sheet[] =>
  filled(rolled).sections.flatMap(({ heading, table }) => {
    if (!table) return [];
    const sheet = tableSheet(heading, table);
    const plain = (cell: SheetCell): SheetCell => (cell.style === 'figure' ? { ...cell, style: 'label' } : cell);
    return [{ ...sheet, validations: [], rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(plain) })) }];
  });

const headerOf = (names: readonly string[]): SheetRow => ({
  cells: names.map((value, column) => ({ column, style: 'columnHeader', value })),
});

const lineOf = (values: readonly (string | number | null)[], labels = 1): SheetRow => ({
  cells: values.map((value, column) => ({
    column,
    style: column < labels ? ('rowLabel' as const) : ('label' as const),
    ...(value !== null && value !== '' && { value }),
  })),
});

const listSheet = (name: string, columnWidths: readonly number[], rows: readonly SheetRow[]): Sheet => ({
  name,
  columnWidths,
  rows,
  merges: [],
  validations: [],
  landscape: true,
  list: { emptyCells: 'plain' },
});

const scopeSheet = ({ members, madeAt, fixedBy }: RollUp): Sheet =>
  listSheet(
    '汇总范围',
    [36, 16, 12, 10, 24, 16, 22],
    [
      headerOf(['单位', '类别', '状态', '版本', '公布时间', '格式', '说明']),
      ...members.map(({ name, role, source, contains }) =>
        lineOf([
          name,
          roleWords[role],
          source ? '已公布' : '未公布',
          source?.version ?? null,
          source ? shanghaiDateTime(source.publishedAt) : null,
          source ? formOf(source.edition).name : null,
          contains > 0 ? `其报告已包含下属${contains}个单位` : null,
        ]),
      ),
      lineOf([`汇总时间：${shanghaiDateTime(madeAt)}${fixedBy ? `，由${fixedBy.role}固定` : ''}`]),
    ],
  );

/** A line for each cell of the form, a column for each body: who gives what. */
const memberSheet = ({ edition, members, cells }: RollUp): Sheet => {
  const form = formOf(edition);
  return listSheet(
    '分单位',
    [14, 52, 12, ...members.map(() => 14)],
    [
      headerOf(['表格', '单元格', '合计', ...members.map(({ name }) => name)]),
      ...cellsOf(form).map((cell) =>
        lineOf(
          [
            tableName(form, cell.table),
            cellPlace(cell),
            cells[cell.name]?.sum ?? null,
            ...members.map(({ figures }) => figures[cell.name] ?? null),
          ],
          2,
        ),
      ),
    ],
  );
};

/** What could not be added up, so that somebody can place it by hand. */
const gapSheet = ({ edition, members, cells }: RollUp): Sheet => {
  const form = formOf(edition);
  const nameOf = new Map(members.map(({ agencyId, name }) => [agencyId, name]));
  return listSheet(
    '未汇总的数字',
    [36, 64, 12, 40],
    [
      headerOf(['单位', '单元格', '数字', '原因']),
      ...members.flatMap(({ name, unplaced }) =>
        unplaced.map(({ place, value }) => lineOf([name, place, value, '所用的另一版格式，没有相同含义的单元格'])),
      ),
      ...cellsOf(form).flatMap((cell) =>
        (cells[cell.name]?.without ?? []).map((id) =>
          lineOf([
            nameOf.get(id) ?? id,
            tableName(form, cell.table) + cellPlace(cell),
            null,
            '该单位的报告没有可用的数字',
          ]),
        ),
      ),
    ],
  );
};
