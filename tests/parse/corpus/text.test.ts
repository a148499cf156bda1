import { describe, expect, test } from 'vitest';
import { numberedReport } from '../../builders/report.ts';
import { barredFile, cellLineFile, plainLineFile } from '../../builders/textFile.ts';
import { reasonFor, reportIn } from '../reading.ts';
import { replacing } from './changes.ts';

const report = numberedReport();
const textOf = (file: Uint8Array): string => new TextDecoder().decode(file);
const layouts = {
  tabbed: textOf(cellLineFile(report)),
  plain: textOf(plainLineFile(report)),
  barred: textOf(barredFile(report)),
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

type Layout = keyof typeof layouts;

const variants: readonly (readonly [string, Layout, string | RegExp, string])[] = [
  ['line ends of Windows', 'tabbed', /\n/gu, '\r\n'],
  ['line ends of old Macs', 'tabbed', /\n/gu, '\r'],
  ['a byte order mark', 'tabbed', /^/u, '\uFEFF'],
  ['blank lines between the cells', 'plain', /\n/gu, '\n\n'],
  ['white space before each line', 'plain', /^/gmu, '  '],
  ['full-width digits', 'plain', '1100', '１１００'],
  ['the third title as 3、', 'tabbed', '三、收到和处理', '3、 收到和处理'],
  ['marks of headings', 'barred', /^(?=[一二三四五六]、[^|\n]*$)/gmu, '## '],
  ['headings in bold', 'barred', /^([一二三四五六]、[^|\n]*)$/gmu, '**$1**'],
  ['captions added above the tables', 'barred', /^(三、收到[^|\n]*)$/gmu, '$1\n表二：'],
  ['rulers with colons', 'barred', /\|---\|---\|/gu, '| :---: | ---: |'],
  ['a header split by a space', 'barred', '商业企业', '商业 企业'],
  ['page feeds', 'plain', '四、结转', '\f四、结转'],
];

test.each(variants)('text with %s (%s) gives every cell its own figure', async (_, layout, from, to) => {
  const read = await reportIn(bytes(replacing(from, to)(layouts[layout])));
  expect(Object.values(read.cells).map(({ value }) => value)).toEqual(
    Object.values(report.cells).map(({ value }) => value),
  );
  expect(read.headings).toHaveLength(6);
});

test('header words spilled into a row of their own are put together', async () => {
  const file = layouts.barred
    .replace('商业企业', '商业')
    .replace('科研机构', '科研')
    .replace(/^(\|.*\| 商业 .*\|)$/mu, '$1\n| 企业 | 机构 |');
  expect(file).not.toBe(layouts.barred);
  expect((await reportIn(bytes(file))).cells).toEqual(report.cells);
});

describe('encodings', () => {
  test.each(['utf16le', 'utf16be'] as const)('%s with its mark', async (encoding) => {
    const wide = Buffer.from(`\uFEFF${layouts.tabbed}`, 'utf16le');
    expect((await reportIn(encoding === 'utf16be' ? wide.swap16() : wide)).cells).toEqual(report.cells);
  });

  test('a text cut inside a character is refused, not read as something else', async () => {
    const { code } = await reasonFor(Buffer.from(layouts.tabbed).subarray(0, -2));
    expect(code).toBe('encodingUnknown');
  });
});

describe('refused by name', () => {
  test('a text cut in the middle of table 2', async () => {
    const { details } = await reasonFor(bytes(layouts.tabbed.slice(0, layouts.tabbed.indexOf('2.重复申请'))));
    expect(details.join()).toContain('缺少“四、结转下年度继续办理”一行');
    expect(details.join()).toContain('未找到表三');
  });

  test('two reports side by side', async () => {
    const doubled = layouts.barred.replace(/^\|(?! *-)(.*)\|$/gmu, '|$1|$1|');
    expect((await reasonFor(bytes(doubled))).details.join()).toContain('中并列了两份报表');
  });

  test('only the narrative', async () => {
    const { details } = await reasonFor(bytes(layouts.barred.replace(/^\|.*\n/gmu, '')));
    expect(details.map((detail) => detail.slice(0, 5))).toEqual(['未找到表一', '未找到表二', '未找到表三']);
  });
});

test('the title gives the year though 年 was lost on the way', async () => {
  const file = replacing('2025年政府', '2025政府')(layouts.tabbed);
  expect(await reportIn(bytes(file))).toMatchObject({ agency: '青溪县水务局', year: 2025 });
});
