/**
 * The statutory form as data.
 *
 * A form is six sections, three of which hold a table. A table is a list of blocks, a block is a tree of columns over a
 * tree of rows. Parser, validator, HTML, PDF, CSV, JSON Schema and the data dictionary are all driven by it; a further
 * edition is one more file beside `edition2021.ts`.
 *
 * Source: notice 国办公开办函〔2021〕30号 (edition 2021) and 国办公开办函〔2019〕60号 (edition 2019), annexes.
 */

export type Edition = '2021' | '2019' | '2021-2019';

/** 件 and 项 count documents and decisions; 万元 is ten thousand yuan and may carry decimals; 元 is yuan. */
export type Unit = '件' | '项' | '万元' | '元';

/** The six sections by what they hold, in the order of the form. */
export type SectionKey = 'overview' | 'disclosure' | 'applications' | 'disputes' | 'problems' | 'other';

export interface Section {
  readonly key: SectionKey;
  /** The numeral as printed: 一 … 六. Tables use the same numerals, so a section is recognised by its title. */
  readonly numeral: string;
  /** The official title without numeral. */
  readonly title: string;
  /** Wordings of the same section met in real reports, without numeral. */
  readonly synonyms: readonly string[];
  readonly table?: TableId;
}

export type TableId = 't1' | 't2' | 't3';

export interface LeafColumn {
  /** Last part of the cell name, e.g. `naturalPerson` or `review.total`. */
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  readonly synonyms?: readonly string[];
  /** Decimals allowed; 0 when left out. */
  readonly decimals?: number;
  /** A change against last year may be negative (2019 form, 本年增/减). */
  readonly signed?: boolean;
}

export interface ColumnGroup {
  readonly label: string;
  readonly columns: readonly Column[];
}

export type Column = LeafColumn | ColumnGroup;

export interface LeafRow {
  /** Middle part of the cell name, e.g. `r3_3_1`; empty in a table whose only row has no label. */
  readonly key: string;
  readonly label: string;
  readonly synonyms?: readonly string[];
}

export interface RowGroup {
  readonly label: string;
  readonly rows: readonly Row[];
}

export type Row = LeafRow | RowGroup;

export interface Block {
  /** Merged heading row of a block of table 1, e.g. 第二十条第（一）项. */
  readonly heading?: string;
  /** Text of the top-left cell over the row labels. */
  readonly corner?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Table {
  readonly id: TableId;
  /** First part of its cell names: `t1`, `t1x` (2019), `t2`, `t3`. */
  readonly prefix: string;
  readonly caption: string;
  readonly blocks: readonly Block[];
}

/** A sum the form must keep, stated once over row or column keys; `equations()` spells it out per cell. */
export interface Footing {
  /** The rule of domain knowledge it states: F1–F4, reported under A01–A04. */
  readonly rule: 'A01' | 'A02' | 'A03' | 'A04';
  readonly table: TableId;
  /** `column`: the keys are rows and the sum holds in every column; `row`: the keys are columns, in every row. */
  readonly along: 'column' | 'row';
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** How the two sides read in a message, e.g. 一＋二 and 三（七）＋四. */
  readonly leftName: string;
  readonly rightName: string;
}

export interface Form {
  readonly edition: Edition;
  /** What people call it, e.g. 2021年版格式. */
  readonly name: string;
  readonly notice: string;
  /** Reporting years the form is for; without `last` it is in force. Absent: it is right for no year, but it is met. */
  readonly years?: { readonly first: number; readonly last?: number };
  readonly sections: readonly Section[];
  readonly tables: readonly Table[];
  readonly footing: readonly Footing[];
  /** Words that occur in the header of this edition only; the edition is recognised by them, never by the year. */
  readonly headerWords: readonly string[];
  /** Row labels that count like header words: they tell editions apart that share a table 1. */
  readonly rowWords: readonly string[];
}

export const isColumnGroup = (column: Column): column is ColumnGroup => 'columns' in column;
export const isRowGroup = (row: Row): row is RowGroup => 'rows' in row;
