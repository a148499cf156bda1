import { docFile } from '../builders/doc.ts';
import { docxFile } from '../builders/docx.ts';
import { htmlFile } from '../builders/htmlFile.ts';
import { pagePart, webArchiveFile } from '../builders/mhtml.ts';
import { odtFile } from '../builders/odt.ts';
import { ofdFile } from '../builders/ofd.ts';
import { pdfFile } from '../builders/pdf.ts';
import { printedPages } from '../builders/printedPages.ts';
import { numberedReport } from '../builders/report.ts';
import { rtfFile } from '../builders/rtf.ts';
import { cellLineFile } from '../builders/textFile.ts';
import { xlsxFile } from '../builders/xlsx.ts';
import { type ZipParts, zip } from '../builders/zip.ts';

/** A file made to break its reader, and the reasons that are right for it; `read` when it may be read after all. */
export interface Bomb {
  readonly name: string;
  readonly make: () => Uint8Array;
  readonly expected: readonly string[];
}

const million = 1_000_000;
const megabyte = 1024 * 1024;
const report = numberedReport();

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const packed: ZipParts = { deflated: true };

const word = (body: string, parts = packed, prologue = ''): Uint8Array =>
  zip(
    {
      '[Content_Types].xml':
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      'word/document.xml': `${prologue}<w:document ${w}><w:body>${body}</w:body></w:document>`,
    },
    parts,
  );

const sheet = (inside: string, parts = packed): Uint8Array =>
  zip(
    {
      '[Content_Types].xml':
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet>${inside}</worksheet>`,
    },
    parts,
  );

const openText = (inside: string): Uint8Array =>
  zip(
    {
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>${inside}</office:text></office:body></office:document-content>`,
    },
    packed,
  );

const page = (inside: string): Uint8Array => Buffer.from(`<!DOCTYPE html><html><body>${inside}</body></html>`);
const nested = (open: string, close: string, times: number): string => open.repeat(times) + close.repeat(times);
const attributes = (count: number): string => Array.from({ length: count }, (_, index) => `a${index}="1"`).join(' ');
const laughs = `<!DOCTYPE d [<!ENTITY a0 "哈">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')}]>`;
const cut = (file: Uint8Array, part: number): Uint8Array => file.subarray(0, Math.floor(file.length * part));
const bomb = (name: string, make: () => Uint8Array, ...expected: string[]): Bomb => ({ name, make, expected });

const limit = 'limitExceeded';

