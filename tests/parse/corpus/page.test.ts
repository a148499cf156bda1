import { describe, expect, test } from 'vitest';
import { htmlFile } from '../../builders/htmlFile.ts';
import { numberedReport } from '../../builders/report.ts';
import { reasonFor, reportIn } from '../reading.ts';
import { replacing } from './changes.ts';

const report = numberedReport();
const page = new TextDecoder().decode(htmlFile(report));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const figure = '<p>1100</p>';
const label = '<p>2.重复申请</p>';
const rowOfLabel = /<tr>(?:(?!<tr>).)*2\.重复申请.*?<\/tr>/u;
const cellOfFigure = /<td[^>]*><p>1100<\/p><\/td>/u;
const table2 = /<table>(?:(?!<table>).)*2\.重复申请.*?<\/table>/u;
const header2 = /<tr>(?:(?!<tr>).)*本列数据.*?<\/tr><tr>.*?<\/tr><tr>.*?<\/tr>/u;

const variants: readonly (readonly [string, string | RegExp, string])[] = [
  ['no paragraphs in its cells', /<td([^>]*)><p>(.*?)<\/p><\/td>/gu, '<td$1>$2</td>'],
  ['tags in capitals', /<(\/?)td/gu, '<$1TD'],
  ['cells and rows never closed', /<\/t[dr]>/gu, ''],
  [
    'the first row in a head of its own',
    /<table><tr>(.*?)<\/tr>(.*?)<\/table>/gu,
    '<table><thead><tr>$1</tr></thead><tbody>$2</tbody></table>',
  ],
  ['a body for each row', /<tr>(.*?)<\/tr>/gu, '<tbody><tr>$1</tr></tbody>'],
  ['header cells for all cells', /<(\/?)td/gu, '<$1th'],
  ['header cells for labels only', /<td([^>]*)><p>([^\d<][^<]*)<\/p><\/td>/gu, '<th$1 scope="row">$2</th>'],
  ['colspan 0 on figures', 'colspan="1" rowspan="1"><p>1100', 'colspan="0" rowspan="1"><p>1100'],
  ['spans that are no numbers', 'colspan="1" rowspan="1"><p>1100', 'colspan="" rowspan="x"><p>1100'],
  ['a last row that reaches past the table', /rowspan="1"(?=><p>四、结转)/u, 'rowspan="9"'],
  ['a table in a cell around a figure', figure, '<table><tr><td>1100</td></tr></table>'],
  [
    'a table around everything',
    /<body>(.*)<\/body>/su,
    '<body><table><tr><td>菜单</td><td>$1</td></tr></table></body>',
  ],
  [
    'three tables around everything',
    /<body>(.*)<\/body>/su,
    `<body>${'<table><tr><td>'.repeat(3)}$1${'</td></tr></table>'.repeat(3)}</body>`,
  ],
  ['no-break spaces around figures', figure, '<p>&nbsp;1100&nbsp;</p>'],
  ['breaks inside a header', '<p>商业企业</p>', '<p>商业<br />企业</p>'],
  ['breaks inside a label', label, '2.重<br>复<br>申请'],
  ['font and span tags', label, '<font face="宋体"><span lang="EN-US">2.</span><span>重复申请</span></font>'],
  ['the empty paragraphs of Word', figure, '<p class="MsoNormal"><span>1100<o:p></o:p></span></p>'],
  [
    'the conditional comments of Word',
    figure,
    '<![if !supportEmptyParas]>1100<![endif]><!--[if gte mso 9]><xml>7</xml><![endif]-->',
  ],
  ['comments inside a figure', figure, '<p>11<!-- 7 -->00</p>'],
  ['scripts and styles in a cell', figure, '<p>1100</p><script>document.write("7")</script><style>td{}</style>'],
  ['a filling note that is not shown', label, `${label}<span style="display:none">填写说明</span>`],
  ['a row that is not shown', rowOfLabel, '<tr style="display: none"><td>旧行</td></tr>$&'],
  ['a cell that is not shown', cellOfFigure, '<td hidden>7</td>$&'],
  ['columns described beforehand', /<table>/gu, '<table><colgroup><col span="3"><col></colgroup>'],
  ['a caption', table2, replacing('<table>', '<table><caption>单位：件</caption>')(table2.exec(page)![0])],
  ['the head repeated on the second page', /<tr>(?=<td[^>]*><p>四、结转)/u, `${header2.exec(page)![0]}<tr>`],
  ['empty rows', /<tr>(?=<td[^>]*><p>一、本年新收)/u, '<tr></tr><tr><td></td></tr>$&'],
  ['an empty cell at the end of each row', /<\/tr>/gu, '<td></td></tr>'],
  ['zero-width spaces', figure, '<p>&#8203;1100&#xFEFF;</p>'],
  ['figures as references', figure, '<p>&#49;&#x31;00</p>'],
  ['links to the law', label, '<a href="https://example.org/x">2.重复申请</a>'],
  ['superscripts', label, '<p>2.重复申请<sup></sup></p>'],
  ['a doctype of long ago', '<!DOCTYPE html>', '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">'],
  ['no head and no doctype', /^.*?<body>/su, '<div>'],
  [
    'a table of contents',
    '<h2>一、总体情况</h2>',
    '<p>一、总体情况 …… 1</p><p>二、主动公开政府信息情况 …… 2</p><h2>一、总体情况</h2>',
  ],
  ['a title with its text on one line', '<h2>一、总体情况</h2>', '<p>一、总体情况 本机关认真贯彻条例。</p>'],
  ['section titles in one span after another', '<h2>一、总体情况</h2>', '<p><b>一、</b><b>总体</b><b>情况</b></p>'],
  ['the third title numbered 3、', '三、收到和处理', '3、收到和处理'],
  ['a dash for the first numeral', '一、总体情况', '—、总体情况'],
];

