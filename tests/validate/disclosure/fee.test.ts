import { describe, expect, it } from 'vitest';
import { reportOf } from '../../builders/report.ts';
import { found, statusOf } from '../found.ts';

const fee = (amount: number | string) => ({ cells: { 't1.fee.amountWan': amount } });

describe('B05: the unit of the fee', () => {
  it.each([
    ['251000元', 25.1, '现为“251000元”，以元为单位；这一格以万元为单位，请填25.1。'],
    ['3,940 元', 0.394, '现为“3,940 元”，以元为单位；这一格以万元为单位，请填0.394。'],
  ])('%s is an error with the figure to fill in', (written, value, words) => {
    const [finding, ...others] = found('B05', fee(written));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', status: 'fail', section: 'disclosure' });
    expect(finding?.suggestion).toEqual({ cell: 't1.fee.amountWan', value });
    expect(finding?.message).toContain(words);
  });

  it('an amount of yuan that is not plain is an error without a figure', () => {
    const [finding] = found('B05', fee('约3千元'));
    expect(finding?.suggestion).toBeUndefined();
    expect(finding?.message).toContain('请换算成万元，只填数字');
  });

  it('more than twenty times last year’s is a question, and about ten thousand times looks like yuan', () => {
    const lastYear = reportOf(fee(12));
    const [more] = found('B05', fee(300), { lastYear });
    expect(more).toMatchObject({ severity: 'warning', status: 'unsure', left: 300, right: 12 });
    expect(more?.message).toContain('＝300万元，是上一年度12万元的25倍。请核对数字和单位（万元）。');
    const [yuan] = found('B05', fee(123600), { lastYear });
    expect(yuan?.message).toContain('像是按元填写。这一格以万元为单位，按元填写的折合12.36万元，请核对。');
  });

  it('no fee, and a fee of last year’s size, pass', () => {
    expect(statusOf('B05', fee(0))).toBe('pass');
    expect(statusOf('B05', fee(240), { lastYear: reportOf(fee(12)) })).toBe('pass');
  });

  it('is not assessable where there is no amount to compare, saying why', () => {
    expect(found('B05', fee(3))[0]?.message).toContain('未与上一年度比较：没有上一年度已发布的报告。');
    expect(found('B05', fee(3), { lastYear: reportOf(fee(0)) })[0]?.message).toContain('上一年度为0');
    expect(found('B05', fee(3), { lastYear: reportOf({ edition: '2019' }) })[0]?.message).toContain(
      '上一年度报告用的是2019年版格式，填的是收费项目数',
    );
    expect(statusOf('B05', fee('/'))).toBe('notAssessable');
    expect(statusOf('B05', { edition: '2019' })).toBe('notAssessable');
  });
});

describe('B06: the handling fee in the cell of fees', () => {
  it.each([
    [0.394, '收取信息处理费3940元。', '3940元'],
    [3940, '本年度收取政府信息公开信息处理费共计３，９４０元。', '３，９４０元'],
  ])('%d beside “%s” is asked about, with the amount quoted', (amount, text, quoted) => {
    const [finding] = found('B06', { ...fee(amount), other: [text] });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', cells: ['t1.fee.amountWan'] });
    const [quote] = finding!.quotes;
    const [[from, to] = [0, 0]] = quote!.marks;
    expect(quote!.text.slice(from, to)).toBe(quoted);
    expect(text).toContain(quote!.text);
    expect(finding?.message).toContain(`与第六部分信息处理费“${quoted}”是同一数额`);
  });

  it('another amount, another matter, and no fee at all pass', () => {
    expect(statusOf('B06', { ...fee(12), other: ['收取信息处理费3940元。'] })).toBe('pass');
    expect(statusOf('B06', { ...fee(0.394), other: ['政府采购支出3940元。'] })).toBe('pass');
    expect(statusOf('B06', fee(0))).toBe('pass');
  });

  it('is not assessable without the figure, without a text, and on the form of 2019', () => {
    expect(statusOf('B06', fee('/'))).toBe('notAssessable');
    expect(statusOf('B06', { ...fee(3), other: [] })).toBe('notAssessable');
    expect(statusOf('B06', { edition: '2019' })).toBe('notAssessable');
  });
});
