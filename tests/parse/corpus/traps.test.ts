import { describe, expect, test } from 'vitest';
import type { Report } from '../../../schemas/report.ts';
import { htmlFile } from '../../builders/htmlFile.ts';
import { numberedReport } from '../../builders/report.ts';
import { inRow, type StoredCell, type Tamper } from '../../builders/tableCells.ts';
import { barredFile, cellLineFile, plainLineFile } from '../../builders/textFile.ts';
import { reasonFor, reportIn } from '../reading.ts';
import { replacing } from './changes.ts';

// Layouts met in published reports that no builder makes by itself. What cannot be read for certain is refused by name.

const report = numberedReport();
const textOf = (file: Uint8Array): string => new TextDecoder().decode(file);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const [page, tabbed, plain, barred] = [htmlFile, cellLineFile, plainLineFile, barredFile].map((fileOf) =>
  textOf(fileOf(report)),
) as [string, string, string, string];

const dropHidden: Tamper = (rows) => rows.map((row) => row.filter((cell) => !cell.hidden));
const blanksFor = ({ columnSpan, ...cell }: StoredCell): StoredCell[] =>
  Array.from({ length: columnSpan - 1 }, () => ({ ...cell, columnSpan: 1, text: '' }));
const spansAsBlanks: Tamper = (rows) => rows.map((row) => row.flatMap((cell) => [cell, ...blanksFor(cell)]));

const rulers = /^\|---.*\n/gmu;
const bars = /^\| (.*) \|$/gmu;
const mergesDropped = textOf(barredFile(report, dropHidden)).replace(rulers, '');
const beforeRow = /^(?=.*2\.重复申请)/mu;

const read: readonly (readonly [string, string])[] = [
  ['merged cells dropped', mergesDropped],
  ['merged cells dropped and no bar at the start', replacing(bars, '$1 |')(mergesDropped)],
  ['bars without cells for spans', textOf(barredFile(report, spansAsBlanks))],
  ['bars without white space', replacing(/ \| /gu, '|')(textOf(barredFile(report, spansAsBlanks)))],
  ['a page number between bars', replacing(beforeRow, '- 4 -\n')(barred)],
  ['a page number between plain lines', replacing(beforeRow, '- 4 -\n')(plain)],
  ['a page number between dashes', replacing(beforeRow, '—4—\n')(plain)],
  ['a page number in words', replacing(beforeRow, '第4页 共9页\n')(plain)],
  ['the lines of a flip-book between plain lines', replacing(beforeRow, 'Page 9 - 某县政府\nP. 9\n')(plain)],
  ['the lines of a flip-book between tabs', replacing(beforeRow, 'Page 9 - 某县政府\nP. 9\n')(tabbed)],
  ['a table that ends and goes on over the page', replacing(beforeRow, '\nP. 9\n\nPage 10 - 某县政府\n')(barred)],
  ['the signs of a mirrored page', replacing(/信息/gu, '信♂息')(page)],
  ['pinyin behind a label', replacing('2.重复申请', '2.重复(chóng fù)申请')(page)],
  ['pinyin between the characters of a label', replacing('2.重复申请', '2.chóng重fù复shēn申qǐng请')(page)],
  ['年 and 月 lost from a date', replacing('本年度主动公开', '统计期限自202501月01日起至20251231日。')(tabbed)],
];

test.each(read)('%s: every cell has its own figure', async (_, text) => {
  expect((await reportIn(bytes(text))).cells).toEqual(report.cells);
});

test('sub-headings that stay where section titles are lost are no rows', async () => {
  const lost = `# ${barred}`
    .replace(/^[一五六]、[^|\n]*$/gmu, '')
    .replace('\n\n', '\n（一）予以公开的情况。全年公开 12 条。\n（二）部分公开\n\n');
  expect((await reportIn(bytes(lost))).cells).toEqual(report.cells);
});

test('a figure with a foreign sign in it is text, not a number', async () => {
  const { cells } = await reportIn(bytes(replacing('<p>1100</p>', '<p>11♂00</p>')(page)));
  expect(Object.values(cells).filter(({ meaning }) => meaning === 'text')).toEqual([
    { value: null, raw: '11♂00', meaning: 'text' },
  ]);
});

