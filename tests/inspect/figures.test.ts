import { describe, expect, test } from 'vitest';
import { csvFigures, jsonFigures, pageFigures, unequalCells } from '../../functions/inspect/figures.ts';
import { renderCsv } from '../../functions/render/csv.ts';
import { renderHtml } from '../../functions/render/html.ts';
import { pageModel } from '../../functions/render/model.ts';
import { listedOf, publishedReportOf } from '../builders/published.ts';
import { numberedReport } from '../builders/report.ts';

const facts = listedOf();

describe.each(['2021', '2019', '2021-2019'] as const)('a report on the form %s', (edition) => {
  const report = numberedReport({ edition, cells: { 't2.r1.research': '', 't2.r1.corp': '/' } });
  const json = jsonFigures(publishedReportOf(report));

  test('has the same figures in its data, its table and its page', () => {
    expect(json.size).toBeGreaterThan(180);
    expect(json.get('t2.r1.research')).toBeNull();
    expect(unequalCells(json, csvFigures(renderCsv(report)))).toEqual([]);
    expect(unequalCells(json, pageFigures(renderHtml(pageModel(report, facts)), edition))).toEqual([]);
  });

  test('is found out by one figure that is not', () => {
    const other = numberedReport({ edition, cells: { 't2.r1.naturalPerson': 4 } });
    const there = { ...report, cells: { ...report.cells, 't2.r1.naturalPerson': other.cells['t2.r1.naturalPerson']! } };
    expect(unequalCells(json, csvFigures(renderCsv(there)))).toContain('t2.r1.naturalPerson');
    const page = renderHtml(pageModel(there, facts));
    expect(unequalCells(json, pageFigures(page, edition))).toContain('t2.r1.naturalPerson');
  });
});

test('a figure that stands under other headers counts as missing', () => {
  const report = numberedReport();
  const page = renderHtml(pageModel(report, facts)).replace('>法人或其他组织<', '>团体<');
  expect(unequalCells(jsonFigures(publishedReportOf(report)), pageFigures(page, '2021')).length).toBeGreaterThan(0);
});