/** Small to make and quick to refuse: every run. */
export const bombs: readonly Bomb[] = [
  bomb('Word: a million rows', () => word(`<w:tbl>${'<w:tr><w:tc/></w:tr>'.repeat(million)}</w:tbl>`), limit),
  bomb('Word: a million paragraphs', () => word('<w:p/>'.repeat(million)), limit),
  bomb(
    'Word: 500 tables in one another',
    () => word(nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 500)),
    limit,
  ),
  bomb('Word: 200 MB of text', () => word(`<w:p><w:r><w:t>${'a'.repeat(200 * megabyte)}</w:t></w:r></w:p>`), limit),
  bomb(
    'Word: 60 MB said to be 10 bytes',
    () => word('a'.repeat(60 * megabyte), { deflated: true, declaredBytes: 10 }),
    limit,
    'damaged',
  ),
  bomb(
    'Word: 10 bytes said to be 4 GB',
    () => word('', { deflated: true, declaredBytes: 0xfffffff0 }),
    limit,
    'damaged',
  ),
  bomb('Word: a billion laughs', () => word('<w:p>&a9;</w:p>', packed, laughs), 'damaged'),
  bomb(
    'Word: 100,000 attributes',
    () => word(`<w:p ${attributes(100_000)}/>`),
    'empty',
    limit,
    'damaged',
    'notAReport',
  ),
  bomb('Word: elements 100,000 deep', () => word(nested('<w:sdt>', '</w:sdt>', 100_000)), limit),
  bomb(
    'Word: 60,000 entries',
    () => zip(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`e${index}`, '']))),
    limit,
  ),
  bomb('Word: cut in half', () => cut(docxFile(report), 0.5), 'damaged'),
  bomb('page: a million rows', () => page(`<table>${'<tr><td>1'.repeat(million)}`), limit),
  bomb('page: 500 tables in one another', () => page('<table><tr><td>'.repeat(500)), limit),
  bomb('page: elements 100,000 deep', () => page('<div>'.repeat(100_000)), limit),
  bomb(
    'page: spans without end',
    () => page(`<table>${'<tr><td colspan=99999 rowspan=99999>1</td></tr>'.repeat(1_000)}`),
    limit,
  ),
  bomb('page: cut in half', () => cut(htmlFile(report), 0.5), 'unreadableTable', 'encodingUnknown', 'notAReport'),
  bomb('text: 19 MB on one line', () => Buffer.from('a'.repeat(19 * megabyte)), limit, 'notAReport'),
  bomb('text: over the limit of size', () => Buffer.alloc(21 * megabyte, '公'), 'tooLarge'),
  bomb('text: 900,000 bars', () => Buffer.from(`${'|'.repeat(900)}\n`.repeat(1_000)), limit, 'notAReport', 'empty'),
  bomb(
    'text: labels and figures without end',
    () => Buffer.from('2.重复申请\n7\n'.repeat(90_000)),
    limit,
    'notAReport',
    'unreadableTable',
  ),
  bomb('text: cut in half', () => cut(cellLineFile(report), 0.5), 'unreadableTable', 'encodingUnknown', 'notAReport'),
  bomb(
    'workbook: a cell in the last corner',
    () => sheet('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    limit,
    'notAReport',
    'empty',
  ),
  bomb(
    'workbook: the whole sheet merged',
    () =>
      sheet(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
    limit,
    'notAReport',
    'damaged',
  ),
  bomb(
    'workbook: a million rows',
    () => sheet(`<sheetData>${'<row><c><v>1</v></c></row>'.repeat(million)}</sheetData>`),
    limit,
  ),
  bomb(
    'open document: a million repeated cells',
    () =>
      openText(
        '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"/></table:table-row></table:table>',
      ),
    limit,
    'notAReport',
    'empty',
  ),
  bomb(
    'open document: a billion spaces',
    () => openText('<text:p>a<text:s text:c="1000000000"/>b</text:p>'),
    limit,
    'notAReport',
  ),
  bomb(
    'RTF: 100,000 groups in one another',
    () => Buffer.from(`{\\rtf1 ${nested('{', '}', 100_000)}}`),
    limit,
    'damaged',
    'notAReport',
    'empty',
  ),
  bomb('RTF: 100,000 paragraphs', () => Buffer.from(`{\\rtf1 ${'a\\par '.repeat(100_000)}}`), limit, 'notAReport'),
  bomb('Word 97: cut in half', () => cut(docFile(report), 0.5), 'damaged'),
  bomb('workbook: cut in half', () => cut(xlsxFile(report), 0.5), 'damaged'),
  bomb('open document: cut in half', () => cut(odtFile(report), 0.5), 'damaged'),
  bomb('RTF: cut in half', () => cut(rtfFile(report), 0.5), 'damaged'),
  bomb('OFD: cut in half', () => cut(ofdFile(printedPages(report)), 0.5), 'damaged'),
  bomb('web archive: cut in half', () => cut(webArchiveFile([pagePart(htmlFile(report))]), 0.5), 'damaged'),
  bomb('PDF: cut in half', () => cut(pdfFile(printedPages(report)), 0.5), 'damaged'),
  bomb('PDF: nothing but its head', () => Buffer.from('%PDF-1.7\n'), 'damaged'),
  bomb(
    'PDF: 5 MB of open brackets',
    () => Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(5 * megabyte)}`),
    'damaged',
    limit,
  ),
  bomb(
    'Word 97: a signature and noise',
    () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(megabyte, 0xfe)]),
    'unknownFormat',
    'damaged',
  ),
];

/** Variations, and what takes the most time and memory within the limits: the long run. */
export const heavyBombs: readonly Bomb[] = [
  bomb(
    'Word: spans without end',
    () =>
      word(
        `<w:tbl>${`<w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr></w:tc>'.repeat(20)}</w:tr>`.repeat(500)}</w:tbl>`,
      ),
    limit,
  ),
  bomb('Word: the last byte lost', () => docxFile(report).subarray(0, -1), 'damaged', 'read'),
  bomb('page: a million paragraphs', () => page('<p>1'.repeat(million)), limit),
  bomb('page: 100,000 attributes', () => page(`<p ${attributes(100_000)}>1</p>`), 'notAReport', limit),
  bomb('page: formatting that never closes', () => page('<b><p>'.repeat(50_000)), limit, 'empty'),
  bomb('text: 900,000 tabs', () => Buffer.from('\t公开\n'.repeat(225_000)), limit, 'notAReport'),
  bomb(
    'workbook: 50,000 overlapping merges',
    () =>
      sheet(
        `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:Z2000"/>'.repeat(50_000)}</mergeCells>`,
      ),
    limit,
    'notAReport',
    'damaged',
    'unreadableTable',
  ),
  bomb(
    'open document: 500 tables in one another',
    () =>
      openText(
        nested(
          '<table:table><table:table-row><table:table-cell>',
          '</table:table-cell></table:table-row></table:table>',
          500,
        ),
      ),
    limit,
  ),
  bomb(
    'RTF: a picture of 19 MB',
    () => Buffer.from(`{\\rtf1 {\\pict ${'0f'.repeat(9 * megabyte)}}}`),
    limit,
    'empty',
    'notAReport',
  ),
  bomb('RTF: a million paragraphs', () => Buffer.from(`{\\rtf1 ${'a\\par '.repeat(million)}}`), limit, 'notAReport'),
  bomb(
    'Word: just under the limit of elements',
    () => word('<w:p><w:r><w:t>公</w:t></w:r></w:p>'.repeat(160_000)),
    limit,
    'notAReport',
  ),
  bomb(
    'Word: just under the limit of cells',
    () => word(`<w:tbl>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(25)}</w:tr>`.repeat(1_999)}</w:tbl>`.repeat(4)),
    limit,
    'notAReport',
    'empty',
  ),
  bomb(
    'page: 19 MB of rows',
    () => page(`<table>${'<tr><td><p>2.重复申请</p></td></tr>'.repeat(1_900)}</table>`.repeat(150)),
    limit,
    'notAReport',
    'unreadableTable',
  ),
  bomb(
    'page: 19 MB of one attribute',
    () => page(`<p title="${'a'.repeat(19 * megabyte)}">1</p>`),
    limit,
    'notAReport',
  ),
  bomb(
    'text: just under the limit of characters',
    () => Buffer.from('三、本年度办理结果\n'.repeat(99_000)),
    limit,
    'notAReport',
  ),
  bomb(
    'text: titles without end',
    () => Buffer.from('一、总体情况：公开公开\n'.repeat(80_000)),
    limit,
    'notAReport',
    'unreadableTable',
  ),
  bomb(
    'text: lines that are almost titles',
    () => Buffer.from(`${'一、 '.repeat(12)}公开\n`.repeat(25_000)),
    limit,
    'notAReport',
  ),
];
