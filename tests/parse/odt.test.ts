import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DocumentBlock } from '../../functions/parse/document.ts';
import { odt } from '../../functions/parse/formats/odt.ts';
import { identify } from '../../functions/parse/identify.ts';
import { type OdtParts, odtDocument, odtFile } from '../builders/odt.ts';
import { numberedReport } from '../builders/report.ts';
import { sampleFile, samplesAreThere } from '../builders/samples.ts';
import { inRow } from '../builders/tableCells.ts';
import { reasonFor, reportIn } from './reading.ts';
import { expectTruth } from './truth.ts';

const blocksOf = async (body: string, parts?: OdtParts): Promise<readonly DocumentBlock[]> =>
  (await odt.read(await identify(odtDocument(body, parts)))).blocks;

const paragraph = (text: string) => ({ type: 'paragraph', text });

test.each(['2021', '2019'] as const)('every cell of edition %s has its own figure', async (edition) => {
  const report = numberedReport({ edition });
  expect(await reportIn(odtFile(report))).toEqual(report);
});

test('a row with six or eight figures is refused with what was found', async () => {
  const six = inRow('2.重复申请', (row) => row.slice(0, -1));
  const eight = inRow('2.重复申请', (row) => [...row, { ...row.at(-1)!, text: '9' }]);
  expect((await reasonFor(odtFile(numberedReport(), six))).details.join()).toContain('应有 7 个数，实际读到 6 个');
  expect((await reasonFor(odtFile(numberedReport(), eight))).details.join()).toContain('应有 7 个数，实际读到 8 个');
});

test('blank, nil and text cells stay what they are', async () => {
  const report = numberedReport({ cells: { 't2.r1.corp': '', 't2.r1.other': '/', 't1.fee.amountWan': '251000元' } });
  expect((await reportIn(odtFile(report))).cells).toEqual(report.cells);
});

const levels =
  '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>' +
  '<text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）" text:display-levels="1"/>' +
  '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>' +
  '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="第%1%条" text:start-value="5"/></text:list-style>';

const item = (content: string): string => `<text:list-item>${content}</text:list-item>`;
const list = (items: string, attributes = 'text:style-name="L1"'): string =>
  `<text:list ${attributes}>${items}</text:list>`;

test('automatic numbers are restored level by level, and lists begin anew or go on as they say', async () => {
  const inner = list(
    `${item('<text:p>甲</text:p>')}${item(`<text:p>乙</text:p>${list(item('<text:p>点</text:p>'), '')}`)}`,
    '',
  );
  const body =
    list(item(`<text:p>总体</text:p><text:p>续段</text:p>${inner}`), 'text:style-name="L1" xml:id="a"') +
    list(item('<text:p>继续</text:p>'), 'text:style-name="L1" text:continue-list="a"') +
    list(item('<text:p>重来</text:p>')) +
    list(item('<text:p>条</text:p>') + item('<text:p>款</text:p>'), 'text:style-name="L2"');
  expect(await blocksOf(body, { styles: levels })).toEqual([
    paragraph('一、总体'),
    paragraph('续段'),
    paragraph('（1）甲'),
    paragraph('（2）乙'),
    { type: 'list', ordered: false, items: ['点'] },
    paragraph('二、继续'),
    paragraph('一、重来'),
    paragraph('第5条条'),
    paragraph('第6条款'),
  ]);
});

test('tracked changes are taken as accepted: what was deleted lies outside the body', async () => {
  const deleted =
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>旧文</text:p></text:deletion></text:changed-region></text:tracked-changes>';
  expect(await blocksOf(`${deleted}<text:p>正文<text:change text:change-id="c1"/>新文</text:p>`)).toEqual([
    paragraph('正文新文'),
  ]);
});

test('notes, comments, contents lists and hidden text are left out; spaces, tabs and breaks are kept', async () => {
  const styles = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>';
  const body =
    '<text:table-of-content><text:index-body><text:p>一、总体情况 1</text:p></text:index-body></text:table-of-content>' +
    '<text:p>甲<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note><office:annotation><text:p>批</text:p></office:annotation>' +
    '<text:span text:style-name="H">隐</text:span>乙<text:s text:c="2"/>丙\n  丁<text:line-break/>戊</text:p><text:p text:style-name="H">藏</text:p>';
  expect(await blocksOf(body, { styles })).toEqual([paragraph('甲乙  丙 丁\n戊')]);
});

test('repeated and covered cells stand where a reader sees them', async () => {
  const cell = (text: string, attributes = ''): string =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
  const [grid] = await blocksOf(
    `<table:table><table:table-header-rows><table:table-row>${cell('甲', 'table:number-rows-spanned="2"')}${cell('0', 'table:number-columns-repeated="2"')}</table:table-row></table:table-header-rows>` +
      `<table:table-row><table:covered-table-cell/>${cell('乙')}${cell('丙')}</table:table-row><table:table-row table:visibility="collapse">${cell('隐')}</table:table-row></table:table>`,
  );
  if (grid?.type !== 'grid') expect.fail('not a table');
  expect(grid.rows.map((row) => row.map(({ text, column }) => [text, column]))).toEqual([
    [
      ['甲', 0],
      ['0', 1],
      ['0', 2],
    ],
    [
      ['乙', 1],
      ['丙', 2],
    ],
  ]);
});

test('pictures come from the package only', async () => {
  const frame = (href: string): string =>
    `<text:p><draw:frame><draw:image xlink:href="${href}"/><svg:title>说明</svg:title></draw:frame></text:p>`;
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
  expect(
    await blocksOf(frame('Pictures/a.png') + frame('https://example.org/b.png'), {
      entries: { 'Pictures/a.png': bytes },
    }),
  ).toEqual([
    { type: 'picture', bytes, alternative: '说明' },
    { type: 'picture', bytes: undefined, alternative: '说明' },
  ]);
});

test('a document under a password is encrypted, one without content damaged', async () => {
  const manifest =
    '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
  expect((await reasonFor(odtDocument('', { entries: { 'META-INF/manifest.xml': manifest } }))).code).toBe('encrypted');
  expect((await reasonFor(odtDocument('', { entries: { 'content.xml': '<office:document-content/>' } }))).code).toBe(
    'damaged',
  );
});

test.each([
  ['rows', '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'],
  ['cells', '<table:table-row><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'],
])('%s repeated without end cross a limit', async (_, rows) => {
  expect((await reasonFor(odtDocument(`<table:table>${rows}</table:table>`))).code).toBe('limitExceeded');
});

test.skipIf(!samplesAreThere)('the sample is read as it is printed', async () => {
  await expectTruth(readFileSync(sampleFile('report.odt')));
});
