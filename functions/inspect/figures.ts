import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import type { Edition } from '../../schemas/form/model.ts';
import type { PublishedReport } from '../../schemas/publishedReport.ts';

// Reads the figures of a report out of each form it is published in, as somebody would who knows nothing of how they were
// made: figures by the headers of the page, by the columns of the table.

/** Figures by the name of their cell: a number, or null where there is none. */
export type Figures = ReadonlyMap<string, number | null>;

const numberIn = (text: string): number | null => {
  const trimmed = text.trim();
  return trimmed === '' || Number.isNaN(Number(trimmed)) ? null : Number(trimmed);
};

/** Figures of `report.json`. */
export const jsonFigures = ({ cells }: Pick<PublishedReport, 'cells'>): Figures =>
  new Map(Object.entries(cells).map(([name, { value }]) => [name, value]));

/** Rows of a CSV file after RFC 4180. */
const csvRows = (text: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};

/** Figures of `report.csv`, by the columns `cell` and `value`. */
export const csvFigures = (text: string): Figures => {
  const [head = [], ...rows] = csvRows(text);
  const [cell, value] = [head.indexOf('cell'), head.indexOf('value')];
  return new Map(rows.map((row) => [row[cell] ?? '', numberIn(row[value] ?? '')]));
};

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

const elementsIn = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap((node) => ('tagName' in node ? [node, ...elementsIn(node.childNodes)] : []));

const textIn = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';

const attributeOf = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attribute) => attribute.name === name)?.value;

/** The figures of the page: every one names its headers, and by the words of all of them it is known. */
export const pageFigures = (html: string, edition: Edition): Figures => {
  const elements = elementsIn(parseFragment(html).childNodes);
  const headers = new Map(
    elements
      .filter(({ tagName }) => tagName === 'th')
      .map((element) => [attributeOf(element, 'id') ?? '', textIn(element)]),
  );
  const names = namesByLabels(edition);
  return new Map(
    elements
      .filter((element) => element.tagName === 'td' && attributeOf(element, 'headers') !== undefined)
      .map((figure): [string, number | null] => {
        const labels = attributeOf(figure, 'headers')!
          .split(' ')
          .map((id) => headers.get(id) ?? '');
        const key = keyOf(labels);
        return [names.get(key) ?? key, numberIn(textIn(figure))];
      }),
  );
};

/** Order and white space do not matter. */
const keyOf = (labels: readonly string[]): string =>
  labels
    .map((label) => label.replace(/\s/g, ''))
    .sort()
    .join('|');

const known = new Map<Edition, ReadonlyMap<string, string>>();

const namesByLabels = (edition: Edition): ReadonlyMap<string, string> => {
  const found = known.get(edition);
  if (found) return found;
  const names = new Map(
    cellsOf(formOf(edition)).map(({ name, block, row, column }) => {
      const labels = [block.heading ?? '', ...row.groups, row.leaf.label, ...column.groups, column.leaf.label];
      return [keyOf(labels.filter((label) => label !== '')), name];
    }),
  );
  known.set(edition, names);
  return names;
};

/** Cells that do not hold the same number here and there, or stand in one only. */
export const unequalCells = (one: Figures, other: Figures): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