describe('refused by name', () => {
  const rowOfPlain = /2\.重复申请\n((?:\d+\n){7})/u;
  const headerOfPlain = '商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n';
  const withoutLabel = inRow('2.重复申请', (row) =>
    row.map((cell) => (cell.text === '2.重复申请' ? { ...cell, text: '' } : cell)),
  );
  const detailsOf = async (text: string): Promise<string> => (await reasonFor(bytes(text))).details.join('\n');

  test.each<[string, (report: Report, tamper: Tamper) => Uint8Array]>([
    ['a page', (written, tamper) => htmlFile(written, { tamper })],
    ['text behind tabs', cellLineFile],
    ['text between bars', barredFile],
  ])('a row of %s that lost its label, with its figures', async (_, fileOf) => {
    const details = await detailsOf(textOf(fileOf(report, withoutLabel)));
    expect(details).toContain('缺少“三、本年度办理结果（五）不予处理2.重复申请”一行');
    expect(details).toContain('“1123”、“1124”、“1125”、“1126”、“1127”、“1128”、“1129”，与规定格式的任何一行都对不上');
  });

  test('a row of plain lines that lost its label: the row before it has fourteen figures', async () => {
    const details = await detailsOf(replacing('2.重复申请\n', '')(plain));
    expect(details).toContain('1.信访举报投诉类申请”一行应有 7 个数，实际读到 14 个');
  });

  test('figures that stand between the two halves of their label', async () => {
    const details = await detailsOf(replacing(rowOfPlain, '2.重复\n$1申请\n')(plain));
    expect(details).toContain('缺少“三、本年度办理结果（五）不予处理2.重复申请”一行');
  });

  test('a bare number between the rows, which may be a figure or the number of a page', async () => {
    const details = await detailsOf(replacing(beforeRow, '4\n')(plain));
    expect(details).toContain('应有 7 个数，实际读到 8 个（1116、1117、1118、1119、1120、1121、1122、4）');
  });

  test('columns held apart by spaces only', async () => {
    const spaced = replacing(/ ?\| ?/gu, '   ')(mergesDropped);
    expect((await detailsOf(spaced)).split('\n')[0]).toBe('未找到表一（主动公开政府信息情况）');
  });

  test('rows of two cells with a single bar between them, which a sentence may have as well', async () => {
    const details = await detailsOf(replacing(bars, '$1')(barred.replace(rulers, '')));
    expect(details).toBe('未找到表一（主动公开政府信息情况）');
  });

  test('header words set upright and read across', async () => {
    const across = '商 科 社 法 其\n业 研 会 律 他\n企 机 公 服\n业 构 益 务\n组 机\n织 构\n';
    const details = await detailsOf(replacing(headerOfPlain, across)(plain));
    expect(details).toContain('表头应依次为自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计');
  });

  test('every row with more bars behind it than the form has columns', async () => {
    const details = await detailsOf(replacing(/ \|$/gmu, ' |||')(barred));
    expect(details).toContain('“规章”一行应有 3 个数，实际读到 5 个（1001、1002、1003、空、空）');
  });

  test('two prints side by side, one cell per line', async () => {
    const details = await detailsOf(replacing(/^(\d{4})$/gmu, '$1\n$1')(plain));
    expect(details).toContain('“规章”一行应有 3 个数，实际读到 6 个（1001、1001、1002、1002、1003、1003）');
  });

  test('a page inside a string, its quotes escaped', async () => {
    const { code, details } = await reasonFor(bytes(JSON.stringify({ content: page })));
    expect(code).toBe('unreadableTable');
    expect(details.join()).toContain('所在部分的表头应依次为自然人、商业企业、科研机构');
  });

  test('a page whose text its script would write', async () => {
    const script = `<html><body><script>document.write(${JSON.stringify(page)})</script></body></html>`;
    expect((await reasonFor(bytes(script.replaceAll('</script>"', '')))).code).toBe('empty');
  });

  test('a mirror in traditional characters', async () => {
    const mirror = page
      .replace('信息公开工作年度报告', '信息公開工作年度報告')
      .replace(/<table>.*<\/table>/su, '')
      .replace(/<h2>.*?<\/h2>/gu, '');
    expect((await reasonFor(bytes(mirror))).message).toContain('文件使用繁体字');
  });
});
