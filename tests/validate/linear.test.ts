import { expect, test } from 'vitest';
import { validate } from '../../functions/validate/validate.ts';
import { reportOf } from '../builders/report.ts';

/** As much text as fits a report many times over. */
const length = 100_000;
const filledWith = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** What a pattern that looks ahead from every place would read again and again: with it, this takes minutes. */
const pieces = [
  ...['1', '一', '件', '，', '。', ' ', '　', '（', '）', '其中', '×', 'X', '_', '％', '.', '-', '—', '★'],
  ...[
    '１',
    '12,',
    '1.',
    '1 ',
    '1件',
    '十万',
    '百分之',
    '分别为',
    '同比',
    '收到',
    '年',
    '2025年',
    '2025年1月',
    '1月1日至',
  ],
  ...[
    '国办公开办函〔',
    '第',
    '第一',
    '（一）',
    '政府信息公开申请',
    '行政复议',
    '1380013800',
    '110101199003',
    '\u200B',
    'a',
  ],
];

test.each(pieces)('100,000 characters of “%s” are checked without going over them again and again', (piece) => {
  const text = filledWith(piece);
  const report = reportOf({
    overview: [text],
    problems: [`${text}。`],
    other: [`收到${text}`],
    title: text.slice(0, 2000),
  });
  expect(validate({ report, lastYear: report }).assessments.length).toBeGreaterThan(0);
});
