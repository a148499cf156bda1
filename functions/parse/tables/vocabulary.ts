import { leafColumns, leafRows, type Placed } from '../../../schemas/form/derive.ts';
import {
  type Block,
  type Column,
  isColumnGroup,
  isRowGroup,
  type LeafColumn,
  type Row,
  type Table,
  type TableId,
} from '../../../schemas/form/model.ts';
import { printedTable } from '../../../schemas/form/printed.ts';
import { LabelIndex, normalise } from '../labels.ts';

/** One line of figures of the form. */
export interface Line {
  readonly index: number;
  readonly block: Block;
  /** The wordings of its own label; the first is the official one. Empty in table 3, whose only line has no label. */
  readonly wordings: readonly string[];
  /** Label with those above it, for messages. */
  readonly title: string;
  readonly columns: readonly Placed<LeafColumn>[];
  /** Names of its cells, one per column. */
  readonly cellNames: readonly string[];
}

/** Everything that may be printed in a table besides figures. */
export interface Vocabulary {
  readonly table: Table;
  readonly lines: readonly Line[];
  readonly lineLabels: LabelIndex<Line>;
  /** Labels of row groups such as （三）不予公开. */
  readonly groupLabels: LabelIndex<string>;
  /** Headings, corners and column labels that are no row label as well (其他 and 总计 are both). */
  readonly headerLabels: LabelIndex<string>;
}

export const tableNames: Readonly<Record<TableId, string>> = {
  t1: '表一（主动公开政府信息情况）',
  t2: '表二（收到和处理政府信息公开申请情况）',
  t3: '表三（政府信息公开行政复议、行政诉讼情况）',
};

const wordingsOf = (item: { label: string; synonyms?: readonly string[] }): string[] => [
  item.label,
  ...(item.synonyms ?? []),
];

const linesOf = (table: Table): Line[] =>
  table.blocks
    .flatMap((block) => leafRows(block.rows).map((row) => ({ block, row })))
    .map(({ block, row }, index) => {
      const columns = leafColumns(block.columns);
      return {
        index,
        block,
        wordings: row.leaf.label === '' ? [] : wordingsOf(row.leaf),
        title: [...row.groups, row.leaf.label].join('') || '数据行',
        columns,
        cellNames: columns.map(({ leaf }) =>
          [table.prefix, row.leaf.key, leaf.key].filter((part) => part !== '').join('.'),
        ),
      };
    });

const groupsOf = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) => (isRowGroup(row) ? [row.label, ...groupsOf(row.rows)] : []));

const columnWordings = (columns: readonly Column[]): string[] =>
  columns.flatMap((column) =>
    isColumnGroup(column) ? [column.label, ...columnWordings(column.columns)] : wordingsOf(column),
  );

const headersOf = (table: Table): string[] =>
  table.blocks.flatMap((block) => [
    ...(block.heading ? [block.heading] : []),
    block.corner ?? '信息内容',
    ...columnWordings(block.columns),
  ]);

const itself = (label: string): readonly [string, string] => [label, label];

const buildVocabulary = (table: Table): Vocabulary => {
  const lines = linesOf(table);
  const rowLabels = new Set(lines.flatMap((line) => line.wordings).map(normalise));
  return {
    table,
    lines,
    lineLabels: new LabelIndex(lines.flatMap((line) => line.wordings.map((wording) => [wording, line] as const))),
    groupLabels: new LabelIndex(table.blocks.flatMap((block) => groupsOf(block.rows)).map(itself)),
    headerLabels: new LabelIndex(
      headersOf(table)
        .filter((label) => !rowLabels.has(normalise(label)))
        .map(itself),
    ),
  };
};

const built = new Map<Table, Vocabulary>();

/** The vocabulary of a table; made once, the form never changes while we run. */
export const vocabularyOf = (table: Table): Vocabulary => {
  const vocabulary = built.get(table) ?? buildVocabulary(table);
  built.set(table, vocabulary);
  return vocabulary;
};

/** Whether a text is any label of the table. */
export const isLabel = (vocabulary: Vocabulary, text: string): boolean =>
  vocabulary.lineLabels.find(text) !== undefined ||
  vocabulary.groupLabels.find(text) !== undefined ||
  vocabulary.headerLabels.find(text) !== undefined;

/** The column labels of a block in the order they are printed: row by row, in each from the left. */
export const printedColumnLabels = (table: Table, block: Block): string[] => {
  const leaves = new Set(leafColumns(block.columns).map(({ leaf }) => leaf.label));
  return printedTable({ ...table, blocks: [block] })
    .rows.flat()
    .filter((cell) => cell.kind === 'columnHeader' && leaves.has(cell.text))
    .map((cell) => cell.text);
};