test.each(variants)('a page with %s gives every cell its own figure', async (_, from, to) => {
  const read = await reportIn(bytes(replacing(from, to)(page)));
  expect(Object.values(read.cells).map(({ value }) => value)).toEqual(
    Object.values(report.cells).map(({ value }) => value),
  );
  expect(read.headings).toHaveLength(6);
});

test('blanks written as no-break spaces are blanks, not zeros', async () => {
  const { cells } = await reportIn(bytes(replacing(figure, '<p>&nbsp;</p>')(page)));
  expect(Object.values(cells).filter(({ meaning }) => meaning === 'blank')).toHaveLength(1);
});

test('header words spilled over two rows are put together', async () => {
  const row = /<tr><td[^>]*><p>商业企业.*?<\/tr>/u.exec(page)![0];
  const upper = row.replace('商业企业', '商业').replace('科研机构', '科研');
  const lower =
    '<tr><td></td><td></td><td></td><td></td><td>企业</td><td>机构</td><td></td><td></td><td></td><td></td></tr>';
  const file = replacing(row, upper + lower)(page);
  expect((await reportIn(bytes(file))).cells).toEqual(report.cells);
});

describe('encodings', () => {
  const pad = `<!-- ${'x'.repeat(1500)} -->`;

  test('UTF-16 with its mark', async () => {
    const wide = Buffer.from(`\uFEFF${page}`, 'utf16le');
    expect((await reportIn(wide)).cells).toEqual(report.cells);
  });

  test('a charset declared after the first kilobyte', async () => {
    const file = bytes(replacing('<head>', `<head>${pad}`)(page));
    expect((await reportIn(file)).cells).toEqual(report.cells);
  });

  test('a declared charset that is not the real one', async () => {
    const file = bytes(replacing('charset="utf-8"', 'charset="gb2312"')(page));
    expect((await reportIn(file)).title).toBe(report.title);
  });
});

describe('refused by name', () => {
  test('a figure spread over two columns', async () => {
    const file = bytes(
      replacing(/<td[^>]*><p>1100<\/p><\/td><td[^>]*><p>1101<\/p><\/td>/u, '<td colspan="2">1100</td>')(page),
    );
    expect((await reasonFor(file)).details.join()).toContain('应有 7 个数，实际读到 6 个');
  });

  test('a figure that reaches into the next row', async () => {
    const file = bytes(replacing('colspan="1" rowspan="1"><p>1100', 'colspan="1" rowspan="2"><p>1100')(page));
    expect((await reasonFor(file)).code).toBe('unreadableTable');
  });

  test('two reports side by side', async () => {
    const doubled = replacing(/<tr>(.*?)<\/tr>/gu, '<tr>$1$1</tr>')(page);
    const { details } = await reasonFor(bytes(doubled));
    expect(details.join()).toContain('中并列了两份报表（同一行出现两次');
  });

  test('tables that are pictures', async () => {
    const { details } = await reasonFor(bytes(page.replace(/<table>.*?<\/table>/gu, '<img src="t.png">')));
    expect(details).toHaveLength(3);
    expect(details[0]).toBe(
      '未找到表一（主动公开政府信息情况），该部分只有图片，图片中的数字无法读取，应使用可编辑的表格',
    );
  });

  test('no table at all', async () => {
    const { details } = await reasonFor(bytes(page.replace(/<table>.*?<\/table>/gu, '')));
    expect(details[2]).toBe('未找到表三（政府信息公开行政复议、行政诉讼情况）');
  });

  test('a page that is an index of reports', async () => {
    const list = '<ul><li>某某局2023年政府信息公开工作年度报告</li><li>某某局2022年政府信息公开工作年度报告</li></ul>';
    expect((await reasonFor(bytes(`<html><body>${list}</body></html>`))).code).toBe('notAReport');
  });
});
