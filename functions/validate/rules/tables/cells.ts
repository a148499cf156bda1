import { type CellDefinition, cellsOf } from '../../../../schemas/form/derive.ts';
import type { Form, TableId } from '../../../../schemas/form/model.ts';
import { cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { shown } from '../../shown.ts';
import { namedBySums } from './account.ts';
import { notAFigure } from './figure.ts';

const figureMessages = {
  text: '{table}{cell}：应填数字，现为“{raw}”。',
  negative: '{table}{cell}：不应为负数，现为{raw}。',
  fraction: '{table}{cell}：应填整数，现为{raw}。',
  decimals: '{table}{cell}：最多保留{decimals}位小数，现为{raw}。',
};

const figuresOnly = ({ form, report }: Context): Fault[] =>
  cellsOf(form).flatMap((definition) => {
    const { name, table } = definition;
    const { raw } = report.cells[name]!;
    const wrong = notAFigure(definition, report.cells[name]!);
    if (!wrong) return [];
    const { fault, decimals } = wrong;
    const known = { table: tableName(form, table), cell: cellPlace(definition), raw: shown(raw), decimals };
    return [{ cells: [name], section: sectionOf(form, table), message: fill(figureMessages[fault], known) }];
  });

/** More places than this nobody reads in one sentence; the cells of the finding are all of them. */
const mostNamed = 6;

const emptyMessages = {
  few: '{table}{cells}没有填写数字（空白、“/”“-”或“无”）。每格都应填数字，没有发生的请填0。',
  many: '{table}{cells}等{count}处没有填写数字（空白、“/”“-”或“无”）。每格都应填数字，没有发生的请填0。',
};

const emptyCells = (context: Context, table: TableId): CellDefinition[] => {
  const named = namedBySums(context);
  return cellsOf(context.form).filter(
    ({ name, table: own }) =>
      own === table && ['blank', 'nil'].includes(context.report.cells[name]!.meaning) && !named.has(name),
  );
};

const noneEmpty = (context: Context): Fault[] =>
  context.form.tables.flatMap(({ id }) => {
    const cells = emptyCells(context, id);
    return cells.length === 0 ? [] : [emptyFault(context.form, id, cells)];
  });

const emptyFault = (form: Form, table: TableId, cells: readonly CellDefinition[]): Fault => ({
  cells: cells.map(({ name }) => name),
  section: sectionOf(form, table),
  // The trial form was often filed with blanks; the one in force asks for a figure everywhere.
  severity: form.years?.last === undefined ? 'error' : 'warning',
  message: fill(cells.length > mostNamed ? emptyMessages.many : emptyMessages.few, {
    table: tableName(form, table),
    cells: cells.slice(0, mostNamed).map(cellPlace).join('、'),
    count: cells.length,
  }),
});

export const cellRules: readonly Rule[] = [
  {
    id: 'A07',
    severity: 'error',
    title: '各项均为允许的数字',
    basis: '格式所列计量单位：件、项为整数，收费金额以万元为单位、可有小数，2019年版格式的增/减可为负数',
    involves: '三张表格的全部单元格',
    messages: figureMessages,
    check: figuresOnly,
  },
  {
    id: 'A08',
    severity: 'error',
    title: '没有空白单元格',
    basis: '实践：没有发生的填0，空白、“/”、“-”和“无”分不清是没有发生还是漏填；2019年版格式仅作提醒',
    involves: '三张表格的全部单元格',
    messages: emptyMessages,
    check: noneEmpty,
  },
];
