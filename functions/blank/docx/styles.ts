import { type Html as Xml, html as xml } from '../../shared/html.ts';
import { wordNamespace } from './namespaces.ts';

/** Size in half-points, spacing in twentieths of a point. Sizes and fonts follow GB/T 9704 (公文格式). */
interface Style {
  readonly id: string;
  /** Word knows its own styles by their English names and shows them in Chinese. */
  readonly name: string;
  readonly next?: string;
  readonly font?: string;
  readonly halfPoints?: number;
  /** Inside of `w:pPr`, in the order the schema wants. */
  readonly paragraph?: Xml;
  /** Shown in the gallery, for the writer to use. */
  readonly offered?: boolean;
}

const twoCharacters = xml`<w:ind w:firstLineChars="200" w:firstLine="640"/>`;
const singleLine = xml`<w:spacing w:line="240" w:lineRule="auto"/>`;

const styles: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'BodyText',
    font: '方正小标宋简体',
    halfPoints: 44,
    paragraph: xml`<w:spacing w:before="240" w:after="320" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>`,
    offered: true,
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'BodyText',
    font: '黑体',
    paragraph: xml`<w:keepNext/><w:spacing w:before="120" w:after="120"/>${twoCharacters}<w:outlineLvl w:val="0"/>`,
    offered: true,
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'BodyText',
    font: '楷体',
    paragraph: xml`<w:keepNext/>${twoCharacters}<w:outlineLvl w:val="1"/>`,
    offered: true,
  },
  { id: 'BodyText', name: 'Body Text', paragraph: twoCharacters, offered: true },
  {
    id: 'TableText',
    name: '表格文字',
    font: '宋体',
    halfPoints: 18,
    paragraph: xml`${singleLine}<w:jc w:val="center"/>`,
    offered: true,
  },
  {
    id: 'TableLabel',
    name: '表格栏目',
    font: '宋体',
    halfPoints: 18,
    paragraph: xml`${singleLine}<w:ind w:left="40"/><w:jc w:val="left"/>`,
  },
  {
    id: 'PageNumber',
    name: 'footer',
    font: '宋体',
    halfPoints: 28,
    paragraph: xml`${singleLine}<w:jc w:val="center"/>`,
  },
];

const runProperties = ({ font, halfPoints }: Style): Xml =>
  xml`<w:rPr>${font !== undefined && xml`<w:rFonts w:eastAsia="${font}"/>`}${
    halfPoints !== undefined && xml`<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
  }</w:rPr>`;

const styleElement = (style: Style): Xml =>
  xml`<w:style w:type="paragraph" w:styleId="${style.id}"><w:name w:val="${style.name}"/><w:basedOn w:val="Normal"/>${
    style.next !== undefined && xml`<w:next w:val="${style.next}"/>`
  }${style.offered && xml`<w:qFormat/>`}<w:pPr>${style.paragraph}</w:pPr>${runProperties(style)}</w:style>`;

/** Text in 仿宋 of size 3 (16 pt), lines of 28 pt. */
const defaults = xml`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:style>`;

const tableStyle = xml`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`;

export const stylesPart = xml`<w:styles xmlns:w="${wordNamespace}">${defaults}${styles.map(styleElement)}${tableStyle}</w:styles>`;
