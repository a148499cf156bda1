import { expect, test } from 'vitest';
import { missingGlyphs } from '../../functions/render/glyphs.ts';
import { pageModel } from '../../functions/render/model.ts';
import { render } from '../../functions/render/render.ts';
import { type ReportParts, reportOf } from '../builders/report.ts';
import { facts, outputOf } from './output.ts';
import { readPdfPages } from './readers/pdf.ts';

const reasonFor = async (parts: ReportParts) => {
  const rendered = await render(reportOf(parts), facts);
  return rendered.status === 'returned' ? rendered.reason : undefined;
};

test('a character no font has returns the report, named with its place', async () => {
  const reason = await reasonFor({ problems: ['下一步将加强对𫟷石镇的指导。'] });
  expect(reason?.code).toBe('missingGlyph');
  expect(reason?.message).toContain('“𫟷”');
  expect(reason?.details).toEqual(['五、存在的主要问题及改进情况：“𫟷”（U+2B7F7），见“下一步将加强对𫟷石镇的指导。”']);
});

test.each([
  ['title', { title: '𱈡山局2025年年报' }, '标题：'],
  ['preamble', { preamble: ['\uE000'] }, '正文之前：'],
  [
    'table',
    { cells: { 't2.r1.total': '𫟷' } },
    '三、收到和处理政府信息公开申请情况（表内“一、本年新收政府信息公开申请数量－总计”栏）：',
  ],
  ['list', { other: [{ type: 'list', ordered: false, items: ['甲', '乙𫟷'] }] }, '六、其他需要报告的事项：'],
] satisfies [string, ReportParts, string][])('the place is named for the %s', async (_, parts, place) => {
  expect((await reasonFor(parts))?.details[0]).toMatch(new RegExp(`^${place}`));
});

test('rare characters of place names that the fonts do have are printed', async () => {
  const output = await outputOf(reportOf({ overview: ['㙦头村、䶮山镇、𬍛江口。'] }));
  expect((await readPdfPages(output.bytes('report.pdf')))[0]).toContain('㙦头村、䶮山镇、𬍛江口。');
});

test('invisible and direction-changing characters are dropped, not missed', async () => {
  const output = await outputOf(reportOf({ overview: ['主动\u200B公开\u202E信息\uFEFF\u00AD十条\u0003。'] }));
  expect(output.text('content.html')).toContain('<p>主动公开信息十条。</p>');
  expect((await readPdfPages(output.bytes('report.pdf')))[0]).toContain('主动公开信息十条。');
});

test('many missing characters are listed up to twenty, and counted', () => {
  const overview = Array.from({ length: 30 }, (_, index) => String.fromCodePoint(0xe000 + index)).join('');
  const reason = missingGlyphs(
    pageModel(reportOf({ overview: [overview] }), facts),
    (codePoint) => codePoint < 0xe000 || codePoint > 0xf8ff,
  );
  expect(reason?.details).toHaveLength(20);
  expect(reason?.message).toContain('等30个字符');
});
