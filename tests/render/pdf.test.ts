import { expect, test } from 'vitest';
import { pageModel } from '../../functions/render/model.ts';
import { assetsFor } from '../../functions/render/pdf/assets.ts';
import { renderPdf } from '../../functions/render/pdf/pdf.ts';
import { loadTypesetter } from '../../functions/render/pdf/typesetter.ts';
import type { Block } from '../../schemas/report.ts';
import { numberedReport, reportOf } from '../builders/report.ts';
import { facts, outputOf } from './output.ts';
import { pictureBytes, pictureOf } from './pictures.ts';
import { openPdf, readPdfFigures, readPdfPages, readTaggedCells } from './readers/pdf.ts';

const sentence = '本年度，本机关主动公开政府信息138条，其中网站102条、微信公众号36条，依申请公开均按时办结。';

test('equal input gives equal bytes, even from another typesetter', async () => {
  const report = numberedReport({ overview: [sentence] });
  const one = (await outputOf(report)).bytes('report.pdf');
  const again = (await outputOf(report)).bytes('report.pdf');
  const other = renderPdf(pageModel(report, facts), new Map(), await loadTypesetter(assetsFor(undefined)));
  expect(Buffer.from(one).equals(again)).toBe(true);
  expect(Buffer.from(one).equals(other)).toBe(true);
});

test('the document carries its title, its agency, its language and no date', async () => {
  const document = await openPdf((await outputOf(reportOf())).bytes('report.pdf'));
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({
    Title: '青溪县水务局2025年政府信息公开工作年度报告',
    Author: '青溪县水务局',
    Language: 'zh-CN',
  });
  expect(info).not.toHaveProperty('CreationDate');
});

test('the six sections and their sub-headings are bookmarks', async () => {
  const report = reportOf({ overview: [{ type: 'heading', level: 1, text: '（一）主动公开' }, sentence] });
  const outline = await (await openPdf((await outputOf(report)).bytes('report.pdf'))).getOutline();
  expect(outline.map(({ title }) => title)).toEqual([
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ]);
  expect(outline[0]?.items.map(({ title }) => title)).toEqual(['（一）主动公开']);
});

test('every label of the tables is tagged as a header of its column or row, with its spans', async () => {
  const cells = await readTaggedCells((await outputOf(reportOf())).bytes('report.pdf'));
  const header = (text: string) => cells.find((cell) => cell.text === text);
  expect(header('第二十条第（一）项')).toMatchObject({ role: 'TH', scope: 'Column', columnSpan: 4 });
  expect(header('行政规范性文件')).toMatchObject({ role: 'TH', scope: 'Row' });
  expect(header('（三）不予公开')).toMatchObject({ role: 'TH', scope: 'Row', rowSpan: 8 });
  expect(header('1.属于国家秘密')).toMatchObject({ role: 'TH', scope: 'Row', headers: ['t2-b0-r2', 't2-b0-r2_2'] });
  expect(header('法人或其他组织')).toMatchObject({ role: 'TH', scope: 'Column', columnSpan: 5 });
  expect(cells.filter((cell) => cell.role === 'TD').every((cell) => cell.text === '0')).toBe(true);
});

test('every header a cell names is found in the id tree of the document', async () => {
  const bytes = (await outputOf(reportOf())).bytes('report.pdf');
  const tree = /\/IDTree << \/Names \[([^\]]*)\]/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
  const ids = [...tree.matchAll(/\(([^)]*)\) \d+ 0 R/g)].map((match) => match[1]);
  const named = (await readTaggedCells(bytes)).flatMap((cell) => cell.headers);
  expect(ids).toEqual([...ids].sort());
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('table 2 stands on one page under its heading', async () => {
  const pages = await readPdfPages((await outputOf(numberedReport({ overview: [sentence] }))).bytes('report.pdf'));
  const page = pages.find((text) => text.includes('三、收到和处理政府信息公开申请情况'));
  expect(page).toContain('四、结转下年度继续办理');
});

