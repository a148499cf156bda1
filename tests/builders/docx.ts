import { formOf } from '../../schemas/form/index.ts';
import { plainText, type Report } from '../../schemas/report.ts';
import { type StoredCell, storedRows, type Tamper } from './tableCells.ts';
import { zip } from './zip.ts';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** A paragraph; `properties` is the inside of `w:pPr`. */
export const wordParagraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** Puts a paragraph into automatic list 1 at a level. */
export const numbered = (level = 0): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;

const wordCell = ({ text, columnSpan, rowSpan, hidden }: StoredCell): string => {
  const merge = hidden ? '<w:vMerge/>' : rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '';
  return `<w:tc><w:tcPr><w:gridSpan w:val="${columnSpan}"/>${merge}</w:tcPr>${wordParagraph(text)}</w:tc>`;
};

const wordTable = (rows: readonly (readonly StoredCell[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map(wordCell).join('')}</w:tr>`).join('')}</w:tbl>`;

const numbering = `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A Word file around the inside of `w:body`; `entries` adds or replaces parts of the package. */
export const wordFile = (body: string, entries: Readonly<Record<string, string | Uint8Array>> = {}): Buffer =>
  zip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${documentType}"/></Types>`,
    '_rels/.rels':
      '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': numbering,
    ...entries,
  });

export interface WordParts {
  readonly tamper?: Tamper;
  /** The inside of the body for section one, instead of its paragraphs. */
  readonly overview?: string;
  readonly entries?: Readonly<Record<string, string | Uint8Array>>;
  /** Changes the inside of the body as a whole. */
  readonly edit?: (body: string) => string;
}

/** A report as a Word file, its section titles numbered by Word. */
export const docxFile = (report: Report, parts: WordParts = {}): Buffer => {
  const form = formOf(report.edition);
  const sections = report.headings.map(({ key, text }) => {
    const section = form.sections.find((candidate) => candidate.key === key)!;
    const table = form.tables.find((candidate) => candidate.id === section.table);
    const title = wordParagraph(text.replace(/^[一二三四五六]、/u, ''), numbered());
    if (table) {
      const rows = storedRows(table, report);
      return title + wordTable(parts.tamper ? parts.tamper(rows, table.id) : rows);
    }
    const narrative = key === 'overview' || key === 'problems' || key === 'other' ? report.sections[key] : [];
    const lines = plainText(narrative)
      .split('\n')
      .map((line) => wordParagraph(line));
    return title + (key === 'overview' && parts.overview ? parts.overview : lines.join(''));
  });
  const body = [wordParagraph(report.title, '<w:jc w:val="center"/>'), ...sections].join('');
  return wordFile(parts.edit ? parts.edit(body) : body, parts.entries);
};
