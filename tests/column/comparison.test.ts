import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesPage } from '../../functions/column/pages/changes.ts';
import { compareFigures } from '../../functions/column/pages/compared.ts';
import { comparisonPage } from '../../functions/column/pages/comparison.ts';
import { shownChange, type YearFigures } from '../../functions/column/pages/figures.ts';
import type { Report } from '../../schemas/report.ts';
import { numberedReport, type ReportParts, reportOf } from '../builders/report.ts';
import { site } from './gallery.ts';
import { pageOf } from './page.ts';

const figuresOfYear = (year: number, report: Report): YearFigures => ({
  year,
  edition: report.edition,
  agencyName: '青溪县水务局',
  cells: Object.fromEntries(Object.entries(report.cells).map(([name, { value }]) => [name, value])),
});
const yearOf = (year: number, parts: ReportParts = {}): YearFigures => figuresOfYear(year, reportOf(parts));
const agency = { id: 'shuiwu', name: '青溪县水务局' };
const pageFor = (before: YearFigures, after: YearFigures) => pageOf(comparisonPage(site, { agency, before, after }));

describe('two years side by side', () => {
  it('show both figures and the change, with its sign', () => {
    const before = yearOf(2024, { cells: { 't1.normdoc.issued': 5, 't1.fee.amountWan': '0.1' } });
    const after = yearOf(2025, { cells: { 't1.normdoc.issued': 3, 't1.fee.amountWan': '0.3' } });
    const rows = pageFor(before, after).rows('主动公开政府信息情况');
    expect(rows[0]).toEqual(['项目', '2024年', '2025年', '增减']);
    expect(rows).toContainEqual(['行政规范性文件 本年制发件数', '5', '3', '−2']);
    expect(rows).toContainEqual(['行政事业性收费 本年收费金额（单位：万元）', '0.1', '0.3', '+0.2']);
    expect(rows).toContainEqual(['规章 本年制发件数', '0', '0', '持平']);
  });

  it('keep the headings of the form, and open table 2 by the applicants who asked at all', () => {
    const page = pageFor(yearOf(2024), yearOf(2025, { cells: { 't2.r1.corp': 2, 't2.r1.total': 2 } }));
    const rows = page.rows('收到和处理政府信息公开申请情况（总计）');
    expect(rows.filter((row) => row.length === 1).flat()).toEqual([
      '三、本年度办理结果',
      '（三）不予公开',
      '（四）无法提供',
      '（五）不予处理',
      '（六）其他处理',
    ]);
    expect(page.texts('summary')).toEqual(['商业企业的申请']);
    expect(page.texts('p')).toContain('自然人、科研机构、社会公益组织、法律服务机构、其他两个年度均无申请。');
  });

  it('across the forms of 2019 and 2021 compare what means the same, and name what does not', () => {
    const before = yearOf(2020, {
      edition: '2019',
      cells: { 't1x.licence.decisions': 7, 't2.r3_6.total': 4, 't1x.normdoc.made': 9 },
    });
    const after = yearOf(2021, { cells: { 't1.licence.decisions': 9, 't2.r3_6_1.total': 1, 't2.r3_6_3.total': 2 } });
    const page = pageFor(before, after);
    expect(page.rows('主动公开政府信息情况').slice(1)).toEqual([
      ['行政许可 本年处理决定数量', '7', '9', '+2'],
      ['行政处罚 本年处理决定数量', '0', '0', '持平'],
      ['行政强制 本年处理决定数量', '0', '0', '持平'],
    ]);
    expect(page.rows('收到和处理政府信息公开申请情况（总计）')).toContainEqual(['（六）其他处理', '4', '3', '−1']);
    expect(page.texts('p').join()).toContain('未对比：规章、行政规范性文件、行政事业性收费。');
  });

  it('have every figure of the later form once, where both use the same', () => {
    const numbered = figuresOfYear(2025, numberedReport());
    const { tables, applicants } = compareFigures(yearOf(2024), numbered);
    const shown = [...tables, ...applicants].flatMap(({ groups }) =>
      groups.flatMap(({ rows }) => rows.map(({ after }) => after)),
    );
    expect(shown.toSorted()).toEqual(Object.values(numbered.cells).toSorted());
  });

  it('make no change of a figure that one of the two does not give', () => {
    expect(shownChange(null, 3)).toBe('—');
    expect(shownChange(3, undefined)).toBe('—');
  });

  it('give a change that, added to the former figure, is the later one', () => {
    const figure = fc.integer({ min: 0, max: 99_999_999 }).map((value) => value / 10_000);
    fc.assert(
      fc.property(figure, figure, (before, after) => {
        const shown = shownChange(before, after);
        const change = shown === '持平' ? 0 : Number(shown.replace('−', '-'));
        expect(Math.abs(before + change - after)).toBeLessThan(0.00005);
      }),
    );
  });
});

describe('the page of a correction', () => {
  const versionOf = (version: number, report: Report) => ({
    version,
    publishedAt: `2026-0${version}-20T03:04:05.000Z`,
    report,
  });
  const pageBetween = (before: Report, after: Report, note: string | null = '数据录入有误。') =>
    pageOf(
      changesPage(site, {
        agencyId: 'shuiwu',
        agencyName: '青溪县水务局',
        year: 2025,
        title: '青溪县水务局2025年政府信息公开工作年度报告',
        before: versionOf(1, before),
        after: versionOf(2, after),
        note,
      }),
    );

  it('shows old and new figures and words, why, and leads to both versions', () => {
    const page = pageBetween(
      reportOf({ cells: { 't2.r1.total': 3 }, overview: ['全年新收申请3件。'] }),
      reportOf({ cells: { 't2.r1.total': 4 }, overview: ['全年新收申请4件。'] }),
    );
    expect(page.rows('三、收到和处理政府信息公开申请情况（1处）')[1]).toEqual([
      '一、本年新收政府信息公开申请数量总计',
      '3',
      '4',
    ]);
    expect(page.texts('del')).toEqual(['3', '删除线', '3']);
    expect(page.texts('ins')).toEqual(['4', '下划线', '4']);
    expect(page.texts('dd').slice(0, 2)).toEqual(['2026年2月20日', '数据录入有误。']);
    expect(page.links()).toEqual(
      expect.arrayContaining(['/reports/shuiwu/2025/v1/', '/reports/shuiwu/2025/v2/', '/reports/shuiwu/2025/']),
    );
  });

  it('says so where only one of figures and words changed', () => {
    const page = pageBetween(reportOf(), reportOf({ cells: { 't2.r1.total': 4 } }), null);
    expect(page.texts('p')).toContain('文字没有改动。');
    expect(page.texts('dd')).toContain('未另作说明');
    expect(pageBetween(reportOf(), reportOf({ overview: ['新。'] })).texts('p')).toContain('数据没有改动。');
  });

  it('escapes what a submission says', () => {
    const page = pageBetween(reportOf(), reportOf({ overview: ['<img src=x onerror=alert(1)>'] }));
    expect(page.texts('img')).toEqual([]);
  });
});
