import { expect, test } from 'vitest';
import { docxFile } from '../../builders/docx.ts';
import { numberedReport } from '../../builders/report.ts';
import { reportIn } from '../reading.ts';
import { replacing } from './changes.ts';

const report = numberedReport();

const text = (written: string): string => `<w:t xml:space="preserve">${written}</w:t>`;
const run = (inside: string): string => `<w:r>${inside}</w:r>`;
const figure = run(text('1100'));
const label = run(text('2.重复申请'));
const rowOfLabel = /<w:tr>(?:(?!<w:tr>).)*2\.重复申请.*?<\/w:tr>/u;
const cellOfFigure = /<w:tc>(?:(?!<w:tc>).)*>1100<.*?<\/w:tc>/u;
const table2 = /<w:tbl>(?:(?!<w:tbl>).)*2\.重复申请.*?<\/w:tbl>/u;

const asIs = '$&';
const emptyRow = `<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(10)}</w:tr>`;

const variants: readonly (readonly [string, string | RegExp, string])[] = [
  [
    'a label in three runs of different sessions',
    label,
    `<w:r w:rsidR="00A1">${text('2.重')}</w:r><w:r w:rsidR="00B2">${text('复')}</w:r><w:r>${text('申请')}</w:r>`,
  ],
  ['a figure in two runs', figure, run(text('11')) + run(text('00'))],
  ['white space kept around a figure', figure, run(text('  1100  '))],
  ['no-break and em spaces around a figure', figure, run(text('\u00A01100\u2003'))],
  ['soft hyphens in a label', label, run(`${text('2.重复')}<w:softHyphen/>${text('申\u00AD请')}`)],
  ['a line break in a label', label, run(`${text('2.重复')}<w:br/>${text('申请')}`)],
  ['a tab in a label', label, run(`${text('2.')}<w:tab/>${text('重复申请')}`)],
  ['a label over two paragraphs', label, `${run(text('2.重复'))}</w:p><w:p>${run(text('申请'))}`],
  [
    'marks of spelling and page breaks around a figure',
    figure,
    `<w:proofErr w:type="spellStart"/><w:r><w:lastRenderedPageBreak/>${text('1100')}</w:r><w:proofErr w:type="spellEnd"/>`,
  ],
  [
    'a figure worked out by a field',
    figure,
    `${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText>=SUM(LEFT)</w:instrText>')}${run('<w:fldChar w:fldCharType="separate"/>')}${figure}${run('<w:fldChar w:fldCharType="end"/>')}`,
  ],
  ['a simple field', figure, `<w:fldSimple w:instr="=SUM(LEFT)">${figure}</w:fldSimple>`],
  [
    'bookmarks inside a cell',
    figure,
    `<w:bookmarkStart w:id="0" w:name="_GoBack"/>${run(text('11'))}<w:bookmarkEnd w:id="0"/>${run(text('00'))}`,
  ],
  [
    'a content control around a run',
    figure,
    `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${figure}</w:sdtContent></w:sdt>`,
  ],
  ['a content control around a cell', cellOfFigure, `<w:sdt><w:sdtContent>${asIs}</w:sdtContent></w:sdt>`],
  ['a content control around a row', rowOfLabel, `<w:sdt><w:sdtContent>${asIs}</w:sdtContent></w:sdt>`],
  ['a content control around a table', table2, `<w:sdt><w:sdtContent>${asIs}</w:sdtContent></w:sdt>`],
  ['custom XML around a row', rowOfLabel, `<w:customXml w:element="row">${asIs}</w:customXml>`],
  ['a smart tag around a figure', figure, `<w:smartTag w:element="chmetcnv">${figure}</w:smartTag>`],
  ['a link around a label', label, `<w:hyperlink w:anchor="x">${label}</w:hyperlink>`],
  [
    'a figure replaced under tracked changes',
    figure,
    `<w:del w:id="1"><w:r><w:delText>99</w:delText></w:r></w:del><w:ins w:id="2">${figure}</w:ins>`,
  ],
  ['an inserted row', /<w:tr>(?=(?:(?!<w:tr>).)*2\.重复申请)/u, '<w:tr><w:trPr><w:ins w:id="3"/></w:trPr>'],
  [
    'a deleted row',
    rowOfLabel,
    `<w:tr><w:trPr><w:del w:id="4"/></w:trPr><w:tc>${'<w:p><w:r><w:t>旧行</w:t></w:r></w:p>'}</w:tc></w:tr>${asIs}`,
  ],
  ['a deleted cell', cellOfFigure, `<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>${run(text('98'))}</w:p></w:tc>${asIs}`],
  ['hidden text beside a figure', figure, `${figure}<w:r><w:rPr><w:vanish/></w:rPr>${text('旧数')}</w:r>`],
  [
    'a run with a fallback',
    figure,
    `<w:r><mc:AlternateContent><mc:Choice Requires="w14">${text('1100')}</mc:Choice><mc:Fallback>${text('0')}</mc:Fallback></mc:AlternateContent></w:r>`,
  ],
  ['a mark of a note in a label', label, `${label}<w:r><w:footnoteReference w:id="2"/></w:r>`],
  [
    'a mark of a comment in a label',
    label,
    `<w:commentRangeStart w:id="0"/>${label}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
  ],
  [
    'an emphasised character',
    label,
    `${run(text('2.'))}<w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>${text('重复')}</w:r>${run(text('申请'))}`,
  ],
  [
    'a phonetic guide over a label',
    label,
    `${run(text('2.'))}<w:r><w:ruby><w:rt>${run(text('chóng'))}</w:rt><w:rubyBase>${run(text('重'))}</w:rubyBase></w:ruby></w:r>${run(text('复申请'))}`,
  ],
  ['a continued merge named as such', /<w:vMerge\/>/gu, '<w:vMerge w:val="continue"/>'],
  ['a grid that lies', /<w:tbl>/gu, '<w:tbl><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'],
  [
    'columns left out after a row',
    /<w:tr>(?=(?:(?!<w:tr>).)*2\.重复申请)/u,
    '<w:tr><w:trPr><w:gridAfter w:val="3"/></w:trPr>',
  ],
  ['empty rows in between', rowOfLabel, `${emptyRow}${asIs}${emptyRow}`],
  ['a table inside a frame', table2, `<w:tbl><w:tr><w:tc><w:tcPr/>${asIs}<w:p/></w:tc></w:tr></w:tbl>`],
  [
    'a table inside two frames',
    table2,
    `<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>${asIs}<w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`,
  ],
  [
    'a table inside a text box',
    table2,
    `<w:p><w:r><w:drawing><w:txbxContent>${asIs}</w:txbxContent></w:drawing></w:r></w:p>`,
  ],
  [
    'a table broken by 续表',
    /<w:tr>(?=(?:(?!<w:tr>).)*四、结转下年度)/u,
    '</w:tbl><w:p><w:r><w:t>续表</w:t></w:r></w:p><w:tbl><w:tr>',
  ],
  ['a caption between title and table', table2, `<w:p><w:r><w:t>单位：件</w:t></w:r></w:p>${asIs}`],
];

test.each(variants)('a Word file with %s gives every cell its own figure', async (_, from, to) => {
  const read = await reportIn(docxFile(report, { edit: replacing(from, to) }));
  expect(Object.values(read.cells).map(({ value }) => value)).toEqual(
    Object.values(report.cells).map(({ value }) => value),
  );
  expect(read.headings).toHaveLength(6);
});

test('a row label numbered by Word itself is read with its number', async () => {
  const properties = '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>';
  const edit = replacing(`<w:pPr></w:pPr>${label}`, properties + run(text('重复申请')));
  expect((await reportIn(docxFile(report, { edit }))).cells).toEqual(report.cells);
});

test('a label set upright, one character to a paragraph, is one label', async () => {
  const upright = [...'三、本年度办理结果'].map((sign) => run(text(sign))).join('</w:p><w:p>');
  const edit = replacing(run(text('三、本年度办理结果')), upright);
  expect((await reportIn(docxFile(report, { edit }))).cells).toEqual(report.cells);
});

test('a main part in UTF-16 is read', async () => {
  const utf8 = docxFile(report).toString('utf8');
  const xml = /<\?xml version="1\.0" encoding="UTF-8"\?><w:document.*?<\/w:document>/su.exec(utf8)![0];
  const wide = Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  expect((await reportIn(docxFile(report, { entries: { 'word/document.xml': wide } }))).cells).toEqual(report.cells);
});

test('a section title with its text on one line is taken apart', async () => {
  const edit = replacing('其他需要报告的事项<', '其他需要报告的事项：本年度未收取信息处理费<');
  const read = await reportIn(docxFile(report, { edit }));
  expect(read.headings.at(-1)).toEqual({ key: 'other', text: '六、其他需要报告的事项' });
  expect(read.sections.other[0]).toEqual({ type: 'paragraph', text: '本年度未收取信息处理费' });
});
