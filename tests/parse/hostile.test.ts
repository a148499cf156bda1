import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../functions/parse/parse.ts';
import { ReportSchema } from '../../schemas/report.ts';
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

/** One change to a file: bytes from one place replaced by others. */
const changes = (size: number) =>
  fc.array(
    fc.record({
      at: fc.nat(size - 1),
      length: fc.nat(40),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 20 }),
        fc
          .constantFrom(
            '<',
            '>',
            '</td>',
            '<td>',
            '<tr>',
            '\t',
            '\n',
            '<w:tc>',
            '</w:tr>',
            '0',
            '9999',
            '，',
            '四、',
            '"',
            '&',
          )
          .map((text) => Buffer.from(text)),
      ),
    }),
    { minLength: 1, maxLength: 6 },
  );

describe.each([
  ['a Word file', docxFile(report)],
  ['a page', Buffer.from(htmlFile(report))],
  ['text behind tabs', Buffer.from(cellLineFile(report))],
  ['plain text', Buffer.from(plainLineFile(report))],
])('%s', (_, file) => {
  test(
    'however damaged is read or returned with a reason, never thrown at us',
    async () => {
      await fc.assert(
        fc.asyncProperty(changes(file.length), async (edits) => {
          let damaged = Buffer.from(file);
          for (const { at, length, bytes } of edits) {
            damaged = Buffer.concat([damaged.subarray(0, at), bytes, damaged.subarray(at + length)]);
          }
          const outcome = await parse(damaged, '');
          if (outcome.status === 'ok') ReportSchema.parse(outcome.report);
          else expect(outcome.reason.message).toMatch(/\p{Script=Han}/u);
        }),
        { numRuns },
      );
    },
    longRun,
  );
});

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
