import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderCsv } from '../../functions/render/csv.ts';
import { renderJson } from '../../functions/render/json.ts';
import { pageModel } from '../../functions/render/model.ts';
import { reportJsonSchema } from '../../schemas/jsonSchema.ts';
import { PublishedReportSchema, reportFromPublished } from '../../schemas/publishedReport.ts';
import type { Report } from '../../schemas/report.ts';
import { consistentReport, reportOf } from '../builders/report.ts';
import { facts } from './output.ts';
import { readCsv } from './readers/csv.ts';

const jsonOf = (report: Report): unknown => JSON.parse(renderJson(report, pageModel(report, facts)));

test.each(['2021', '2019', '2021-2019'] as const)(
  'the published JSON of edition %s gives back the whole report',
  (edition) => {
    const report = consistentReport({
      edition,
      title: '',
      year: null,
      preamble: ['根据条例编制。'],
      overview: [{ type: 'heading', level: 1, text: '（一）\u200B主动公开' }, '正文\t带制表符'],
      tableNotes: { applications: ['注：含跨年件。'] },
      cells: { 't2.r1.corp': '', 't2.r1.research': '／', 't3.review.total': '１２' },
    });
    expect(reportFromPublished(PublishedReportSchema.parse(jsonOf(report)))).toEqual(report);
  },
);

test('the published JSON says whose report it is and gives every cell its labels and unit', () => {
  const published = PublishedReportSchema.parse(jsonOf(reportOf({ cells: { 't1.fee.amountWan': '12.50' } })));
  expect(published).toMatchObject({
    format: 'gongkai-report',
    formatVersion: 1,
    edition: '2021',
    notice: '国办公开办函〔2021〕30号',
    agencyId: 'qingxi-water',
    agency: '青溪县水务局',
    year: 2025,
  });
  expect(published.cells['t1.fee.amountWan']).toEqual({
    value: 12.5,
    raw: '12.50',
    meaning: 'number',
    table: 't1',
    rowLabels: ['第二十条第（八）项', '行政事业性收费'],
    columnLabels: ['本年收费金额（单位：万元）'],
    unit: '万元',
  });
});

const fitsSchema = new Ajv2020({ strict: false, inlineRefs: false }).compile(JSON.parse(reportJsonSchema()));

test.each(['2021', '2019', '2021-2019'] as const)(
  'the JSON of edition %s fits the published JSON Schema',
  (edition) => {
    expect(fitsSchema(jsonOf(consistentReport({ edition })))).toBe(true);
    expect(fitsSchema(Object.assign({}, jsonOf(consistentReport({ edition })), { cells: {} }))).toBe(false);
  },
);

test('docs/schema/report.schema.json is the schema the code uses (write it anew with: node schemas/writeJsonSchema.ts)', () => {
  const kept = readFileSync(new URL('../../docs/schema/report.schema.json', import.meta.url), 'utf8');
  expect(kept).toBe(reportJsonSchema());
});

test('the CSV opens in a spreadsheet as UTF-8 with line ends of RFC 4180', () => {
  const csv = renderCsv(reportOf());
  expect(csv.startsWith('\uFEFFcell,table,rowLabels,columnLabels,unit,value,raw,meaning\r\n')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('a CSV row names the cell with the labels the form prints around it', () => {
  const rows = readCsv(renderCsv(reportOf({ cells: { 't2.r3_3_1.corp': '1,234' } })));
  expect(rows.find(([name]) => name === 't2.r3_3_1.corp')).toEqual([
    't2.r3_3_1.corp',
    't2',
    '三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密',
    '申请人情况 / 法人或其他组织 / 商业企业',
    '件',
    '1234',
    '1,234',
    'number',
  ]);
});

test.each([
  ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
  ['+cmd|x', "'+cmd|x"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1＋1', "'＝1＋1"],
  ['见“附件”,\n第2页', '见“附件”,\n第2页'],
  ['-', '-'],
])('the text %j in a cell runs no formula in a spreadsheet: %j', (raw, safe) => {
  const rows = readCsv(renderCsv(reportOf({ cells: { 't2.r1.total': raw } })));
  expect(rows.find(([name]) => name === 't2.r1.total')?.[6]).toBe(safe);
});

test('a negative change of the trial form stays a number', () => {
  const rows = readCsv(renderCsv(reportOf({ edition: '2019', cells: { 't1x.licence.delta': '-5' } })));
  expect(rows.find(([name]) => name === 't1x.licence.delta')?.slice(5)).toEqual(['-5', '-5', 'number']);
});

test('no text whatever begins a spreadsheet formula or breaks the rows', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const rows = readCsv(renderCsv(reportOf({ cells: { 't2.r1.total': `x${raw}`, 't2.r1.corp': `=${raw}?` } })));
      expect(rows).toHaveLength(201);
      expect(rows.every((row) => row.length === 8)).toBe(true);
      expect(rows.find(([name]) => name === 't2.r1.corp')?.[6]).toBe(`'=${raw}?`);
    }),
    { numRuns: 50 },
  );
});
