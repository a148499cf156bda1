import type { PrintedCell } from '../../../schemas/form/printed.ts';
import type { Block } from '../../../schemas/report.ts';
import type { PageModel, PrintableTable } from '../model.ts';
import type { PdfFile } from './pdfFile.ts';
import type { PdfDictionary, PdfValue } from './pdfValue.ts';

/**
 * Completes the tags of the statutory tables. Typst marks column headers at the head of a table only; the form has row
 * headers, groups of both and headers in mid-table. Here every cell gets what the form says: `TH` with its scope and id,
 * and on figures the ids of all headers that apply, so that a screen reader can say what a number counts.
 * Throws SyntaxError when the tags do not match the printed tables cell by cell.
 */
export const tagTableHeaders = (file: PdfFile, model: PageModel): void => {
  const root = String(file.catalog.get('/StructTreeRoot'));
  const tagged = find(file, root, '/Table');
  const printed = tablesInOrder(model);
  if (tagged.length !== printed.length)
    throw new SyntaxError(`The PDF has ${tagged.length} tagged tables, the page ${printed.length}`);
  const ids = new Map<string, string>();
  printed.forEach((table, index) => {
    if (table) tagTable(file, tagged[index]!, table, ids);
  });
  replaceIds(file, root, ids);
};

/** Statutory tables where they stand among the tables of the narrative, which are left as they are (undefined). */
const tablesInOrder = (model: PageModel): (PrintableTable | undefined)[] => {
  const narrative = (blocks: readonly Block[]) =>
    blocks.filter((block) => block.type === 'table').map((): undefined => undefined);
  return [
    ...narrative(model.preamble),
    ...model.sections.flatMap(({ table, blocks }) => [...(table ? [table] : []), ...narrative(blocks)]),
  ];
};

const kidsOf = (element: PdfDictionary): string[] => {
  const kids = element.get('/K') ?? [];
  return (Array.isArray(kids) ? kids : [kids])
    .filter((kid) => typeof kid === 'string' && kid.endsWith(' R'))
    .map(String);
};

/** References of all elements of a kind under one, in reading order. */
const find = (file: PdfFile, reference: string, kind: string): string[] =>
  kidsOf(file.dictionary(reference)).flatMap((kid) =>
    file.dictionary(kid).get('/S') === kind ? [kid] : find(file, kid, kind),
  );

const tagTable = (file: PdfFile, reference: string, table: PrintableTable, ids: Map<string, string>): void => {
  const printed = [...table.head, ...table.bodies.flat()];
  const rows = find(file, reference, '/TR').map((row) => kidsOf(file.dictionary(row)));
  const same = rows.length === printed.length && rows.every((row, index) => row.length === printed[index]!.length);
  if (!same) throw new SyntaxError(`The tags of table ${table.id} do not match its printed cells`);
  printed.forEach((cells, y) => {
    cells.forEach((cell, x) => {
      tagCell(file, rows[y]![x]!, cell, ids);
    });
  });
};

const tagCell = (file: PdfFile, reference: string, cell: PrintedCell, ids: Map<string, string>): void => {
  const element = file.dictionary(reference);
  const others = attributesOf(element).filter((attributes) => attributes.get('/O') !== '/Table');
  const attributes: PdfDictionary = new Map<string, PdfValue>([['/O', '/Table']]);
  if (cell.kind !== 'figure') attributes.set('/Scope', cell.kind === 'rowHeader' ? '/Row' : '/Column');
  if (cell.headerIds.length > 0) attributes.set('/Headers', cell.headerIds.map(pdfString));
  if (cell.columnSpan > 1) attributes.set('/ColSpan', String(cell.columnSpan));
  if (cell.rowSpan > 1) attributes.set('/RowSpan', String(cell.rowSpan));
  element.set('/S', cell.kind === 'figure' ? '/TD' : '/TH');
  element.set('/A', [attributes, ...others]);
  element.delete('/ID');
  if (cell.id !== undefined) {
    element.set('/ID', pdfString(cell.id));
    ids.set(pdfString(cell.id), reference);
  }
  file.replace(reference, element);
};

const attributesOf = (element: PdfDictionary): PdfDictionary[] => {
  const attributes = element.get('/A') ?? [];
  return (Array.isArray(attributes) ? attributes : [attributes]).filter((item) => item instanceof Map);
};

const pdfString = (id: string): string => `(${id})`;

/** The tree by which ids are found: Typst's own entries go where their element has a new id, and all stay sorted. */
const replaceIds = (file: PdfFile, root: string, ids: ReadonlyMap<string, string>): void => {
  const element = file.dictionary(root);
  const tree = element.get('/IDTree');
  const names = tree instanceof Map ? tree.get('/Names') : [];
  if (!Array.isArray(names)) throw new SyntaxError('The id tree of the PDF is not one list');
  const entries = new Map(ids);
  const renamed = new Set(ids.values());
  names.forEach((name, index) => {
    const target = String(names[index + 1]);
    if (index % 2 === 0 && !renamed.has(target)) entries.set(String(name), target);
  });
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  element.set('/IDTree', new Map([['/Names', sorted.flat()]]));
  file.replace(root, element);
};
