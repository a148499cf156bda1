import { describe, expect, test } from 'vitest';
import { plainText, type Report } from '../../schemas/report.ts';
import { ofdFile } from '../builders/ofd.ts';
import { printedPages } from '../builders/printedPages.ts';
import { consistentReport, numberedReport } from '../builders/report.ts';
import { readable, reasonFor, reportIn } from './reading.ts';

const values = ({ cells }: Report) =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell.value]));

const sentence = '本机关以公开为常态、不公开为例外，全年主动公开信息1234条，办结申请56件。';

describe('an OFD document', () => {
  test.each(['2021', '2019'] as const)('gives every figure of a numbered report of edition %s', async (edition) => {
    const report = numberedReport({ edition, overview: [sentence.repeat(9), sentence.repeat(5)] });
    const { format, report: read } = await readable(ofdFile(printedPages(report)));
    expect(format).toBe('ofd');
    expect(values(read)).toEqual(values(report));
    expect(read).toMatchObject({ edition, title: report.title, agency: report.agency, year: report.year });
    expect(plainText(read.sections.overview)).toBe(plainText(report.sections.overview));
    expect(plainText(read.sections.problems)).toBe(plainText(report.sections.problems));
  });

  test('may have its lines in page templates', async () => {
    const report = consistentReport();
    const read = await reportIn(ofdFile(printedPages(report), { linesInTemplates: true }));
    expect(values(read)).toEqual(values(report));
  });

  test('without text is a scan', async () => {
    expect((await reasonFor(ofdFile([{ texts: [], lines: [] }]))).code).toBe('scanned');
  });

  test('without the page it names is damaged, and the page is named', async () => {
    const document =
      '<Document><CommonData/><Pages><Page ID="1" BaseLoc="Pages/Page_7/Content.xml"/></Pages></Document>';
    const reason = await reasonFor(ofdFile([], { entries: { 'Doc_0/Document.xml': document } }));
    expect(reason.code).toBe('damaged');
    expect(reason.message).toContain('Pages/Page_7/Content.xml');
  });
});
