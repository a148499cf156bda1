import fc from 'fast-check';
import { expect, test } from 'vitest';
import { docxFile } from '../builders/docx.ts';
import { htmlFile } from '../builders/htmlFile.ts';
import { numberedReport } from '../builders/report.ts';
import type { Tamper } from '../builders/tableCells.ts';
import { cellLineFile, plainLineFile } from '../builders/textFile.ts';
import { reasonFor } from './reading.ts';

const report = numberedReport();

/** A handful of random files each time, many in the long run. */
const numRuns = process.env.GONGKAI_LONG ? 3_000 : 25;
const longRun = 3_600_000;

/** Takes out, or writes twice, the n-th figure of all tables. */
const tamperingWith = (nth: number, copies: 0 | 2): Tamper => {
  let seen = 0;
  return (rows) =>
    rows.map((row) =>
      row.flatMap((cell) =>
        /^\d/u.test(cell.text) && !/^\d\./u.test(cell.text) && seen++ === nth ? Array(copies).fill(cell) : [cell],
      ),
    );
};

test.each<[string, (tamper: Tamper) => Uint8Array]>([
  ['a Word file', (tamper) => docxFile(report, { tamper })],
  ['a page', (tamper) => htmlFile(report, { tamper })],
  ['text behind tabs', (tamper) => cellLineFile(report, tamper)],
  ['plain text', (tamper) => plainLineFile(report, tamper)],
])(
  'in %s no figure can be missing or doubled without the table being refused',
  async (_, fileOf) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(199), fc.constantFrom<0 | 2>(0, 2), async (nth, copies) => {
        expect((await reasonFor(fileOf(tamperingWith(nth, copies)))).code).toBe('unreadableTable');
      }),
      { numRuns },
    );
  },
  longRun,
);

test.each([
  ['tags opened and never closed', '<div>'.repeat(100_000)],
  ['tables in tables', '<table><tr><td>'.repeat(20_000)],
  ['spans that multiply', `<table>${'<tr><td colspan=9999 rowspan=9999>1</td></tr>'.repeat(500)}</table>`],
  ['rows without end', `<table>${'<tr><td>1</td></tr>'.repeat(5_000)}</table>`],
])('a page with %s crosses a limit', async (_, markup) => {
  expect((await reasonFor(Buffer.from(`<html>${markup}`))).code).toBe('limitExceeded');
});

test('text without end crosses a limit', async () => {
  expect((await reasonFor(Buffer.from('公开'.repeat(600_000)))).code).toBe('limitExceeded');
});
