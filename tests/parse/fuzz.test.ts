import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isolatedParser } from '../../functions/parse/isolated.ts';
import { ReportSchema } from '../../schemas/report.ts';
import { docFile } from '../builders/doc.ts';
import { docxFile } from '../builders/docx.ts';
import { htmlFile } from '../builders/htmlFile.ts';
import { pagePart, webArchiveFile } from '../builders/mhtml.ts';
import { odtFile } from '../builders/odt.ts';
import { ofdFile } from '../builders/ofd.ts';
import { pdfFile } from '../builders/pdf.ts';
import { printedPages } from '../builders/printedPages.ts';
import { numberedReport } from '../builders/report.ts';
import { rtfFile } from '../builders/rtf.ts';
import { sampleFile, samplesAreThere } from '../builders/samples.ts';
import { barredFile, cellLineFile, plainLineFile } from '../builders/textFile.ts';
import { xlsxFile } from '../builders/xlsx.ts';

const report = numberedReport();
const parse = isolatedParser();
const longRun = 3_600_000;

/** Some two and a half thousand mutants each time, twenty times as many in the long run. */
const times = process.env.GONGKAI_LONG ? 20 : 1;

/** What a file is made of, so that mutants get past the first check. */
const pieces = [
  ...[
    '<',
    '>',
    '</td>',
    '<td>',
    '<tr>',
    '<w:tc>',
    '</w:tr>',
    '<w:vMerge/>',
    '"',
    '&',
    '&#0;',
    '\t',
    '\n',
    '|',
    '\\par ',
  ],
  ...['0', '9999', '-1', '，', '四、', '一、总体情况', '2.重复申请', '自然人', '\u0000', '\uFEFF'],
];

/** One change to a file: bytes from one place replaced by others. */
const changesOf = (size: number) =>
  fc.array(
    fc.record({
      at: fc.nat(size - 1),
      length: fc.oneof({ weight: 9, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.nat(size) }),
      bytes: fc.oneof(
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }) },
        { weight: 4, arbitrary: fc.constantFrom(...pieces).map((text) => Buffer.from(text)) },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  );

const survives = (file: Buffer, numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(changesOf(file.length), async (changes) => {
      let mutant = Buffer.from(file);
      for (const { at, length, bytes } of changes) {
        mutant = Buffer.concat([mutant.subarray(0, at), bytes, mutant.subarray(at + length)]);
      }
      const outcome = await parse(mutant, '');
      if (outcome.status === 'ok') ReportSchema.parse(outcome.report);
      else expect(outcome.reason.message).toMatch(/\p{Script=Han}/u);
    }),
    { numRuns: numRuns * times },
  );

test.each<[string, Uint8Array, number]>([
  ['a Word file', docxFile(report), 350],
  ['a Word 97 file', docFile(report), 100],
  ['an open document', odtFile(report), 250],
  ['a workbook', xlsxFile(report), 250],
  ['an RTF file', rtfFile(report), 100],
  ['an OFD document', ofdFile(printedPages(report)), 60],
  ['a web archive', webArchiveFile([pagePart(htmlFile(report))]), 60],
  ['a PDF', pdfFile(printedPages(report)), 40],
  ['a page', htmlFile(report), 350],
  ['text behind tabs', cellLineFile(report), 300],
  ['plain text', plainLineFile(report), 300],
  ['text between bars', barredFile(report), 300],
])(
  '%s however damaged is read or returned with a reason, never thrown at us',
  (_, file, numRuns) => survives(Buffer.from(file), numRuns),
  longRun,
);

const sampleNames = samplesAreThere ? readdirSync(sampleFile('')).filter((name) => !/\.(?:md|json)$/u.test(name)) : [];

describe.skipIf(!samplesAreThere)('the sample files', () => {
  test.each(sampleNames.length > 0 ? sampleNames : ['none'])(
    '%s however damaged is read or returned with a reason',
    (name) => survives(readFileSync(sampleFile(name)), name.endsWith('.pdf') ? 5 : 20),
    longRun,
  );
});
