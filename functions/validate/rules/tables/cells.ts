import { type CellDefinition, cellsOf } from '../../../../schemas/form/derive.ts';
import type { Form, TableId } from '../../../../schemas/form/model.ts';
import { cellPlace, sectionOf, tableName } from '../../place.ts';
import type { Context, Fault, Rule } from '../../rule.ts';
import { notAFigure } from './figure.ts';
import { namedBySums } from './footing.ts';

const mostNamed = 6;

const figuresOnly = ({ form, report }: Context): Fault[] =>
  cellsOf(form).flatMap((definition) => {
    const fault = notAFigure(definition, report.cells[definition.name]!);
    if (fault === undefined) return [];
    const { name, table } = definition;
    return [
      {
        cells: [name],
        section: sectionOf(form, table),
        message: `${tableName(form, table)}${cellPlace(definition)}：${fault}。`,
      },
    ];
  });

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

const emptyFault = (form: Form, table: TableId, cells: readonly CellDefinition[]): Fault => {
  const places = cells.slice(0, mostNamed).map(cellPlace).join('、');
  const rest = cells.length > mostNamed ? `等${cells.length}处` : '';
  return {
    cells: cells.map(({ name }) => name),
    section: sectionOf(form, table),
    // The trial form was often filed with blanks; the one in force asks for a figure everywhere.
    severity: form.years?.last === undefined ? 'error' : 'warning',
    message: `${tableName(form, table)}${places}${rest}没有填写数字（空白、“/”“-”或“无”）。每格都应填数字，没有发生的请填0。`,
  };
};

export const cellRules: readonly Rule[] = [
  {
    id: 'A07',
    severity: 'error',
    title: '各项均为允许的数字',
    basis: '',
    involves: '',
    messages: {},
    check: figuresOnly,
  },
  { id: 'A08', severity: 'error', title: '没有空白单元格', basis: '', involves: '', messages: {}, check: noneEmpty },
];
