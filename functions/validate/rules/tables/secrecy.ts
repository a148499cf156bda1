import { cellsOf } from '../../../../schemas/form/derive.ts';
import { cellNamed, cellPlace, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { figureIn } from './figure.ts';

const messages = {
  refused: '{table}“{row}”行填有{count}件。请保密审查人员确认：该情形属实，且公开这一数字不涉及国家秘密。',
  figures: '{table}{cells}没有可用的数字，改正后再核对。',
};

/** 属于国家秘密, 危及“三安全一稳定”; both editions have these rows. */
const rows = ['r3_3_1', 'r3_3_3'];

const refusals = (context: Context): Fault[] => {
  const { form } = context;
  const section = sectionOf(form, 't2');
  const table = tableName(form, 't2');
  return rows.flatMap((row): Fault[] => {
    const cells = cellsOf(form).filter((cell) => cell.table === 't2' && cell.row.leaf.key === row);
    const figures = cells.map(({ name }) => ({ name, value: figureIn(context, name) }));
    const filled = figures.filter(({ value = 0 }) => value > 0);
    if (filled.length > 0) {
      const { groups, leaf } = cells[0]!.row;
      const known = { table, row: [...groups.slice(1), leaf.label].join(''), count: countOf(filled) };
      return [
        { status: 'unsure', section, cells: filled.map(({ name }) => name), message: fill(messages.refused, known) },
      ];
    }
    const missing = figures.flatMap(({ name, value }) => (value === undefined ? [name] : []));
    if (missing.length === 0) return [];
    const places = missing.map((name) => cellPlace(cellNamed(form, name))).join('、');
    return [notAssessable(fill(messages.figures, { table, cells: places }), missing)];
  });
};

/** The total where it is filled in, otherwise the applicants together. */
const countOf = (filled: readonly { readonly name: string; readonly value: number | undefined }[]): number =>
  filled.find(({ name }) => name.endsWith('.total'))?.value ??
  filled.reduce((total, { value = 0 }) => total + value, 0);

export const secrecyRules: readonly Rule[] = [
  {
    id: 'A15',
    severity: 'warning',
    title: '国家秘密和“三安全一稳定”的件数经保密审查',
    basis: '实践：发布前进行保密审查，涉密情形的件数请保密审查人员确认',
    involves: '第三部分表格三（三）1和三（三）3两行',
    messages,
    check: refusals,
  },
];
