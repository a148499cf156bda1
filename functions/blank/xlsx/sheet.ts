import { type Html as Xml, html as xml } from '../../shared/html.ts';
import { type StyleName, styleIndex } from './styles.ts';

export const sheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** One cell of a sheet; rows and columns count from 0. */
export interface SheetCell {
  readonly column: number;
  readonly style: StyleName;
  /** Nothing when empty; a number is written as one. */
  readonly value?: string | number;
}

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** In points; as high as its text when left out. */
  readonly height?: number;
}

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Sheet {
  readonly name: string;
  /** In characters. */
  readonly columnWidths: readonly number[];
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Area[];
  /** `dataValidation` elements. */
  readonly validations: readonly Xml[];
  readonly landscape: boolean;
  /** A list to be kept: its first row stays in sight, gridlines show, and its columns have this style where empty. */
  readonly list?: { readonly emptyCells: StyleName };
}

const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** The name of a cell, e.g. D5. */
export const addressOf = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

const rangeOf = ({ row, column, rows, columns }: Area): string =>
  `${addressOf(row, column)}:${addressOf(row + rows - 1, column + columns - 1)}`;

/** Text that looks like the escape of a sign, `_x000D_`, would be taken for one. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');

const cellElement = ({ column, style, value }: SheetCell, row: number): Xml => {
  const [address, index] = [addressOf(row, column), styleIndex(style)];
  if (value === undefined) return xml`<c r="${address}" s="${index}"/>`;
  if (typeof value === 'number') return xml`<c r="${address}" s="${index}"><v>${value}</v></c>`;
  return xml`<c r="${address}" s="${index}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
};

const rowElement = ({ cells, height }: SheetRow, row: number): Xml =>
  xml`<row r="${row + 1}"${height !== undefined && xml` ht="${height}" customHeight="1"`}>${cells.map((cell) => cellElement(cell, row))}</row>`;

const viewElement = (isList: boolean): Xml =>
  isList
    ? xml`<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>`
    : xml`<sheetView showGridLines="0" workbookViewId="0"/>`;

const listElement = (name: string, members: readonly Xml[]): Xml | false =>
  members.length > 0 && xml`<${name} count="${members.length}">${members}</${name}>`;

/** A worksheet part; printed on A4, as wide as the page. */
export const sheetPart = ({ columnWidths, rows, merges, validations, landscape, list }: Sheet): Xml =>
  xml`<worksheet xmlns="${sheetNamespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${viewElement(list !== undefined)}</sheetViews><sheetFormatPr defaultRowHeight="20"/><cols>${columnWidths.map(
    (width, index) =>
      xml`<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${list && xml` style="${styleIndex(list.emptyCells)}"`}/>`,
  )}</cols><sheetData>${rows.map(rowElement)}</sheetData>${listElement(
    'mergeCells',
    merges.map((area) => xml`<mergeCell ref="${rangeOf(area)}"/>`),
  )}${listElement('dataValidations', validations)}<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToHeight="0"/></worksheet>`;
