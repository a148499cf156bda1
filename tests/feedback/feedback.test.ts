import { describe, expect, test } from 'vitest';
import { feedback } from '../../functions/feedback/feedback.ts';
import { renderHtml } from '../../functions/render/html.ts';
import { pageModel } from '../../functions/render/model.ts';
import { picturePath } from '../../functions/render/pictures.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { Report } from '../../schemas/report.ts';
import { findingOf, validationOf } from '../builders/finding.ts';
import { reportOf } from '../builders/report.ts';
import { attribute, type Element, elementsOf, readHtmlFigures, textOf } from '../render/readers/html.ts';
import { troubled, troubledReport } from './troubled.ts';

const agencyName = '青溪县水务局';
const pageOf = (report: Report, findings: readonly Finding[], parts: { idPrefix?: string; nameId?: string } = {}) => {
  const validation = validationOf({ findings: [...findings] });
  return elementsOf(feedback({ report, validation, agencyName, picture: picturePath, ...parts }).text);
};
const troubledPage = elementsOf(
  feedback({ report: troubledReport, validation: troubled, agencyName, picture: picturePath }).text,
);
const ofClass = (page: readonly Element[], name: string) =>
  page.filter((element) => attribute(element, 'class')?.split(' ').includes(name));
const textsOf = (page: readonly Element[], name: string) =>
  ofClass(page, name).map((element) => textOf(element).trim());

