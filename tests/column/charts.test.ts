import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportCharts, yearsSection } from '../../functions/column/pages/charts/sections.ts';
import type { YearFigures } from '../../functions/column/pages/figures.ts';
import type { Report } from '../../schemas/report.ts';
import { consistentReports } from '../builders/consistent.ts';
import { reportOf } from '../builders/report.ts';
import { pageOf } from './page.ts';

const figuresIn = ({ edition, cells, agency }: Report, year: number): YearFigures => ({
  year,
  edition,
  agencyName: agency,
  cells: Object.fromEntries(Object.entries(cells).map(([name, { value }]) => [name, value])),
});

const ordinary = figuresIn(
  reportOf({
    cells: {
      't2.r1.total': 12,
      't2.r1.naturalPerson': 9,
      't2.r1.corp': 3,
      't2.r2.total': 1,
      't2.r3_1.total': 6,
      't2.r3_3_4.total': 2,
      't2.r3_3_8.total': 1,
      't2.r3_6_1.total': 1,
      't2.r3_6_3.total': 1,
      't2.r3_7.total': 11,
      't2.r4.total': 2,
    },
  }),
  2025,
);
const trial = figuresIn(
  reportOf({ edition: '2019', year: 2020, cells: { 't2.r1.total': 8, 't2.r3_6.total': 3 } }),
  2020,
);

const drawn = (year: number, figures: readonly YearFigures[]) => pageOf(String(reportCharts(year, figures) || ''));

describe('the charts of a report', () => {
  it('show the outcomes of the year by the groups of the form, with their shares', () => {
    expect(drawn(2025, [ordinary]).rows('2025年办结11件')).toEqual([
      ['项目', '图示', '件数', '占比'],
      ['予以公开', '', '6', '54.5%'],
      ['部分公开', '', '0', '0.0%'],
      ['不予公开', '', '3', '27.3%'],
      ['无法提供', '', '0', '0.0%'],
      ['不予处理', '', '0', '0.0%'],
      ['其他处理', '', '2', '18.2%'],
    ]);
  });

  it('show who asked', () => {
    expect(drawn(2025, [ordinary]).rows('2025年新收12件').slice(1)).toEqual([
      ['自然人', '', '9', '75.0%'],
      ['商业企业', '', '3', '25.0%'],
      ['科研机构', '', '0', '0.0%'],
      ['社会公益组织', '', '0', '0.0%'],
      ['法律服务机构', '', '0', '0.0%'],
      ['其他', '', '0', '0.0%'],
    ]);
  });

  it('show the years in order with a description for those who do not see the picture', () => {
    const page = drawn(2025, [ordinary, trial]);
    expect(page.rows('历年申请办理情况（件）').slice(1)).toEqual([
      ['2020年', '8', '0', '0', '0'],
      ['2025年', '12', '1', '11', '2'],
    ]);
    expect(page.texts('desc')).toEqual(['2020年新收8件，上年结转0件；2025年新收12件，上年结转1件。']);
  });

  it('say so where years were reported on different forms', () => {
    expect(drawn(2025, [ordinary, trial]).texts('p')).toContain('各年度所用格式版本不同，这里只列含义相同的项目。');
    expect(drawn(2025, [ordinary, { ...ordinary, year: 2024 }]).texts('p')).not.toContain(
      '各年度所用格式版本不同，这里只列含义相同的项目。',
    );
  });

  it('draw no comparison of years for an agency’s first report', () => {
    expect(drawn(2025, [ordinary]).texts('h3')).toEqual(['办理结果', '申请人']);
  });

  it('say in words that nobody asked, rather than draw nothing', () => {
    const quiet = figuresIn(reportOf(), 2025);
    expect(drawn(2025, [quiet]).texts('p')).toEqual(
      expect.arrayContaining(['2025年没有办结的政府信息公开申请。', '2025年没有新收到政府信息公开申请。']),
    );
  });

  it('leave a dash where a figure was not given', () => {
    const blank = { ...ordinary, cells: { ...ordinary.cells, 't2.r2.total': null } };
    expect(
      drawn(2025, [blank, { ...ordinary, year: 2024 }])
        .rows('历年申请办理情况（件）')
        .at(-1),
    ).toEqual(['2025年', '12', '—', '11', '2']);
  });

  it('are not there where this year’s figures are not', () => {
    expect(reportCharts(2024, [ordinary])).toBe(false);
    expect(yearsSection([])).toBe(false);
  });

  it('keep every bar and column inside the picture, whatever the figures', () => {
    fc.assert(
      fc.property(consistentReports('2021'), consistentReports('2019'), (now, then) => {
        const text = String(reportCharts(2025, [figuresIn(now, 2025), figuresIn(then, 2020)]));
        const widths = [...text.matchAll(/width="(-?[\d.]+)%"/g)].map(([, width]) => Number(width));
        const tops = [...text.matchAll(/ y="(-?[\d.]+)em"/g)].map(([, top]) => Number(top));
        expect(widths.every((width) => width >= 0 && width <= 100)).toBe(true);
        expect(tops.every((top) => top >= 0 && top <= 13)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('make of the outcomes the total of the form, where the form’s sums hold', () => {
    fc.assert(
      fc.property(consistentReports('2021'), (report) => {
        const figures = figuresIn(report, 2025);
        const done = figures.cells['t2.r3_7.total'] ?? 0;
        const rows = drawn(2025, [figures]).rows(`2025年办结${done}件`).slice(1);
        const sum = rows.reduce((total, [, , count]) => total + Number(count), 0);
        expect(sum).toBe(done);
      }),
      { numRuns: 30 },
    );
  });
});
