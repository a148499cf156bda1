import { expect, test } from 'vitest';
import { ofdFile } from '../builders/ofd.ts';
import { pdfFile } from '../builders/pdf.ts';
import { type PrintedPage, printedPages } from '../builders/printedPages.ts';
import { numberedReport } from '../builders/report.ts';
import { inRow, type Tamper } from '../builders/tableCells.ts';
import { workbook, xlsxFile } from '../builders/xlsx.ts';
import { reasonFor } from './reading.ts';

// What cannot be read is named with the place where the sender finds it: the page, or the sheet and its row.

const report = numberedReport();
const label = '2.重复申请';
const table2 = '表二（收到和处理政府信息公开申请情况）';
const line = '“三、本年度办理结果（五）不予处理2.重复申请”一行';

const without = (pages: readonly PrintedPage[], ...labels: readonly string[]): PrintedPage[] =>
  pages.map(({ texts, lines }) => ({ lines, texts: texts.filter(({ text }) => !labels.includes(text)) }));

test.each<[string, (pages: readonly PrintedPage[]) => Uint8Array]>([
  ['a PDF', pdfFile],
  ['an OFD document', ofdFile],
])('a row of %s that cannot be told is named with its page', async (_, fileOf) => {
  const { details } = await reasonFor(fileOf(without(printedPages(report), label)));
  expect(details[0]).toMatch(/^表二（收到和处理政府信息公开申请情况）第 20 行（第 2 页）的内容为“1123”、“1124”/u);
  expect(details[1]).toBe(`${table2}缺少${line}（上一行在第 2 页）`);
});

test('rows of one table on two pages are named with theirs', async () => {
  const long = numberedReport({
    overview: Array.from({ length: 7 }, () => '本机关全年主动公开信息若干条。'.repeat(8)),
  });
  const pages = without(printedPages(long), '1.属于国家秘密', '四、结转下年度继续办理');
  const { details } = await reasonFor(pdfFile(pages));
  expect(details[0]).toMatch(/第 8 行（第 3 页）的内容为“（三）不予公开”、“1039”/u);
  expect(details[1]).toMatch(/第 28 行（第 4 页）的内容为“1179”/u);
});

test('a row of a workbook is named with its sheet and its row there', async () => {
  const tamper = inRow(label, (row) => [...row, { ...row.at(-1)!, column: row.at(-1)!.column + 1, text: '9' }]);
  expect((await reasonFor(xlsxFile(report, { tamper, sheets: 'each' }))).details).toEqual([
    `${table2}${line}（工作表“Sheet4”第 21 行）应有 7 个数，实际读到 8 个（1123、1124、1125、1126、1127、1128、1129、9）`,
  ]);
});

test('columns in another order are named with the row of their header', async () => {
  const tamper = inRow('商业企业', (row) =>
    row.map((cell) => (cell.text === '其他' ? { ...cell, text: '总计' } : cell)),
  );
  const { details } = await reasonFor(xlsxFile(report, { tamper, sheets: 'each' }));
  expect(details[0]).toContain('所在部分的表头（工作表“Sheet4”第 2 行）应依次为自然人、商业企业');
});

test('a row written twice is named with both places', async () => {
  const tamper: Tamper = (rows) => rows.flatMap((row) => (row.some(({ text }) => text === label) ? [row, row] : [row]));
  expect((await reasonFor(xlsxFile(report, { tamper, sheets: 'each' }))).details).toContain(
    `${table2}${line}出现了 2 次（工作表“Sheet4”第 21 行、工作表“Sheet4”第 22 行）`,
  );
});

test('a formula without its result is named with its sheet', async () => {
  const rows = [[{ column: 1, type: '', content: '<f>SUM(A1:A2)</f>' }]];
  expect((await reasonFor(workbook([{ name: '表三', rows }]))).message).toContain('工作表“表三”的单元格 B1 是公式');
});
