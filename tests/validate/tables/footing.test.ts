import { describe, expect, it, test } from 'vitest';
import { errorsOf } from '../../../functions/validate/errorsOf.ts';
import { validate } from '../../../functions/validate/validate.ts';
import { consistentReport, type ReportParts, reportOf } from '../../builders/report.ts';

const rulesOf = (parts: ReportParts, rules: RegExp = /^A0/) =>
  validate({ report: reportOf(parts) }).findings.filter((finding) => rules.test(finding.rule));

describe('the sums of table 2', () => {
  it('a column whose sum does not hold is named with both sides and the difference', () => {
    const [finding] = rulesOf({
      cells: {
        't2.r1.research': 5,
        't2.r1.corp': 4,
        't2.r1.total': 9,
        't2.r3_1.research': 4,
        't2.r3_1.corp': 4,
        't2.r3_1.total': 8,
        't2.r3_7.research': 4,
        't2.r3_7.corp': 4,
        't2.r3_7.total': 8,
      },
    });
    expect(finding).toMatchObject({ rule: 'A01', section: 'applications', left: 5, right: 4, difference: 1 });
    expect(finding?.message).toBe('第三部分表格“科研机构”列：一＋二＝5，三（七）＋四＝4，差1。两者应当相等，请核对。');
  });

  it('the same difference in the column of totals is a consequence, not a second finding', () => {
    const findings = rulesOf({ cells: { 't2.r1.research': 5, 't2.r1.total': 5 } });
    expect(findings.map(({ rule }) => rule)).toEqual(['A01']);
    expect(findings[0]?.consequences).toEqual(['“总计”列：一＋二＝5，三（七）＋四＝0，差5']);
  });

  it('a wrong total in row 一 is reported once, as the row, with the cell to look at', () => {
    const [finding, ...others] = rulesOf({
      cells: { 't2.r1.corp': 2, 't2.r1.total': 3, 't2.r4.corp': 2, 't2.r4.total': 2 },
    });
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('A03');
    expect(finding?.cells[0]).toBe('t2.r1.total');
    expect(finding?.message).toBe(
      '第三部分表格“一、本年新收政府信息公开申请数量”行：总计＝3，六类申请人之和＝2，差1。' +
        '请先核对“一、本年新收政府信息公开申请数量”行“总计”列（现为3，如为2则各处相等）。',
    );
    expect(finding?.consequences).toEqual(['“总计”列：一＋二＝3，三（七）＋四＝2，差1']);
  });

  it('a wrong figure inside the table is named where its row and its column cross', () => {
    const report = consistentReport({ cells: { 't2.r3_4_2.welfare': 40 } });
    const errors = errorsOf(validate({ report }));
    expect(errors.map(({ rule, cells }) => [rule, cells[0]])).toEqual([['A02', 't2.r3_4_2.welfare']]);
    expect(errors[0]?.consequences).toHaveLength(1);
  });

  it('two wrong figures in different rows and columns are two findings', () => {
    const report = consistentReport({ cells: { 't2.r1.corp': 70, 't2.r3_2.welfare': 80 } });
    expect(errorsOf(validate({ report })).map(({ cells }) => cells[0])).toEqual(['t2.r1.corp', 't2.r3_2.welfare']);
  });

  it('where two cells explain the same break none is accused: the sums are shown as they are', () => {
    // 科研机构 may be one too many in 一 (and the total of 二 one too few), or in 二 (and the total of 一 one too few).
    const findings = rulesOf({
      cells: { 't2.r1.research': 1, 't2.r2.corp': 1, 't2.r2.total': 0, 't2.r4.corp': 1, 't2.r4.total': 1 },
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['A01', 'A03', 'A03']);
    expect(findings.every(({ message }) => !message.includes('请先核对'))).toBe(true);
  });

  it('a broken total column is laid to the break it follows from, not to a wrong cell that cancels out in it', () => {
    const findings = rulesOf({ cells: { 't2.r1.corp': 3, 't2.r1.research': 2, 't2.r1.total': 2 } });
    expect(findings.map(({ rule, cells, consequences }) => [rule, cells[0], consequences])).toEqual([
      ['A01', 't2.r1.corp', ['“一、本年新收政府信息公开申请数量”行：总计＝2，六类申请人之和＝5，差3']],
      ['A01', 't2.r1.research', ['“总计”列：一＋二＝2，三（七）＋四＝0，差2']],
    ]);
    expect(findings.map(({ suggestion }) => suggestion)).toEqual([{ cell: 't2.r1.corp', value: 0 }, undefined]);
  });

  it('a total left empty over figures is asked for, and what follows from it is not reported', () => {
    const findings = rulesOf({
      cells: {
        't2.r1.corp': 3,
        't2.r1.total': '',
        't2.r3_1.corp': 3,
        't2.r3_1.total': 3,
        't2.r3_7.corp': 3,
        't2.r3_7.total': 3,
      },
    });
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['A05', '第三部分表格“一、本年新收政府信息公开申请数量”行：总计没有填写，六类申请人之和＝3。请填写总计。'],
    ]);
  });

  it('a sum over a cell that holds no figure is not assessable, and says so', () => {
    const findings = rulesOf({ cells: { 't2.r1.corp': '若干' } });
    expect(findings.map(({ rule, status }) => [rule, status])).toEqual([
      ['A01', 'notAssessable'],
      ['A03', 'notAssessable'],
      ['A07', 'fail'],
    ]);
    expect(findings[0]?.cells).toEqual(['t2.r1.corp']);
    expect(findings[0]?.severity).toBe('info');
  });
});

test('a total of reviews over parts that add up to something else is named with its group', () => {
  const [finding, ...others] = rulesOf({ cells: { 't3.direct.maintain': 10, 't3.direct.correct': 1 } });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ rule: 'A04', section: 'disputes', left: 0, right: 11, difference: -11 });
  expect(finding?.message).toBe(
    '第四部分表格“行政诉讼未经复议直接起诉”：总计＝0，四项结果之和＝11，差11。' +
      '请先核对“行政诉讼·未经复议直接起诉·总计”列（现为0，如为11则各处相等）。',
  );
});

test('where the total or one of the parts may be wrong, the sum is shown and none is accused', () => {
  const [finding, ...others] = rulesOf({ cells: { 't3.review.maintain': 2, 't3.review.total': 1 } });
  expect(others).toEqual([]);
  expect(finding?.message).toBe('第四部分表格“行政复议”：总计＝1，四项结果之和＝2，差1。两者应当相等，请核对。');
  expect(finding?.suggestion).toBeUndefined();
});

test('a total left empty whose column disagrees with its row is asked for without a figure to take over', () => {
  const findings = rulesOf({
    cells: { 't2.r1.corp': 5, 't2.r1.total': '', 't2.r4.corp': 3, 't2.r4.total': 3 },
  }).filter(({ rule }) => rule === 'A05');
  expect(findings.map(({ message, suggestion }) => [message, suggestion])).toEqual([
    [
      '第三部分表格“一、本年新收政府信息公开申请数量”行：总计没有填写，六类申请人之和＝5，但与“总计”列其他各项不符。请核对该行各项后填写总计。',
      undefined,
    ],
  ]);
});
