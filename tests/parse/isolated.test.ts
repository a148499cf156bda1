import { expect, test } from 'vitest';
import { isolatedParser } from '../../functions/parse/isolated.ts';
import { docxFile } from '../builders/docx.ts';
import { numberedReport } from '../builders/report.ts';

const report = numberedReport();

test('a thread of its own gives the same report, file after file', async () => {
  const parse = isolatedParser();
  const outcomes = await Promise.all([
    parse(docxFile(report), ''),
    parse(new Uint8Array(), ''),
    parse(docxFile(report), ''),
  ]);
  expect(outcomes[0]).toMatchObject({ status: 'ok', report: { cells: report.cells } });
  expect(outcomes[1]).toMatchObject({ status: 'unreadable', reason: { code: 'empty' } });
  expect(outcomes[2]).toMatchObject({ status: 'ok' });
});

test('a file that needs more time than allowed is returned, and the next one finds a new thread', async () => {
  const parse = isolatedParser({ milliseconds: 1, heapMegabytes: 256 });
  const first = await parse(docxFile(report), '');
  expect(first).toMatchObject({ status: 'unreadable', reason: { code: 'limitExceeded' } });
  expect(await parse(docxFile(report), '')).toMatchObject({ status: 'unreadable', reason: { code: 'limitExceeded' } });
});

test('a file that needs more memory than allowed is returned', async () => {
  const parse = isolatedParser({ milliseconds: 30_000, heapMegabytes: 4 });
  expect(await parse(docxFile(report), '')).toMatchObject({ status: 'unreadable', reason: { code: 'limitExceeded' } });
});
