import type { Dictionary } from '../../../schemas/dictionary.ts';
import { cellsOf, equationsOf } from '../../../schemas/form/derive.ts';
import { englishOf } from '../../../schemas/form/english.ts';
import type { Form } from '../../../schemas/form/model.ts';
import { formsNewestFirst, type UnionCell, unionCells } from '../../../schemas/form/union.ts';
import { labelsOf } from '../../render/labels.ts';
import { csvOf } from '../../shared/csv.ts';
import { facts } from './facts.ts';

type Entry = Dictionary['cells'][number];
type Sum = Dictionary['sums'][number];

const both = (chinese: string) => ({ zh: chinese, en: englishOf(chinese) });
const all = (chinese: readonly string[]) => ({ zh: [...chinese], en: chinese.map(englishOf) });

const editionOf = (form: Form): Dictionary['editions'][number] => ({
  edition: form.edition,
  name: both(form.name),
  notice: both(form.notice),
  years: form.years ? { first: form.years.first, last: form.years.last ?? null } : null,
  cells: cellsOf(form).length,
});

const entryOf = ({ cell, editions }: UnionCell, sumsOf: ReadonlyMap<string, ReadonlySet<string>>): Entry => {
  const { table, rowLabels, columnLabels, unit } = labelsOf(cell);
  const { decimals = 0, signed = false } = cell.column.leaf;
  return {
    name: cell.name,
    table,
    rowLabels: all(rowLabels),
    columnLabels: all(columnLabels),
    unit: both(unit),
    decimals,
    signed,
    editions: [...editions],
    footing: [...(sumsOf.get(cell.name) ?? [])].sort(),
  };
};

const sums = (forms: readonly Form[]): Sum[] =>
  forms.flatMap((form) =>
    equationsOf(form).map(({ footing, left, right }) => ({
      name: footing.rule,
      edition: form.edition,
      left: [...left],
      right: [...right],
    })),
  );

/** Names of the sums each cell is part of. */
const namesByCell = (all: readonly Sum[]): Map<string, Set<string>> => {
  const names = new Map<string, Set<string>>();
  for (const { name, left, right } of all)
    for (const cell of [...left, ...right]) names.set(cell, (names.get(cell) ?? new Set()).add(name));
  return names;
};

const makeDictionary = (): Dictionary => {
  const forms = formsNewestFirst();
  const held = sums(forms);
  const sumsOf = namesByCell(held);
  return {
    format: 'gongkai-dictionary',
    formatVersion: 1,
    editions: forms.map(editionOf),
    sections: forms[0]!.sections.map(({ key, title }) => ({ key, title: both(title) })),
    facts: facts.map(({ name, zh, en }) => ({ name, meaning: { zh, en } })),
    cells: unionCells().map((cell) => entryOf(cell, sumsOf)),
    sums: held,
  };
};

/** The data dictionary, made from the form's editions and nothing else. */
export const dictionary: Dictionary = makeDictionary();

const header = [
  ...['name', 'table', 'rowLabels', 'columnLabels', 'unit', 'decimals', 'signed', 'editions', 'footing'],
  ...['rowLabelsEn', 'columnLabelsEn', 'unitEn'],
];

/** `/data/dictionary.csv`: one row a cell. Labels are joined by ` / `, outermost first, as in a report's own CSV. */
export const dictionaryCsv = ({ cells }: Dictionary): string =>
  csvOf([
    header,
    ...cells.map(({ name, table, rowLabels, columnLabels, unit, decimals, signed, editions, footing }) => [
      name,
      table,
      rowLabels.zh.join(' / '),
      columnLabels.zh.join(' / '),
      unit.zh,
      String(decimals),
      String(signed),
      editions.join(' '),
      footing.join(' '),
      rowLabels.en.join(' / '),
      columnLabels.en.join(' / '),
      unit.en,
    ]),
  ]);
