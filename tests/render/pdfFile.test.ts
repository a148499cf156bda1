import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PdfFile } from '../../functions/render/pdf/pdfFile.ts';
import { parsePdfValue, printPdfValue } from '../../functions/render/pdf/pdfValue.ts';
import { reportOf } from '../builders/report.ts';
import { outputOf } from './output.ts';
import { openPdf } from './readers/pdf.ts';

test('a PDF value is read with its dictionaries, arrays, names, strings and references', () => {
  expect(parsePdfValue('<< /S /TD /K [3 12 0 R] /T (a (b\\) c)) /U <FEFF> /A [<< /O /Table >>] >>')).toEqual(
    new Map<string, unknown>([
      ['/S', '/TD'],
      ['/K', ['3', '12 0 R']],
      ['/T', '(a (b\\) c))'],
      ['/U', '<FEFF>'],
      ['/A', [new Map([['/O', '/Table']])]],
    ]),
  );
});

test.each(['<< /A', '[1', '(open', ']', '1 2', ''])('%j is no PDF value', (text) => {
  expect(() => parsePdfValue(text)).toThrow(SyntaxError);
});

test('what is printed reads back as the same value', () => {
  const { value } = fc.letrec<{ value: string | unknown[] | Map<string, unknown> }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('/Name', '12 0 R', '-1.5', '(a\\(b)', '<00FF>', 'true'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .dictionary(fc.constantFrom('a', 'B1', 'Key'), tie('value'))
        .map((entries) => new Map(Object.entries(entries).map(([key, item]) => [`/${key}`, item]))),
    ),
  }));
  fc.assert(
    fc.property(value, (original) => {
      const text = printPdfValue(original as ReturnType<typeof parsePdfValue>);
      expect(parsePdfValue(text)).toEqual(original);
    }),
  );
});

test('a file taken apart and put together again still opens, with every page', async () => {
  const bytes = (await outputOf(reportOf())).bytes('report.pdf');
  const again = new PdfFile(bytes).toBytes();
  expect(Buffer.from(bytes).equals(again)).toBe(true);
  expect((await openPdf(again)).numPages).toBe((await openPdf(bytes)).numPages);
});

test('a file of another build is refused, not guessed at', () => {
  expect(() => new PdfFile(Buffer.from('%PDF-1.5\nnothing\nstartxref\n9\n%%EOF'))).toThrow(/cross-reference/);
});
