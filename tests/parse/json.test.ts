import { expect, test } from 'vitest';
import { renderJson } from '../../functions/render/json.ts';
import { pageModel } from '../../functions/render/model.ts';
import type { Report } from '../../schemas/report.ts';
import { numberedReport, reportOf } from '../builders/report.ts';
import { readable, reasonFor, reportIn } from './reading.ts';

const facts = { agencyId: 'qingxi-water', agencyName: '青溪县水务局', year: 2025 };

const published = (report: Report): string => renderJson(report, pageModel(report, facts));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(['2021', '2019'] as const)(
  'the report.json of edition %s is read back as the very report',
  async (edition) => {
    const report = numberedReport({ edition, preamble: ['前言。'], tableNotes: { disputes: ['注：无。'] } });
    const outcome = await readable(bytes(published(report)));
    expect(outcome).toMatchObject({ format: 'json', pictures: [] });
    expect(outcome.report).toEqual(report);
  },
);

test('blank, nil and text cells stay what they are', async () => {
  const report = reportOf({ cells: { 't2.r1.corp': '', 't2.r1.other': '/', 't1.fee.amountWan': '251000元' } });
  expect((await reportIn(bytes(published(report)))).cells).toEqual(report.cells);
});

test('a figure whose value is not what its text says is refused by its name', async () => {
  const file = published(reportOf({ cells: { 't2.r1.corp': 7 } })).replace('"raw": "7"', '"raw": "70"');
  const reason = await reasonFor(bytes(file));
  expect(reason.code).toBe('notAReport');
  expect(reason.message).toContain('t2.r1.corp');
  expect(reason.message).toContain('原文为“70”，数值却是 7');
});

test('a picture cannot be made again from its hash', async () => {
  const picture = {
    type: 'picture' as const,
    sha256: 'a'.repeat(64),
    mediaType: 'image/png' as const,
    width: 1,
    height: 1,
    alternative: '图',
  };
  const reason = await reasonFor(bytes(published(reportOf({ overview: [picture] }))));
  expect(reason.message).toContain('图片不在文件内');
});

test.each([
  ['another document', '{"edition":"2021"}', 'notAReport', '格式不符'],
  ['a list', '["甲"]', 'notAReport', '格式不符'],
  ['broken syntax', '{"format":"gongkai-report",', 'damaged', 'JSON 语法有误'],
  ['lists in lists', `[${'['.repeat(100_000)}`, 'damaged', 'JSON 语法有误'],
  ['text without end', `{"a":"${'a'.repeat(1_000_001)}"}`, 'limitExceeded', '文字多于'],
])('JSON that is %s is returned for that', async (_, text, code, words) => {
  const reason = await reasonFor(bytes(text));
  expect(reason.code).toBe(code);
  expect(reason.message).toContain(words);
});

test('a cell left out is named', async () => {
  const text = published(reportOf()).replace('"t2.r1.corp"', '"t2.r1.corporation"');
  expect((await reasonFor(bytes(text))).message).toContain('t2.r1.corp');
});
