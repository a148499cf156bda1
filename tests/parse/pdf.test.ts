import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { plainText } from '../../schemas/report.ts';
import { sampleFile, samplesAreThere } from '../builders/samples.ts';
import { reasonFor, reportIn } from './reading.ts';
import { readTruth } from './truth.ts';

// The samples lie beside the project and are not part of it.
describe.skipIf(!samplesAreThere)('the sample PDF files', () => {
  const files = ['report.pdf', 'report-tagged.pdf'];

  test.each(files)('every figure of %s is the one in its cell', async (name) => {
    const { t1, t2, t3 } = readTruth();
    const expected = [...Object.values(t1).flat(), ...t2.flat(), ...t3].map(Number);
    const { cells } = await reportIn(readFileSync(sampleFile(name)));
    expect(cellsOf(formOf('2021')).map((cell) => cells[cell.name]?.value)).toEqual(expected);
  });

  test.each(files)('title, agency, year and narrative of %s are as printed', async (name) => {
    const { title, agency, year, sections } = readTruth();
    const report = await reportIn(readFileSync(sampleFile(name)));
    expect(report).toMatchObject({ edition: '2021', title, agency, year, preamble: [] });
    expect(report.headings).toHaveLength(6);
    expect(plainText(report.sections.overview)).toBe(sections['一、总体情况']!.join('\n'));
    expect(plainText(report.sections.problems)).toBe(sections['五、存在的主要问题及改进情况']!.join('\n'));
    expect(plainText(report.sections.other)).toBe(sections['六、其他需要报告的事项']!.join('\n'));
    expect(report.sections.other.at(-1)).toEqual({ type: 'signature', text: agency });
  });

  test.each([0.5, 0.9])('a PDF that was not sent whole (%d of it) is damaged', async (share) => {
    const bytes = readFileSync(sampleFile('report.pdf'));
    expect((await reasonFor(bytes.subarray(0, bytes.length * share))).code).toBe('damaged');
  });
});

test('a PDF whose tree of pages bites its own tail is damaged', async () => {
  const circular = [
    '%PDF-1.4',
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    '2 0 obj <</Type /Pages /Kids [2 0 R] /Count 1>> endobj',
    'trailer <</Root 1 0 R>>',
    '%%EOF',
  ].join('\n');
  expect(await reasonFor(Buffer.from(circular))).toMatchObject({ code: 'damaged' });
});
