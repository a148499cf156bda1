import { expect, test } from 'vitest';
import type { DocumentBlock } from '../../functions/parse/document.ts';
import { docx } from '../../functions/parse/formats/docx.ts';
import { identify } from '../../functions/parse/identify.ts';
import { numbered, wordFile, wordParagraph } from '../builders/docx.ts';
import { reasonFor } from './reading.ts';

const blocksOf = async (body: string, entries = {}): Promise<readonly DocumentBlock[]> =>
  (await docx.read(await identify(wordFile(body, entries)))).blocks;

const textsOf = async (body: string): Promise<string[]> =>
  (await blocksOf(body)).map((block) => (block.type === 'paragraph' ? block.text : block.type));

const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;

test('insertions count, deletions do not: tracked changes are taken as accepted', async () => {
  const body = `<w:p>${run('正文')}<w:ins>${run('新增')}</w:ins><w:del><w:r><w:delText>旧删</w:delText></w:r></w:del><w:moveFrom>${run('移走')}</w:moveFrom></w:p>`;
  expect(await textsOf(body)).toEqual(['正文新增']);
});

test('a deleted end of paragraph joins two paragraphs', async () => {
  const body = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半')}</w:p><w:p>${run('后半')}</w:p>`;
  expect(await textsOf(body)).toEqual(['前半后半']);
});

test('automatic numbers are restored level by level, bullets make a list', async () => {
  const body = [
    wordParagraph('总体情况', numbered(0)),
    wordParagraph('主动公开', numbered(1)),
    wordParagraph('依申请公开', numbered(1)),
    wordParagraph('其一', numbered(2)),
    wordParagraph('甲', numbered(3)),
    wordParagraph('乙', numbered(3)),
    wordParagraph('主动公开政府信息情况', numbered(0)),
    wordParagraph('重新计数', numbered(1)),
  ].join('');
  expect(await blocksOf(body)).toEqual([
    { type: 'paragraph', text: '一、总体情况' },
    { type: 'paragraph', text: '（一）主动公开' },
    { type: 'paragraph', text: '（二）依申请公开' },
    { type: 'paragraph', text: '1.其一' },
    { type: 'list', ordered: false, items: ['甲', '乙'] },
    { type: 'paragraph', text: '二、主动公开政府信息情况' },
    { type: 'paragraph', text: '（一）重新计数' },
  ]);
});

test('a text box is read once, not again from its fallback', async () => {
  const box = `<w:txbxContent>${wordParagraph('文本框')}</w:txbxContent>`;
  const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  expect(await textsOf(body)).toEqual(['文本框']);
});

test('hidden text is left out, content controls and smart tags are read through', async () => {
  const body = `<w:sdt><w:sdtContent><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:smartTag>${run('可见')}</w:smartTag></w:p></w:sdtContent></w:sdt>`;
  expect(await textsOf(body)).toEqual(['可见']);
});

