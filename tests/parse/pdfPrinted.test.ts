import { describe, expect, test } from 'vitest';
import { maximumPages } from '../../functions/parse/limits.ts';
import { plainText, type Report } from '../../schemas/report.ts';
import { pdfFile } from '../builders/pdf.ts';
import { printedPages } from '../builders/printedPages.ts';
import { numberedReport } from '../builders/report.ts';
import { reasonFor, reportIn } from './reading.ts';

const values = ({ cells }: Report) =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell.value]));

const sentence = '本机关以公开为常态、不公开为例外，全年主动公开信息1234条，办结申请56件。';
const report = numberedReport({ overview: [sentence.repeat(9), sentence.repeat(5)] });

describe('a PDF with Chinese fonts that are not embedded and lines drawn as thin rectangles', () => {
  test.each(['UniGB-UCS2-H', 'GBK-EUC-H'] as const)('is read through the character map %s', async (coding) => {
    const read = await reportIn(pdfFile(printedPages(report), { coding }));
    expect(values(read)).toEqual(values(report));
    expect(read.title).toBe(report.title);
    expect(plainText(read.sections.overview)).toBe(plainText(report.sections.overview));
  });

  test.each([0, 1, 2, 4, 6, 8])('keeps every figure when %i more paragraphs move the page ends', async (count) => {
    const longer = numberedReport({ overview: Array.from({ length: 1 + count }, () => sentence.repeat(3)) });
    const read = await reportIn(pdfFile(printedPages(longer)));
    expect(values(read)).toEqual(values(longer));
    expect(plainText(read.sections.overview)).toBe(plainText(longer.sections.overview));
    expect(plainText(read.sections.problems)).toBe(plainText(longer.sections.problems));
  });

  test('a number wider than its column stays one number', async () => {
    const wide = numberedReport({ cells: { 't2.r3_1.corp': 98765432101 } });
    expect((await reportIn(pdfFile(printedPages(wide)))).cells['t2.r3_1.corp']?.value).toBe(98765432101);
  });
});

describe('a PDF that cannot be read is returned with the reason', () => {
  test('pages without text are a scan', async () => {
    const reason = await reasonFor(pdfFile([{ texts: [], lines: [] }]));
    expect(reason.code).toBe('scanned');
    expect(reason.message).toContain('DOCX');
  });

  test('text laid invisibly under a scan is not trusted', async () => {
    expect((await reasonFor(pdfFile(printedPages(report), { before: '3 Tr' }))).code).toBe('scanned');
  });

  test('a password is asked for', async () => {
    const key = '00'.repeat(32);
    const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >>`;
    expect((await reasonFor(pdfFile(printedPages(report), { trailer }))).code).toBe('encrypted');
  });

  test('a file cut off is damaged', async () => {
    const bytes = pdfFile(printedPages(report));
    expect((await reasonFor(bytes.subarray(0, bytes.length / 2))).code).toBe('damaged');
  });

  test('more pages than any report has are not read', async () => {
    const pages = Array.from({ length: maximumPages + 1 }, () => ({ texts: [], lines: [] }));
    const reason = await reasonFor(pdfFile(pages));
    expect(reason.code).toBe('limitExceeded');
    expect(reason.message).toContain(`${maximumPages} 页`);
  });
});
