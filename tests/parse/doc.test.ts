import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentBlock } from '../../functions/parse/document.ts';
import { doc } from '../../functions/parse/formats/doc.ts';
import { identify } from '../../functions/parse/identify.ts';
import { parse } from '../../functions/parse/parse.ts';
import { docFile, modifier, type WordPart, wordBinary } from '../builders/doc.ts';
import { numberedReport } from '../builders/report.ts';
import { sampleFile, samplesAreThere } from '../builders/samples.ts';
import { inRow } from '../builders/tableCells.ts';
import { reasonFor, reportIn } from './reading.ts';
import { expectTruth } from './truth.ts';

const blocksOf = async (...parts: WordPart[]): Promise<readonly DocumentBlock[]> =>
  (await doc.read(await identify(wordBinary(parts)))).blocks;

const paragraph = (text: string) => ({ type: 'paragraph', text });

test.each(['2021', '2019'] as const)('every cell of edition %s has its own figure', async (edition) => {
  const report = numberedReport({ edition });
  expect(await reportIn(docFile(report))).toEqual(report);
});

test('rows whose definition lies in the stream Data are read all the same', async () => {
  const report = numberedReport();
  expect(await reportIn(docFile(report, undefined, { longModifiersElsewhere: true }))).toEqual(report);
});

test('a row with six or eight figures is refused with what was found', async () => {
  const six = inRow('2.重复申请', (row) => row.slice(0, -1));
  const eight = inRow('2.重复申请', (row) => [...row, { ...row.at(-1)!, column: 10, text: '9' }]);
  expect((await reasonFor(docFile(numberedReport(), six))).details.join()).toContain('应有 7 个数，实际读到 6 个');
  expect((await reasonFor(docFile(numberedReport(), eight))).details.join()).toContain('应有 7 个数，实际读到 8 个');
});

test('blank, nil and text cells stay what they are', async () => {
  const report = numberedReport({ cells: { 't2.r1.corp': '', 't2.r1.total': '', 't2.r1.other': '/' } });
  expect((await reportIn(docFile(report))).cells).toEqual(report.cells);
});

test('deleted and hidden paragraphs are left out', async () => {
  const deleted = [modifier(0x0800, 1)];
  const hidden = [modifier(0x083c, 1)];
  expect(
    await blocksOf(
      { text: '正文' },
      { text: '删', characters: deleted },
      { text: '隐', characters: hidden },
      { text: '末' },
    ),
  ).toEqual([paragraph('正文'), paragraph('末')]);
});

test('another property with a value of one is no deletion', async () => {
  expect(await blocksOf({ text: '正文', characters: [modifier(0x4a60, 1, 0)] })).toEqual([paragraph('正文')]);
});

test('of a field only its result is text; line breaks and hyphens are kept', async () => {
  expect(await blocksOf({ text: '见\u0013 HYPERLINK "x" \u0014网址\u0015。\u000b次行\u001e末' })).toEqual([
    paragraph('见网址。\n次行-末'),
  ]);
});

test('headings are known by their style, and alignment is kept', async () => {
  expect(await blocksOf({ text: '标题', style: 2 }, { text: '落款', modifiers: [modifier(0x2461, 2)] })).toEqual([
    { type: 'paragraph', text: '标题', headingLevel: 2 },
    { type: 'paragraph', text: '落款', alignment: 'right' },
  ]);
});

test('a document under a password is encrypted, one of Word 95 is too old', async () => {
  expect((await reasonFor(wordBinary([{ text: '' }], { flags: 0x0100 }))).code).toBe('encrypted');
  const old = await reasonFor(wordBinary([{ text: '' }], { version: 0x0068 }));
  expect(old.code).toBe('unknownFormat');
  expect(old.message).toContain('Word 95');
});

test('a chain of sectors that runs in a circle is damaged, not endless', async () => {
  const file = docFile(numberedReport());
  const tableAt = (file.readUInt32LE(76) + 1) * 512;
  file.writeUInt32LE(0, tableAt);
  expect((await reasonFor(file)).code).toBe('damaged');
});

test('however damaged, a file is read or returned with a reason', async () => {
  const file = docFile(numberedReport());
  const edits = fc.array(fc.record({ at: fc.nat(file.length - 1), value: fc.nat(255) }), {
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(edits, fc.nat(file.length), async (changes, length) => {
      const broken = Buffer.from(length % 4 === 0 ? file.subarray(0, length) : file);
      for (const { at, value } of changes) broken[at % Math.max(1, broken.length)] = value;
      const outcome = await parse(broken, '');
      if (outcome.status === 'unreadable') expect(outcome.reason.message).toMatch(/\p{Script=Han}/u);
    }),
    { numRuns: process.env.GONGKAI_LONG ? 2_000 : 40 },
  );
});

test.skipIf(!samplesAreThere).each(['report.doc', 'report.wps'])(
  'the sample %s is read as it is printed',
  async (name) => {
    await expectTruth(readFileSync(sampleFile(name)));
  },
);