test('a table too tall for a page goes on with its header on the next', async () => {
  const report = reportOf({ cells: { 't2.r1.total': '见附件说明'.repeat(80) } });
  const pages = await readPdfPages((await outputOf(report)).bytes('report.pdf'));
  expect(pages.filter((text) => text.includes('法律服务机构')).length).toBeGreaterThan(1);
  expect(pages.join('')).toContain('四、结转下年度继续办理');
});

test('markup of the typesetter in a submission is plain text', async () => {
  const hostile = '#eval("1+1") #panic() *粗* _斜_ $x^2$ `code` @ref <label> // 注释 \\ = 标题 #read("report.typ")';
  const report = reportOf({ title: hostile, overview: [hostile, { type: 'list', ordered: false, items: [hostile] }] });
  const output = await outputOf(report);
  const text = (await readPdfPages(output.bytes('report.pdf'))).join('');
  expect(text.split(hostile.replace(/\s/g, ''))).toHaveLength(4);
});

test('a word longer than the line breaks at the margin and is still copied whole', async () => {
  const address = `https://www.example.gov.cn/${'a'.repeat(400)}`;
  const bytes = (await outputOf(reportOf({ overview: [`网址：${address}`] }))).bytes('report.pdf');
  expect((await readPdfPages(bytes))[0]).toContain(address);
  const document = await openPdf(bytes);
  const page = await document.getPage(1);
  const rightEdges = (await page.getTextContent()).items.map((item) =>
    'str' in item ? item.transform[4] + item.width : 0,
  );
  const rightMargin = (26 / 25.4) * 72;
  expect(Math.max(...rightEdges)).toBeLessThan(page.view[2]! - rightMargin + 1);
});

test('a figure too long for its column is set smaller and stays whole', async () => {
  const output = await outputOf(
    reportOf({ cells: { 't3.after.total': 123456789, 't2.r1.total': '1234567890123456' } }),
  );
  const figures = await readPdfFigures(output.bytes('report.pdf'), '2021');
  expect(figures.get('t3.after.total')).toBe('123456789');
  expect(figures.get('t2.r1.total')?.replace(/\s/g, '')).toBe('1234567890123456');
});

test('a long narrative runs over many pages, all of it printed, each page numbered', async () => {
  const texts = Array.from({ length: 120 }, (_, index) => `第${index + 1}段。${sentence}`);
  const pages = await readPdfPages((await outputOf(reportOf({ overview: texts }))).bytes('report.pdf'));
  expect(pages.length).toBeGreaterThan(10);
  pages.forEach((text, index) => {
    expect(text.endsWith(`—${index + 1}—`)).toBe(true);
  });
  expect(pages.join('').match(/第\d+段。/g)).toHaveLength(120);
});

test('lists, simple tables, pictures and the sign-off are printed and leave the figures in place', async () => {
  const simple: Block = {
    type: 'table',
    rows: [
      [
        { text: '渠道', columnSpan: 1, rowSpan: 2 },
        { text: '条数', columnSpan: 9, rowSpan: 1 },
      ],
      [{ text: '其中政策解读', columnSpan: 1, rowSpan: 1 }],
      [{ text: '网站', columnSpan: 1, rowSpan: 5 }],
      [],
      [{ text: '102', columnSpan: 1, rowSpan: 1 }],
    ],
  };
  const report = reportOf({
    overview: [{ type: 'list', ordered: true, items: ['甲项', '乙项'] }, simple, pictureOf('image/png')],
    other: [pictureOf('image/jpeg'), { type: 'signature', text: '青溪县水务局\n2026年1月20日' }],
  });
  const output = await outputOf(report, pictureBytes);
  const text = (await readPdfPages(output.bytes('report.pdf'))).join('');
  for (const piece of ['1.甲项', '2.乙项', '渠道', '其中政策解读', '102', '青溪县水务局2026年1月20日'])
    expect(text).toContain(piece);
  const figures = (await readTaggedCells(output.bytes('report.pdf'))).filter((cell) =>
    cell.headers.includes('t2-b0-r0'),
  );
  expect(figures).toHaveLength(7);
});
