import { childElements, childOf, type XmlElement } from '../../xml.ts';

/** Writes a number as the sheet shows it. */
export type NumberFormat = (value: number) => string;

/** Fifteen digits are what a sheet keeps of a number: 0.1 + 0.2 is shown as 0.3. */
export const general: NumberFormat = (value) => String(Number(value.toPrecision(15)));

const millisecondsPerDay = 86_400_000;
/** Day 0 of the usual calendar, as it counts from March 1900 on. */
const firstDay = Date.UTC(1899, 11, 30);
const lastDay = 2_958_465;

const date: NumberFormat = (value) => {
  if (value < 1 || value > lastDay) return general(value);
  const day = new Date(firstDay + Math.floor(value) * millisecondsPerDay);
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
};

/** Formats known by number alone (ECMA-376 part 1, 18.8.30), as far as they change how a figure reads. */
const builtIn: Readonly<Record<number, string>> = { 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00' };
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

/** A format code without texts, colours, conditions, escapes and fillers, first section only. */
const bareCode = (code: string): string =>
  code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '')
    .split(';')[0]!
    .trim();

const decimals =
  (least: number, most: number, grouping: boolean): NumberFormat =>
  (value) =>
    Number(value.toPrecision(15)).toLocaleString('en-US', {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: grouping,
    });

const formatOf = (code: string): NumberFormat => {
  const bare = bareCode(code);
  const digits = /^[#0,]*[#0](?:\.([#0]{1,20}))?$/u.exec(bare);
  if (digits) {
    const fraction = digits[1] ?? '';
    return decimals(
      fraction.replaceAll('#', '').length,
      fraction.length,
      bare.includes(',') && !/,(?:\.|$)/u.test(bare),
    );
  }
  return /[yd]/iu.test(bare) && !/general/iu.test(bare) ? date : general;
};

const membersOf = (styles: XmlElement | undefined, list: string): XmlElement[] => {
  const element = childOf(styles, list);
  return element ? childElements(element) : [];
};

/** Number formats of the cell styles, by style index. Formats that are not plain figures or dates show the number itself. */
export const readNumberFormats = (styles: XmlElement | undefined): NumberFormat[] => {
  const codes = new Map<number, string>();
  for (const { attributes } of membersOf(styles, 'numFmts')) {
    codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
  }
  return membersOf(styles, 'cellXfs').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    const code = codes.get(id) ?? builtIn[id];
    if (code !== undefined) return formatOf(code);
    return isBuiltInDate(id) ? date : general;
  });
};
