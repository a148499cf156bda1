import type { NamedSheet } from '../../functions/parse/formats/xlsx/workbook.ts';
import { agencyColumns } from './agencyColumns.ts';
import type { Column } from './column.ts';
import { delegationColumns, personColumns, sheetNames, stageColumns } from './columns.ts';
import { type Row, rowsOf } from './rows.ts';
import { settingNamed } from './settingNames.ts';
import { type Path, unquoted } from './settingText.ts';

/** Where a part of the register stands in the workbook: a row, and the cell of it when it is one. */
export interface Place {
  readonly sheet: string;
  readonly number: number;
  /** The cells of the row by the path of their values under the part's own. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly path: Path;
  readonly header: string;
  readonly about: string;
  readonly text: string | undefined;
}

/** What a workbook says, in the shape of a register but unchecked, and where each part of it stands. */
export interface Entries {
  readonly register: unknown;
  readonly places: readonly (readonly [Path, Place])[];
  /** What is wrong with the sheets themselves. */
  readonly faults: readonly string[];
}

type Members = Record<string, unknown>;

/** Sets a value deep in an object; lists and objects on the way are made. */
const setAt = (into: Members, [key, ...rest]: Path, value: unknown): void => {
  const name = String(key);
  if (rest.length === 0) into[name] = value;
  else {
    if (!Object.hasOwn(into, name)) into[name] = typeof rest[0] === 'number' ? [] : {};
    setAt(into[name] as Members, rest, value);
  }
};

const entryOf = <Entry>(columns: readonly Column<Entry>[], { texts }: Row): Members => {
  const entry: Members = {};
  for (const { header, path, read } of columns) {
    const text = texts.get(header);
    if (text !== undefined) setAt(entry, path, read(text));
  }
  return entry;
};

const placeOf = <Entry>(columns: readonly Column<Entry>[], { sheet, number, texts }: Row): Place => ({
  sheet,
  number,
  cells: columns.map(({ path, header, about }) => ({ path, header, about, text: texts.get(header) })),
});

const settingHeaders = ['项目', '取值', '说明'] as const;

/** Reads the sheets into entries. Whether they make a register, the schema says. */
export const entriesOf = (sheets: readonly NamedSheet[]): Entries => {
  const faults: string[] = [];
  const places: [Path, Place][] = [];
  const rows = (name: string, headers: readonly string[]): Row[] =>
    rowsOf(sheets, name, headers, (fault) => faults.push(fault));
  const list = <Entry>(name: keyof typeof sheetNames, columns: readonly Column<Entry>[]): Members[] =>
    rows(
      sheetNames[name],
      columns.map(({ header }) => header),
    ).map((row, index) => {
      places.push([[name, index], placeOf(columns, row)]);
      return entryOf(columns, row);
    });

  const register: Members = {
    agencies: list('agencies', agencyColumns),
    people: list('people', personColumns),
    delegations: list('delegations', delegationColumns),
  };
  register.chains = chainsOf(
    rows(
      sheetNames.chains,
      stageColumns.map(({ header }) => header),
    ),
    (path, row) => places.push([path, placeOf(stageColumns, row)]),
  );
  for (const { sheet, number, texts } of rows(sheetNames.settings, settingHeaders)) {
    const [name = '', text] = settingHeaders.map((header) => texts.get(header));
    const setting = settingNamed(name);
    if (!setting) faults.push(`${sheet} 第${number}行：没有“${name}”这一项设置`);
    else if (places.some(([path]) => path.join('.') === setting.path.join('.')))
      faults.push(`${sheet} 第${number}行：“${name}”重复`);
    else {
      places.push([setting.path, { sheet, number, cells: [{ path: [], header: name, about: setting.about, text }] }]);
      if (text !== undefined) setAt(register, setting.path, unquoted(text));
    }
  }
  return { register, places, faults };
};

/** The stages of each chain in the order of their rows. */
const chainsOf = (rows: readonly Row[], note: (path: Path, row: Row) => void): Members => {
  const chains = new Map<string, Members[]>();
  for (const row of rows) {
    const { chain, ...stage } = entryOf(stageColumns, row);
    const name = typeof chain === 'string' ? chain : '';
    const stages = chains.get(name) ?? [];
    note(['chains', name, stages.length], row);
    chains.set(name, [...stages, stage]);
  }
  return Object.fromEntries(chains);
};
