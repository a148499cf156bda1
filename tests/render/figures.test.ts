import { describe, expect, test } from 'vitest';
import { figureText } from '../../functions/render/figure.ts';
import { PublishedReportSchema } from '../../schemas/publishedReport.ts';
import type { Report } from '../../schemas/report.ts';
import { cellOf, numberedReport, reportOf } from '../builders/report.ts';
import { outputOf } from './output.ts';
import { readCsv } from './readers/csv.ts';
import { readHtmlFigures } from './readers/html.ts';
import { readPdfFigures } from './readers/pdf.ts';

const figuresOf = (report: Report): Record<string, string> =>
  Object.fromEntries(Object.entries(report.cells).map(([name, { raw }]) => [name, raw]));

describe.each([
  ['2021', 200],
  ['2019', 198],
  ['2021-2019', 186],
] as const)('in edition %s', (edition, count) => {
  const report = numberedReport({ edition });
  const expected = figuresOf(report);

  test(`all ${count} figures stand under their own headers in the page`, async () => {
    const figures = readHtmlFigures((await outputOf(report)).text('content.html'), edition);
    expect(figures.size).toBe(count);
    expect(Object.fromEntries(figures)).toEqual(expected);
  });

  test(`all ${count} figures stand under their own headers in the PDF`, async () => {
    const figures = await readPdfFigures((await outputOf(report)).bytes('report.pdf'), edition);
    expect(figures.size).toBe(count);
    expect(Object.fromEntries(figures)).toEqual(expected);
  });

  test(`all ${count} figures are in the CSV, one row each`, async () => {
    const [header, ...rows] = readCsv((await outputOf(report)).text('report.csv'));
    expect(header).toEqual(['cell', 'table', 'rowLabels', 'columnLabels', 'unit', 'value', 'raw', 'meaning']);
    expect(rows).toHaveLength(count);
    expect(Object.fromEntries(rows.map((row) => [row[0], row[5]]))).toEqual(expected);
  });

  test(`all ${count} figures are numbers in the JSON`, async () => {
    const published = PublishedReportSchema.parse(JSON.parse((await outputOf(report)).text('report.json')));
    const values = Object.entries(published.cells).map(([name, { value }]) => [name, String(value)]);
    expect(Object.fromEntries(values)).toEqual(expected);
  });
});

test('what was left blank is blank in every output, and 无 or a stroke stays as written', async () => {
  const written = { 't2.r1.corp': '', 't2.r1.research': '/', 't2.r1.welfare': '无', 't1.fee.amountWan': '12.50' };
  const output = await outputOf(reportOf({ cells: written }));
  const html = readHtmlFigures(output.text('content.html'), '2021');
  const pdf = await readPdfFigures(output.bytes('report.pdf'), '2021');
  const csv = new Map(readCsv(output.text('report.csv')).map((row) => [row[0], row.slice(5)]));
  for (const [name, text] of Object.entries(written)) {
    expect(html.get(name)).toBe(text);
    expect(pdf.get(name)).toBe(text);
  }
  expect(csv.get('t2.r1.corp')).toEqual(['', '', 'blank']);
  expect(csv.get('t2.r1.research')).toEqual(['', '/', 'nil']);
  expect(csv.get('t2.r1.welfare')).toEqual(['', '无', 'nil']);
  expect(csv.get('t1.fee.amountWan')).toEqual(['12.5', '12.50', 'number']);
});

test.each([
  ['1,234', '1234'],
  ['96171.60', '96171.60'],
  ['+4', '+4'],
  ['007', '7'],
  ['', ''],
  ['-', '-'],
  ['见附件', '见附件'],
])('a cell that reads %j is printed %j', (raw, printed) => {
  expect(figureText(cellOf(raw))).toBe(printed);
});

test('a full-width or unit-bearing figure is printed as the plain number it means', () => {
  expect(figureText({ value: 12, raw: '１２', meaning: 'number' })).toBe('12');
  expect(figureText({ value: 251000, raw: '251000元', meaning: 'number' })).toBe('251000');
  expect(figureText({ value: 0.0001, raw: '0.0001万', meaning: 'number' })).toBe('0.0001');
});
