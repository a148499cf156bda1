import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DocumentBlock } from '../../functions/parse/document.ts';
import { rtf } from '../../functions/parse/formats/rtf.ts';
import { identify } from '../../functions/parse/identify.ts';
import { numberedReport } from '../builders/report.ts';
import { rtfDocument, rtfFile } from '../builders/rtf.ts';
import { sampleFile, samplesAreThere } from '../builders/samples.ts';
import { inRow } from '../builders/tableCells.ts';
import { reasonFor, reportIn } from './reading.ts';
import { expectTruth } from './truth.ts';

const blocksOf = async (body: string): Promise<readonly DocumentBlock[]> =>
  (await rtf.read(await identify(rtfDocument(body)))).blocks;

const textsOf = async (body: string): Promise<string[]> =>
  (await blocksOf(body)).map((block) => (block.type === 'paragraph' ? block.text : block.type));

test.each(['2021', '2019'] as const)('every cell of edition %s has its own figure', async (edition) => {
  const report = numberedReport({ edition });
  expect(await reportIn(rtfFile(report))).toEqual(report);
});

test('a row with six or eight figures is refused with what was found', async () => {
  const six = inRow('2.重复申请', (row) => row.slice(0, -1));
  const eight = inRow('2.重复申请', (row) => [...row, { ...row.at(-1)!, column: 10, text: '9' }]);
  expect((await reasonFor(rtfFile(numberedReport(), six))).details.join()).toContain('应有 7 个数，实际读到 6 个');
  expect((await reasonFor(rtfFile(numberedReport(), eight))).details.join()).toContain('应有 7 个数，实际读到 8 个');
});

test('blank, nil and text cells stay what they are', async () => {
  const report = numberedReport({ cells: { 't2.r1.corp': '', 't2.r1.total': '', 't1.fee.amountWan': '251000元' } });
  expect((await reportIn(rtfFile(report))).cells).toEqual(report.cells);
});

test('Chinese is read from double bytes, whose second half may look like a letter, and from numbered characters', async () => {
  expect(
    await textsOf("\\'b9\\'ab\\'bf\\'aa\\par\\'81@\\par\\u20844\\'b9\\u24320 ?\\par\\uc0\\u20844 a\\uc2\\u24320??b"),
  ).toEqual(['公开', '丂', '公开', '公a开b']);
});

test('characters beyond the first plane are put together from their halves', async () => {
  expect(await textsOf('\\u-10179?\\u-8704?\\par')).toEqual(['\u{1F600}']);
});

test('deleted and hidden text, notes, headers and unknown groups are left out; what follows a group is not', async () => {
  const body =
    '{\\header \\pard head\\par}{\\*\\unknown x {y}}a{\\deleted b}{\\v c\\v0 d}{\\footnote e}{\\*\\bkmkstart f}' +
    '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt g}}\\~h\\par';
  expect(await textsOf(body)).toEqual(['adg\u00a0h']);
});

test('automatic numbers are those the writer left beside the text', async () => {
  expect(await textsOf("{\\listtext\\pard\\plain \\'d2\\'bb\\'a1\\'a2\\tab}\\ls1 \\'d7\\'dc\\par")).toEqual(['一、总']);
});

test('headings and alignment are kept, a line break stays inside its paragraph', async () => {
  expect(await blocksOf('\\pard\\qc\\outlinelevel0 a\\line b\\par\\pard\\qr c\\par')).toEqual([
    { type: 'paragraph', text: 'a\nb', headingLevel: 1, alignment: 'center' },
    { type: 'paragraph', text: 'c', alignment: 'right' },
  ]);
});

test('cells stand where their rows define them, merged ones span, a table in a cell is read as its text', async () => {
  const [grid] = await blocksOf(
    '\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\clvmgf\\cellx3000\\pard\\intbl A\\cell\\cell C\\cell\\row' +
      '\\trowd\\cellx1000\\cellx2010\\clvmrg\\cellx3000\\pard\\intbl D\\par E\\nestcell F\\nestcell\\cell G\\cell\\cell\\row\\pard\\par',
  );
  if (grid?.type !== 'grid') expect.fail('not a table');
  expect(
    grid.rows.map((row) => row.map(({ text, column, columnSpan, rowSpan }) => [text, column, columnSpan, rowSpan])),
  ).toEqual([
    [
      ['A', 0, 2, 1],
      ['C', 2, 1, 2],
    ],
    [
      ['D\nE\nF', 0, 1, 1],
      ['G', 1, 1, 1],
    ],
  ]);
});

test('pictures are read from PNG and JPEG only, once', async () => {
  const body =
    '{\\*\\shppict{\\pict\\pngblip 8950\r\n4e47}}{\\nonshppict{\\pict\\wmetafile8 00}}\\par{\\pict\\wmetafile8 00}\\par';
  expect(await blocksOf(body)).toEqual([
    { type: 'picture', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), alternative: '' },
    { type: 'picture', bytes: undefined, alternative: '' },
  ]);
});

test.each([
  ['groups nested without end', '{'.repeat(300), 'limitExceeded', '嵌套多于 256 层'],
  ['text without end', 'a'.repeat(1_000_001), 'limitExceeded', '文字多于'],
  ['cells without end', `\\pard\\intbl ${'\\cell'.repeat(201)}`, 'limitExceeded', '多于 200 列'],
  ['rows without end', '\\trowd\\cellx9 a\\cell\\row'.repeat(2_001), 'limitExceeded', '多于 2000 行'],
  ['a group that is not closed', '{a', 'damaged', '括号不配对'],
  ['bytes that are no GBK', "\\'ff\\'ff", 'encodingUnknown', '编码'],
])('a file with %s is returned for that', async (_, body, code, words) => {
  const reason = await reasonFor(rtfDocument(body));
  expect(reason.code).toBe(code);
  expect(reason.message).toContain(words);
});

test.skipIf(!samplesAreThere)('the sample is read as it is printed', async () => {
  await expectTruth(readFileSync(sampleFile('report.rtf')));
});
