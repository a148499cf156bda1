import { formulaWithoutValue } from '../../reasons.ts';
import { childElements, childOf, type XmlElement } from '../../xml.ts';
import { general, type NumberFormat } from './numberFormat.ts';

/** What cells refer to. */
export interface Shared {
  readonly sheetName: string;
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
}

const written = (element: XmlElement | undefined): string =>
  element?.children.filter((child) => typeof child === 'string').join('') ?? '';

/** The characters a writer could not put into XML as they are: `_x000D_`. */
const restored = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** A string item: plain or in formatted runs; phonetic guides (`rPh`) are left out. */
const richText = (item: XmlElement): string =>
  restored(
    childElements(item)
      .map((part) => (part.name === 't' ? written(part) : part.name === 'r' ? written(childOf(part, 't')) : ''))
      .join(''),
  ).replace(/\r\n?/gu, '\n');

/** The shared strings of a workbook, by index. */
export const readStrings = (root: XmlElement | undefined): string[] =>
  root
    ? childElements(root)
        .filter((item) => item.name === 'si')
        .map(richText)
    : [];

const shownNumber = (value: string, style: string | undefined, formats: readonly NumberFormat[]): string => {
  const number = Number(value);
  return value.trim() === '' || Number.isNaN(number) ? value : (formats[Number(style ?? 0)] ?? general)(number);
};

/**
 * A cell as the sheet shows it; a formula by the result saved with it. Throws Unreadable `unreadableTable` for a formula
 * that was saved without one, because nothing is calculated here.
 */
export const textOfCell = (cell: XmlElement, shared: Shared, address: string): string => {
  const { t: type, s: style } = cell.attributes;
  if (type === 'inlineStr') return richText(childOf(cell, 'is') ?? cell).trim();
  const stored = childOf(cell, 'v');
  if (!stored && childOf(cell, 'f')) throw formulaWithoutValue(shared.sheetName, address);
  const value = written(stored);
  if (type === 's') return (shared.strings[Number(value)] ?? '').trim();
  if (type === 'b') return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
  if (type === undefined || type === 'n') return shownNumber(value, style, shared.formats);
  return restored(value).trim();
};
