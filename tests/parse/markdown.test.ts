import { expect, test } from 'vitest';
import type { DocumentBlock } from '../../functions/parse/document.ts';
import { markdown } from '../../functions/parse/formats/markdown.ts';
import { identify } from '../../functions/parse/identify.ts';
import { plainText } from '../../schemas/report.ts';
import { htmlFile } from '../builders/htmlFile.ts';
import { numberedReport } from '../builders/report.ts';
import { barredFile } from '../builders/textFile.ts';
import { readable, reasonFor, reportIn } from './reading.ts';

const report = numberedReport();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (file: Uint8Array): string => new TextDecoder().decode(file);

/** A report with tables between bars, its title and section titles marked. */
const marked = textOf(barredFile(report))
  .replace(/^(?=.*年政府信息公开工作年度报告$)/mu, '# ')
  .replace(/^([一二三四五六]、[^|\n]*)$/gmu, '\n## **$1**\n');

const blocksOf = async (text: string): Promise<readonly DocumentBlock[]> =>
  (await markdown.read(await identify(bytes(`# 题\n${text}`)))).blocks.slice(1);

test('titles are read without their marks, and every cell has its own figure', async () => {
  const { format, report: read } = await readable(bytes(marked));
  expect(format).toBe('markdown');
  expect(read).toEqual(report);
});

test('captions added above a table do not hide it', async () => {
  const read = await reportIn(bytes(marked.replace(/^(## \*\*三、.*)$/mu, '$1\n\n## 表二：\n')));
  expect(read.cells).toEqual(report.cells);
});

test('lost section titles cost no figure; the narrative without a title is kept before section two', async () => {
  const lost = marked.replace(/^## \*\*[一五六]、.*$/gmu, '');
  const read = await reportIn(bytes(lost));
  expect(read.cells).toEqual(report.cells);
  expect(read.headings.map(({ key }) => key)).toEqual(['disclosure', 'applications', 'disputes']);
  expect(plainText(read.preamble)).toContain(plainText(report.sections.overview));
});

test('tables written as HTML stand between the lines', async () => {
  const tables = [...textOf(htmlFile(report)).matchAll(/<table>.*?<\/table>/gsu)].map(([table]) => table);
  const parts = report.headings.map(({ key, text }, index) => {
    const narrative = key === 'overview' || key === 'problems' || key === 'other' ? report.sections[key] : [];
    return `## ${text}\n\n${index >= 1 && index <= 3 ? tables[index - 1] : plainText(narrative)}\n`;
  });
  expect(await reportIn(bytes(`# ${report.title}\n\n${parts.join('\n')}`))).toEqual(report);
});

test('emphasis, links, quotes, rules and escapes leave their text only', async () => {
  expect(
    await blocksOf(
      '> 见**附件**和[网站](https://example.gov/a)。\n\n---\n\n2 \\* 3，第*一*条 `a`\n\n![图](b.png)\n\n### 小节 ###',
    ),
  ).toEqual([
    { type: 'paragraph', text: '见附件和网站。' },
    { type: 'paragraph', text: '2 * 3，第一条 a' },
    { type: 'picture', bytes: undefined, alternative: '图' },
    { type: 'paragraph', text: '小节', headingLevel: 3 },
  ]);
});

/** Every cell on its own line with a bar behind it, rows divided by bars: as some pages are extracted. */
const cellsBetweenBars = textOf(barredFile(report))
  .split('\n')
  .filter((line) => !/^\|-/u.test(line))
  .map((line) =>
    line.startsWith('|')
      ? `${line
          .slice(1, -1)
          .split('|')
          .map((cell) => `${cell.trim()} |`.trim())
          .join('\n')}\n|||`
      : line,
  )
  .join('\n');

test('text with one cell per line and a bar behind it gives every cell its own figure', async () => {
  expect(await reportIn(bytes(cellsBetweenBars))).toEqual(report);
});

test('there a blank cell counts, and a missing one is refused', async () => {
  const blank = await reportIn(bytes(cellsBetweenBars.replace('\n1100 |', '\n|')));
  expect(Object.values(blank.cells).filter((cell) => cell.meaning === 'blank')).toHaveLength(1);
  expect((await reasonFor(bytes(cellsBetweenBars.replace('\n1100 |', '')))).code).toBe('unreadableTable');
});

test('text without end crosses a limit', async () => {
  expect((await reasonFor(bytes(`# 题\n${'公开'.repeat(600_000)}`))).code).toBe('limitExceeded');
});
