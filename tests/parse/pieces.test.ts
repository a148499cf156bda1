import { expect, test } from 'vitest';
import { htmlFile } from '../builders/htmlFile.ts';
import { numberedReport } from '../builders/report.ts';
import { reasonFor, reportIn } from './reading.ts';

const report = numberedReport();
const page = new TextDecoder().decode(htmlFile(report));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The page with everything from one mark to another replaced. */
const changed = (from: RegExp, to: string): Uint8Array => {
  const next = page.replace(from, to);
  expect(next).not.toBe(page);
  return bytes(next);
};

test('a table continued after a page break, with 续表 between, is one table', async () => {
  const file = changed(/<tr>(?=<td[^>]*><p>四、结转下年度)/u, '</table><p>续表</p><table><tr>');
  expect((await reportIn(file)).cells).toEqual(report.cells);
});

test('the four parts of table 1 may be tables of their own', async () => {
  const file = changed(/<tr>(?=<td[^>]*><p>第二十条第（[五六八]）项)/gu, '</table><table><tr>');
  expect((await reportIn(file)).cells).toEqual(report.cells);
});

test('tables drawn as one, with the section title in a row, are taken apart', async () => {
  const file = changed(/<\/table><h2>(三、[^<]*)<\/h2><table>/u, '<tr><td colspan="10">$1</td></tr>');
  const read = await reportIn(file);
  expect(read.cells).toEqual(report.cells);
  expect(read.headings).toHaveLength(6);
});

test('a table wherever it stands is known by its content', async () => {
  const table = /<h2>四、[^<]*<\/h2>(<table>.*?<\/table>)/u.exec(page)![1]!;
  const file = bytes(page.replace(table, '').replace('<h2>五、', `${table}<h2>五、`));
  expect((await reportIn(file)).cells).toEqual(report.cells);
});

test('a page whose section titles sit with their text in one paragraph is taken apart at the breaks', async () => {
  const file = changed(/<h2>(五、[^<]*)<\/h2><p>/u, '<p>$1<br>');
  expect((await reportIn(file)).sections.problems).toEqual(report.sections.problems);
});

test('a table that is there twice is refused', async () => {
  const table = /<h2>四、[^<]*<\/h2>(<table>.*?<\/table>)/u.exec(page)![1]!;
  const reason = await reasonFor(
    bytes(page.replace('<h2>六、', `<p>下表为上年数据，供对照参考，请勿混淆。</p>${table}<h2>六、`)),
  );
  expect(reason.details).toEqual(['表三（政府信息公开行政复议、行政诉讼情况）出现了 2 次，应只有一次']);
});

test('a table given as a picture is named as such', async () => {
  const file = changed(/(<h2>四、[^<]*<\/h2>)<table>.*?<\/table>/u, '$1<img src="t3.png">');
  expect((await reasonFor(file)).details.join()).toContain(
    '未找到表三（政府信息公开行政复议、行政诉讼情况），该部分只有图片',
  );
});

test('rows separated by tabs, as copied from a spreadsheet, are read', async () => {
  const rows = (table: string): string =>
    table
      .replaceAll(/<tr>|<p>|<\/p>|<td[^>]*>|<\/?table>/gu, '')
      .replaceAll('</td></tr>', '\n')
      .replaceAll('</td>', '\t');
  const text = page.replace(/^.*<h1>/u, '').replaceAll(/<table>.*?<\/table>/gu, rows);
  const file = bytes(text.replaceAll(/<\/?(?:h[12]|p|body|html)>/gu, '\n'));
  expect((await reportIn(file)).cells).toEqual(report.cells);
});
