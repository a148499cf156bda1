import { type Html as Xml, html as xml } from '../../shared/html.ts';

interface Style {
  readonly font: string;
  /** Points. */
  readonly size: number;
  readonly horizontal: 'left' | 'center';
  readonly vertical: 'top' | 'center';
  readonly bordered: boolean;
  /** A place to be filled in shows by its colour. */
  readonly input: boolean;
  /** Whether what is typed stays as it is typed: a code of eighteen digits, a day such as 01-20. */
  readonly typed?: boolean;
}

const label: Style = {
  font: '宋体',
  size: 10,
  horizontal: 'center',
  vertical: 'center',
  bordered: true,
  input: false,
};

/** The first is what cells have that state none. */
const styles = {
  plain: { ...label, size: 11, horizontal: 'left', bordered: false },
  title: { ...label, font: '方正小标宋简体', size: 20, bordered: false },
  heading: { ...label, font: '黑体', size: 16, horizontal: 'left', bordered: false },
  text: { ...label, font: '仿宋', size: 14, horizontal: 'left', vertical: 'top', input: true },
  label,
  rowLabel: { ...label, horizontal: 'left' },
  figure: { ...label, size: 11, input: true },
  columnHeader: { ...label, font: '黑体', size: 11 },
  entry: { ...label, size: 11, horizontal: 'left', bordered: false, typed: true },
} as const satisfies Readonly<Record<string, Style>>;

export type StyleName = keyof typeof styles;

const all: readonly (readonly [string, Style])[] = Object.entries(styles);

/** The number by which cells refer to a style. */
export const styleIndex = (name: StyleName): number => all.findIndex(([candidate]) => candidate === name);

// Fills 0 and 1 are fixed by the format; border 0 is none.
const inputFill = 2;
const thinBorder = 1;
const sides = ['left', 'right', 'top', 'bottom'] as const;

// Number formats known by number alone.
const general = 0;
const asText = 49;

/**
 * Every style of a form has the number format General: a figure is shown and read as it was typed, and one with decimals
 * where none belong is not rounded away before somebody sees it.
 */
const formatElement = ({ horizontal, vertical, bordered, input, typed }: Style, font: number): Xml =>
  xml`<xf numFmtId="${typed ? asText : general}"${typed && xml` applyNumberFormat="1"`} fontId="${font}" fillId="${input ? inputFill : 0}" borderId="${bordered ? thinBorder : 0}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="${vertical}" wrapText="1"${bordered && horizontal === 'left' && xml` indent="1"`}/></xf>`;

/** The styles part of the workbook. */
export const stylesPart = (namespace: string): Xml =>
  xml`<styleSheet xmlns="${namespace}"><fonts count="${all.length}">${all.map(
    ([, { font, size }]) => xml`<font><sz val="${size}"/><name val="${font}"/><charset val="134"/></font>`,
  )}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFBEA"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${sides.map(
    (side) => xml`<${side} style="thin"><color auto="1"/></${side}>`,
  )}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${all.length}">${all.map(
    ([, style], index) => formatElement(style, index),
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
