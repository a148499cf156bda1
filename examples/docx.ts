import type { StoredCell, StoredTable } from '../functions/blank/storedTable.ts';
import { zipOf } from '../functions/blank/zip.ts';
import { escapeHtml } from '../functions/shared/html.ts';
import type { DraftPart } from './layout.ts';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A Word document as an office would type it: merged cells as Word keeps them, direct formatting, no styles. */
export const docxFile = (parts: readonly DraftPart[]): Buffer =>
  zipOf([
    {
      name: '[Content_Types].xml',
      content: `${declaration}<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${documentType}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${declaration}<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${officeDocument}" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `${declaration}<w:document xmlns:w="${main}"><w:body>${parts.map(body).join('')}${page}</w:body></w:document>`,
    },
  ]);

/** A4, in twentieths of a point. */
const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';

const body = (part: DraftPart): string => {
  switch (part.kind) {
    case 'title':
      return paragraph(part.text, '<w:jc w:val="center"/>', { font: '宋体', halfPoints: 44, bold: true });
    case 'heading':
      return paragraph(part.text, firstLine, { font: '黑体', halfPoints: 32 });
    case 'paragraph':
      return paragraph(part.text, firstLine, { font: '仿宋', halfPoints: 32 });
    case 'signature':
      return paragraph(part.text, '<w:jc w:val="right"/>', { font: '仿宋', halfPoints: 32 });
    case 'table':
      return table(part);
  }
};

const firstLine = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

interface Type {
  readonly font: string;
  readonly halfPoints: number;
  readonly bold?: boolean;
}

const paragraph = (text: string, properties: string, { font, halfPoints, bold = false }: Type): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="${font}"/>${bold ? '<w:b/>' : ''}<w:sz w:val="${halfPoints}"/></w:rPr><w:t xml:space="preserve">${escapeHtml(text)}</w:t></w:r></w:p>`;

const textWidth = 9070;

const table = ({ width, rows }: StoredTable): string => {
  const column = Math.floor(textWidth / width);
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  const grid = `<w:gridCol w:w="${column}"/>`.repeat(width);
  const lines = rows.map((row) => `<w:tr>${row.map((cell) => tableCell(cell, column)).join('')}</w:tr>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${column * width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines}</w:tbl>`;
};

const tableCell = ({ text, columnSpan, rowSpan, hidden }: StoredCell, column: number): string => {
  const span = columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : '';
  const merge = hidden ? '<w:vMerge/>' : rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '';
  const properties = `<w:tcPr><w:tcW w:w="${column * columnSpan}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>`;
  return `<w:tc>${properties}${paragraph(text, '<w:jc w:val="center"/>', { font: '宋体', halfPoints: 18 })}</w:tc>`;
};
