import { html as xml } from '../../shared/html.ts';
import { wordNamespace } from './namespaces.ts';

/** Compatibility mode 15: laid out as Word 2013 and later do, without asking to convert. */
export const settingsPart = xml`<w:settings xmlns:w="${wordNamespace}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

/** Fonts by the names offices have them under; the second serves where the first is not installed. */
const fonts = [
  ['方正小标宋简体', '宋体'],
  ['仿宋', '仿宋_GB2312'],
  ['黑体', 'SimHei'],
  ['楷体', '楷体_GB2312'],
  ['宋体', 'SimSun'],
] as const;

export const fontTablePart = xml`<w:fonts xmlns:w="${wordNamespace}">${fonts.map(
  ([name, other]) =>
    xml`<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
)}</w:fonts>`;

/** Page number between dashes, as GB/T 9704 sets it. */
export const footerPart = xml`<w:ftr xmlns:w="${wordNamespace}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`;