test('cells keep their places under gridBefore, hMerge and vMerge, and deleted rows are gone', async () => {
  const cell = (text: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`;
  const body = `<w:tbl>
    <w:tr>${cell('A', '<w:hMerge w:val="restart"/>')}${cell('', '<w:hMerge/>')}${cell('C', '<w:vMerge w:val="restart"/>')}</w:tr>
    <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('B')}${cell('', '<w:vMerge/>')}</w:tr>
    <w:tr><w:trPr><w:del/></w:trPr>${cell('删')}</w:tr></w:tbl>`;
  const [grid] = await blocksOf(body);
  if (grid?.type !== 'grid') expect.fail('not a table');
  expect(
    grid.rows.map((row) => row.map(({ text, column, columnSpan, rowSpan }) => [text, column, columnSpan, rowSpan])),
  ).toEqual([
    [
      ['A', 0, 2, 1],
      ['C', 2, 1, 2],
    ],
    [
      ['', 0, 1, 1],
      ['B', 1, 1, 1],
    ],
  ]);
});

test('a document type declaration is refused, entities are never expanded', async () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa">]><w:document><w:body>&a;</w:body></w:document>';
  expect((await reasonFor(wordFile('', { 'word/document.xml': bomb }))).code).toBe('damaged');
});

test('elements nested without end cross a limit', async () => {
  const deep = `${'<w:sdt>'.repeat(300)}${'</w:sdt>'.repeat(300)}`;
  expect((await reasonFor(wordFile(deep))).code).toBe('limitExceeded');
});

test('a file with macros is named as such', async () => {
  const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  const types = `<Types><Override PartName="/word/document.xml" ContentType="${macros}"/></Types>`;
  const reason = await reasonFor(wordFile('', { '[Content_Types].xml': types }));
  expect(reason.code).toBe('unknownFormat');
  expect(reason.message).toContain('含宏的 Word 文档');
  expect((await reasonFor(wordFile('', { 'word/vbaProject.bin': 'x' }))).message).toContain('含有宏程序');
});

test('what the page does not show is observed, kind by kind, with the first words of each', async () => {
  const body = `<w:p>${run('正文')}<w:ins>${run('新增')}</w:ins><w:ins>${run('再增')}</w:ins><w:del><w:r><w:delText>旧句</w:delText></w:r></w:del>
    <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>不隐藏</w:t></w:r></w:p>
    <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${wordParagraph('删去的行')}</w:tc></w:tr></w:tbl>`;
  const entries = {
    'word/comments.xml': `<w:comments xmlns:w="x"><w:comment>${'<w:p><w:r><w:t>请核实</w:t></w:r></w:p>'}</w:comment></w:comments>`,
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>甲</dc:creator><cp:lastModifiedBy>乙</cp:lastModifiedBy></cp:coreProperties>',
  };
  const { observations } = await docx.read(await identify(wordFile(body, entries)));
  expect(observations).toEqual([
    { kind: 'insertion', count: 2, example: '新增' },
    { kind: 'deletion', count: 2, example: '旧句' },
    { kind: 'hiddenText', count: 1, example: '隐藏' },
    { kind: 'comment', count: 1, example: '请核实' },
    { kind: 'author', count: 2 },
  ]);
});

test('text hidden by its style, as Word leaves it behind a pasted page, is left out and observed', async () => {
  const styles = `<w:styles xmlns:w="x">
    <w:style w:type="paragraph" w:styleId="zTop"><w:name w:val="窗体顶端"/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="off"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;
  const body = `${wordParagraph('窗体顶端', '<w:pStyle w:val="zTop"/>')}
    <w:p>${run('正文')}<w:r><w:rPr><w:rStyle w:val="off"/></w:rPr><w:t>旧稿</w:t></w:r></w:p>`;
  const read = await docx.read(await identify(wordFile(body, { 'word/styles.xml': styles })));
  expect(read).toEqual({
    blocks: [{ type: 'paragraph', text: '正文' }],
    observations: [{ kind: 'hiddenText', count: 2, example: '窗体顶端' }],
  });
});

test('a clean file is observed to hold nothing else', async () => {
  const entries = { 'docProps/core.xml': '<p><creator></creator><lastModifiedBy> </lastModifiedBy></p>' };
  expect((await docx.read(await identify(wordFile(wordParagraph('正文'), entries)))).observations).toEqual([]);
});

test('a cell deleted under tracked changes is gone, an inserted one counts', async () => {
  const cell = (text: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`;
  const [grid] = await blocksOf(
    `<w:tbl><w:tr>${cell('甲')}${cell('乙', '<w:cellDel/>')}${cell('丙', '<w:cellIns/>')}</w:tr></w:tbl>`,
  );
  if (grid?.type !== 'grid') expect.fail('not a table');
  expect(grid.rows.map((row) => row.map(({ text, column }) => [text, column]))).toEqual([
    [
      ['甲', 0],
      ['丙', 1],
    ],
  ]);
});
