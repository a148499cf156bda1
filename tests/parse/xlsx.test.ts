import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DocumentBlock } from '../../functions/parse/document.ts';
import { xlsx } from '../../functions/parse/formats/xlsx.ts';
import { identify } from '../../functions/parse/identify.ts';
import { compoundFile } from '../builders/compound.ts';
import { numberedReport } from '../builders/report.ts';
import { sampleFile, samplesAreThere } from '../builders/samples.ts';
import { inRow } from '../builders/tableCells.ts';
import { numberCell, type SheetParts, textCell, workbook, xlsxFile } from '../builders/xlsx.ts';
import { reasonFor, reportIn } from './reading.ts';
import { expectTruth } from './truth.ts';

const blocksOf = async (...sheets: SheetParts[]): Promise<readonly DocumentBlock[]> =>
  (await xlsx.read(await identify(workbook(sheets)))).blocks;

const texts = (blocks: readonly DocumentBlock[]): unknown[] =>
  blocks.map((block) =>
    block.type === 'grid'
      ? block.rows.map((row) => row.map((cell) => cell.text))
      : block.type === 'paragraph' && block.text,
  );

describe.each(['one', 'each'] as const)('a workbook with %s sheet', (sheets) => {
  test.each(['2021', '2019'] as const)('gives every cell of edition %s its own figure', async (edition) => {
    const report = numberedReport({ edition });
    expect(await reportIn(xlsxFile(report, { sheets }))).toEqual(report);
  });

  test('a row with eight figures, or with all moved by a column, is refused', async () => {
    const eight = inRow('2.重复申请', (row) => [...row, { ...row.at(-1)!, column: 10, text: '9' }]);
    const moved = inRow('2.重复申请', (row) =>
      row.map((cell) => (/^\d+$/u.test(cell.text) ? { ...cell, column: cell.column + 1 } : cell)),
    );
    for (const tamper of [eight, moved]) {
      const reason = await reasonFor(xlsxFile(numberedReport(), { sheets, tamper }));
      expect(reason.code).toBe('unreadableTable');
      expect(reason.details.join()).toContain('2.重复申请');
    }
  });
});

test('a blank cell stays blank whether the sheet lists it or not', async () => {
  const cells = { 't2.r1.corp': '', 't2.r3_5_2.naturalPerson': '', 't3.direct.total': '/' };
  const report = numberedReport({ cells });
  expect((await reportIn(xlsxFile(report))).cells).toEqual(report.cells);
  const unlisted = xlsxFile(report, { tamper: (rows) => rows.map((row) => row.filter((cell) => cell.text !== '')) });
  expect((await reportIn(unlisted)).cells['t2.r1.corp']).toEqual({ value: null, raw: '', meaning: 'blank' });
});

test('figures are read as they are shown: no noise of binary fractions, decimals and dates by their format', async () => {
  const blocks = await blocksOf({
    rows: [
      [numberCell(0, '12'), numberCell(1, '12.0'), numberCell(2, '0.30000000000000004'), numberCell(3, '20.5', 1)],
      [numberCell(0, '1234', 2), numberCell(1, '46042', 3), textCell(2, '１２'), numberCell(3, '-0.5')],
    ],
  });
  expect(texts(blocks)).toEqual([
    [
      ['12', '12', '0.3', '20.50'],
      ['1,234', '2026年1月20日', '１２', '-0.5'],
    ],
  ]);
});

test('shared strings in several runs are one text without its phonetic guide', async () => {
  const file = workbook([{ rows: [[{ column: 0, type: 't="s"', content: '<v>0</v>' }]] }], {
    'xl/sharedStrings.xml':
      '<sst><si><r><t>一、总体</t></r><r><t>情况</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></si></sst>',
  });
  expect((await xlsx.read(await identify(file))).blocks).toEqual([{ type: 'paragraph', text: '一、总体情况' }]);
});

test('a formula counts by the result saved with it, and without one is refused by its address', async () => {
  const formula = (content: string) => ({ column: 1, type: '', content: `<f>SUM(A1:A3)</f>${content}` });
  expect(texts(await blocksOf({ rows: [[textCell(0, '总计'), formula('<v>6</v>')]] }))).toEqual([[['总计', '6']]]);
  const reason = await reasonFor(workbook([{ rows: [[textCell(0, '总计'), formula('')]] }]));
  expect(reason.code).toBe('unreadableTable');
  expect(reason.message).toContain('单元格 B1 是公式');
});

test('what is hidden is not read: sheets, rows and columns', async () => {
  const blocks = await blocksOf(
    { state: 'hidden', rows: [[textCell(0, '隐藏的工作表')]] },
    { state: 'veryHidden', rows: [[textCell(0, '深藏的工作表')]] },
    {
      before: '<cols><col min="2" max="2" hidden="1"/></cols>',
      rows: [[textCell(0, '可见'), textCell(1, '隐藏的列')], [textCell(0, '隐藏的行')]],
      rowAttributes: { 1: 'hidden="1"' },
    },
  );
  expect(texts(blocks)).toEqual(['可见']);
});

test('what lies under a merged area is not read, and an area over the whole sheet counts as far as the table goes', async () => {
  const [grid] = await blocksOf({
    rows: [
      [textCell(0, '甲'), textCell(1, '乙')],
      [textCell(0, '丙'), textCell(1, '丁')],
    ],
    merges: ['B1:XFD1048576'],
  });
  if (grid?.type !== 'grid') expect.fail('not a table');
  expect(grid.rows[0]![1]).toMatchObject({ text: '乙', columnSpan: 1, rowSpan: 1 });
});

test('a sheet named like a section gives the section its title', async () => {
  expect(texts(await blocksOf({ name: '一、总体情况', rows: [[textCell(0, '正文。')]] }))).toEqual([
    '一、总体情况',
    '正文。',
  ]);
});

test('a text far from the table crosses a limit', async () => {
  expect((await reasonFor(workbook([{ rows: [[textCell(16_383, '远')]] }]))).message).toContain('多于 200 列');
});

test('too many sheets or merged areas cross a limit', async () => {
  const sheets = Array.from({ length: 31 }, () => ({ rows: [] }));
  expect((await reasonFor(workbook(sheets))).message).toContain('工作表多于 30 张');
  const merges = Array.from({ length: 5_001 }, (_, index) => `A${2 * index + 1}:A${2 * index + 2}`);
  expect((await reasonFor(workbook([{ rows: [], merges }]))).message).toContain('合并单元格多于 5000 处');
});

test('a workbook with macros and an old workbook are named, with what to save them as', async () => {
  const type = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
  const types = `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`;
  const reason = await reasonFor(workbook([], { '[Content_Types].xml': types }));
  expect(reason.message).toContain('收到的是含宏的 Excel 工作簿');
  expect(reason.message).toContain('另存为不含宏的 XLSX 工作簿');
  const old = await reasonFor(compoundFile('Workbook'));
  expect(old.message).toContain('收到的是Excel 97–2003 工作簿（XLS）');
  expect(old.message).toContain('另存为不含宏的 XLSX 工作簿');
});

test.skipIf(!samplesAreThere)('the sample workbook is read as it is printed', async () => {
  await expectTruth(readFileSync(sampleFile('report.xlsx')));
});