describe('the page of feedback', () => {
  test('has no id twice, and every link and reference leads somewhere on it', () => {
    const ids = troubledPage.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = troubledPage.flatMap((element) => [
      ...(attribute(element, 'href')?.startsWith('#') ? [attribute(element, 'href')!.slice(1)] : []),
      ...(attribute(element, 'aria-labelledby')?.split(' ') ?? []),
      ...(attribute(element, 'headers')?.split(' ') ?? []),
    ]);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('needs neither script nor inline style', () => {
    const forbidden = troubledPage.filter(
      ({ tagName, attrs }) =>
        ['script', 'style'].includes(tagName) || attrs.some(({ name }) => name === 'style' || name.startsWith('on')),
    );
    expect(forbidden).toEqual([]);
  });

  test('can stand beside others on one page: ids have a prefix, and parts are named with their report', () => {
    const page = pageOf(reportOf(), [findingOf({ section: 'overview' })], { idPrefix: 'f2-', nameId: 'file-2' });
    const ids = page.flatMap((element) => attribute(element, 'id') ?? []);
    expect(ids.filter((id) => !id.startsWith('f2-'))).toEqual([]);
    const labels = page.filter(({ tagName }) => tagName === 'section').map((one) => attribute(one, 'aria-labelledby'));
    expect(labels.every((label) => label?.endsWith(' file-2'))).toBe(true);
  });

  test('shows every text and figure of the report as it will be printed', () => {
    const page = feedback({
      report: troubledReport,
      validation: validationOf(),
      agencyName,
      picture: picturePath,
    }).text;
    expect(page).toContain(renderHtml(pageModel(troubledReport, { agencyId: '', agencyName, year: 2025 })));
    expect(page).toContain('没有发现问题。');
  });

  test('shows hostile text as text', () => {
    const hostile = '<script>alert(1)</script>';
    const page = pageOf(reportOf({ overview: [hostile], cells: { 't2.r1.total': hostile } }), [
      findingOf({
        section: 'overview',
        cells: ['t2.r1.total'],
        message: hostile,
        quotes: [{ place: 'overview', text: hostile, marks: [[0, 8]] }],
        suggestion: { cell: 't2.r1.total', value: 0 },
      }),
    ]);
    expect(page.filter(({ tagName }) => tagName === 'script')).toEqual([]);
    expect(textsOf(page, 'feedback-words')).toEqual(['<script>', 'alert(1)</script>']);
  });
});

describe('the list', () => {
  test('counts by what is asked, and groups by part of the report, what must be corrected first', () => {
    expect(textsOf(troubledPage, 'feedback-tally')).toEqual(['3 处须改正5 处请核对1 处供参考1 处已准予通过']);
    const headings = troubledPage.filter(
      (element) => element.tagName === 'h3' && attribute(element, 'id')?.startsWith('part-'),
    );
    expect(headings.map(textOf)).toEqual([
      '全文',
      '标题',
      '引言',
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '五、存在的主要问题及改进情况',
    ]);
    expect(textsOf(troubledPage, 'feedback-head')).toEqual([
      '1 请核对 规则 E01',
      '2 须改正 规则 E13',
      '3 请核对 规则 E14',
      '4 须改正 规则 E16',
      '5 请核对 规则 D01',
      '6 请核对 规则 D14',
      '7 已准予通过 规则 A08',
      '8 须改正 规则 A03',
      '9 请核对 规则 E02',
      '10 供参考 规则 F05',
    ]);
  });

  test('gives the figure to consider, and what follows from the same root', () => {
    expect(textsOf(troubledPage, 'feedback-suggestion')).toContain(
      '12 → ，可考虑改为10 “一、本年新收政府信息公开申请数量”行“总计”列现为12，如填10则各处相等；请对照台账核实后再改。',
    );
    expect(textsOf(troubledPage, 'feedback-consequences')).toEqual([
      '由此还有1处，改正后一并消除：“总计”列：一＋二＝14，三（七）＋四＝12，差2',
    ]);
  });

  test('says by whose word an error passes', () => {
    expect(textsOf(troubledPage, 'feedback-override')).toEqual([
      '县政府办公室政务公开科科长已准予通过，县政府办公室副主任复核。理由：沿用历年写法，已电话核实。',
    ]);
  });

  test('folds away what was right, with its evidence, and what could not be assessed, by what was lacking', () => {
    expect(textsOf(troubledPage, 'feedback-account')).toEqual([
      '已核对4条规则：2条无误（其中1处逐一比对一致），2条有问题或须核实；另有1条未能核对。',
    ]);
    const [right, open] = textsOf(troubledPage, 'feedback-details');
    expect(right).toContain('正文写“未发生行政复议”，与第四部分表格行政复议总计0一致。');
    expect(open).toContain('没有上一年度已发布的报告。C01 上年结转总计与上一年度报告一致');
  });
});

describe('a mark in a table', () => {
  const cells = { 't2.r1.total': 12, 't2.r1.naturalPerson': 10 };
  const finding = findingOf({ section: 'applications', cells: ['t2.r1.total', 't2.r1.naturalPerson'] });

  test('outlines the cell to look at, with a link to the finding, and the others of the sum more lightly', () => {
    const page = pageOf(reportOf({ cells }), [finding]);
    const [first] = ofClass(page, 'feedback-cell');
    expect(attribute(first!, 'class')).toBe('feedback-cell feedback-error');
    expect(textOf(first!)).toBe('121');
    const link = page.find((one) => attribute(one, 'id') === 'at-1-cell');
    expect([attribute(link!, 'href'), attribute(link!, 'aria-label')]).toEqual(['#finding-1', '问题1，须改正']);
    expect(textsOf(page, 'feedback-also')).toEqual(['10，涉及问题1']);
  });

  test('is at the cell a figure is suggested for, whichever is named first', () => {
    const page = pageOf(reportOf({ cells }), [{ ...finding, suggestion: { cell: 't2.r1.naturalPerson', value: 12 } }]);
    expect(textsOf(page, 'feedback-cell')).toEqual(['101']);
  });

  test('shows the worst of several findings, and all their numbers', () => {
    const doubt = findingOf({ severity: 'warning', section: 'overview', cells: ['t2.r1.total'] });
    const page = pageOf(reportOf({ cells }), [doubt, finding]);
    expect(ofClass(page, 'feedback-cell').map((cell) => [attribute(cell, 'class'), textOf(cell)])).toEqual([
      ['feedback-cell feedback-error', '1212'],
    ]);
  });

  test('leaves every other figure where it was', () => {
    const report = reportOf({ cells });
    const page = feedback({
      report,
      validation: validationOf({ findings: [finding] }),
      agencyName,
      picture: picturePath,
    });
    const figures = readHtmlFigures(page.text, '2021');
    expect(figures.get('t2.r2.total')).toBe('0');
    expect(figures.size).toBe(200);
  });
});
