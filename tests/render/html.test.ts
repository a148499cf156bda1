import { expect, test } from 'vitest';
import { renderHtml } from '../../functions/render/html.ts';
import { pageModel } from '../../functions/render/model.ts';
import type { Block } from '../../schemas/report.ts';
import { numberedReport, paragraph, type ReportParts, reportOf } from '../builders/report.ts';
import { facts } from './output.ts';
import { attribute, elementsOf, textOf } from './readers/html.ts';

const pageOf = (parts: ReportParts): string => renderHtml(pageModel(reportOf(parts), facts));
const named = (page: string, tag: string) => elementsOf(page).filter((element) => element.tagName === tag);

const picture: Block = {
  type: 'picture',
  sha256: 'ab'.repeat(32),
  mediaType: 'image/jpeg',
  width: 640,
  height: 480,
  alternative: '政府信息公开"宣传日"现场',
};

test('the page is one article in Chinese with the six sections of the form under their stable ids', () => {
  const page = pageOf({});
  const sections = named(page, 'section');
  expect(named(page, 'article').map((article) => attribute(article, 'lang'))).toEqual(['zh-CN']);
  expect(sections.map((section) => attribute(section, 'id'))).toEqual([
    'overview',
    'disclosure',
    'applications',
    'disputes',
    'problems',
    'other',
  ]);
  expect(named(page, 'h2').map(textOf)).toEqual([
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ]);
  expect(textOf(named(page, 'h1')[0]!)).toBe('青溪县水务局2025年政府信息公开工作年度报告');
});

test.each(['2021', '2019', '2021-2019'] as const)(
  'in edition %s no id occurs twice and every header named is there',
  (edition) => {
    const elements = elementsOf(renderHtml(pageModel(numberedReport({ edition }), facts)));
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    const references = elements.flatMap((element) =>
      ['headers', 'aria-labelledby'].flatMap((name) => attribute(element, name)?.split(' ') ?? []),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  },
);

test('every header cell of the tables says whether it heads a column, a row or a group of them', () => {
  const scopes = named(pageOf({}), 'th').map((header) => attribute(header, 'scope'));
  expect(new Set(scopes)).toEqual(new Set(['col', 'colgroup', 'row', 'rowgroup']));
});

test('tables can be reached and scrolled by keyboard and are named', () => {
  const regions = elementsOf(pageOf({})).filter((element) => attribute(element, 'role') === 'region');
  expect(regions).toHaveLength(3);
  expect(regions.every((region) => attribute(region, 'tabindex') === '0')).toBe(true);
  expect(named(pageOf({}), 'caption').map((caption) => textOf(caption).trim())).toEqual([
    '主动公开政府信息情况 单位：件（另有注明的除外）',
    '收到和处理政府信息公开申请情况 单位：件',
    '政府信息公开行政复议、行政诉讼情况 单位：件',
  ]);
});

test('the trial form names the units of its other columns', () => {
  const captions = named(pageOf({ edition: '2019' }), 'caption').map(textOf);
  expect(captions[0]).toContain('单位：件（上一年项目数量、本年增/减、采购项目数量为项，采购总金额为元）');
});

test('text of a submission is shown as text, whatever it pretends to be', () => {
  const hostile = '<script>alert(1)</script> <img src=x onerror="x"> &lt; " \' \u202E倒序 \u0007';
  const page = pageOf({
    title: hostile,
    overview: [
      hostile,
      { type: 'heading', level: 1, text: hostile },
      { type: 'list', ordered: false, items: [hostile] },
      { type: 'table', rows: [[{ text: hostile, columnSpan: 1, rowSpan: 1 }]] },
      { ...picture, alternative: hostile },
    ],
    cells: { 't2.r1.total': hostile },
  });
  expect(named(page, 'script')).toEqual([]);
  expect(named(page, 'img')).toHaveLength(1);
  const seen = '<script>alert(1)</script> <img src=x onerror="x"> &lt; " \' 倒序 ';
  expect(textOf(named(page, 'h3')[0]!)).toBe(seen);
  expect(attribute(named(page, 'img')[0]!, 'alt')).toBe(seen.trim());
});

test('the page needs neither script nor inline style', () => {
  const elements = elementsOf(pageOf({ overview: [picture, paragraph('正文')] }));
  expect(elements.filter(({ tagName }) => tagName === 'style' || tagName === 'script')).toEqual([]);
  expect(
    elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'style' || name.startsWith('on'))),
  ).toEqual([]);
});

test('a picture lies beside the page under its hash, with its text and its size', () => {
  const [image] = named(pageOf({ overview: [picture] }), 'img');
  expect(attribute(image!, 'src')).toBe(`pictures/${'ab'.repeat(32)}.jpg`);
  expect(attribute(image!, 'alt')).toBe('政府信息公开"宣传日"现场');
  expect([attribute(image!, 'width'), attribute(image!, 'height')]).toEqual(['640', '480']);
});

test('sub-headings, lists, line ends and the sign-off keep their shape', () => {
  const page = pageOf({
    overview: [
      { type: 'heading', level: 1, text: '（四）平台建设' },
      { type: 'heading', level: 2, text: '1. 网站' },
      { type: 'list', ordered: true, items: ['甲', '乙'] },
    ],
    other: [{ type: 'signature', text: '青溪县水务局\n2026年1月20日' }],
  });
  expect(textOf(named(page, 'h4')[0]!)).toBe('1. 网站');
  expect(named(page, 'ol')[0]!.childNodes.map(textOf)).toEqual(['甲', '乙']);
  expect(page).toContain('<p class="report-signature">青溪县水务局<br>2026年1月20日</p>');
});

test('notes beside a table stand under it', () => {
  const page = pageOf({ tableNotes: { disputes: ['注：其中1件为跨年度案件。'] } });
  const disputes = named(page, 'section')[3]!;
  expect(textOf(disputes).trimEnd().endsWith('注：其中1件为跨年度案件。')).toBe(true);
});

test('a report without title is given the usual one', () => {
  expect(textOf(named(pageOf({ title: '' }), 'h1')[0]!)).toBe('青溪县水务局2025年政府信息公开工作年度报告');
});
