import { describe, expect, it } from 'vitest';
import { CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import { reportOf } from '../../builders/report.ts';
import { agency, found, statusOf } from '../found.ts';

const licences = (count: number) => ({ cells: { 't1.licence.decisions': count } });

describe('C05: totals that leap from one year to the next', () => {
  it('are asked about, one finding for a table', () => {
    const lastYear = reportOf({
      cells: { 't1.licence.decisions': 550, 't1.penalty.decisions': 130, 't2.r1.total': 4, 't3.review.total': 30 },
    });
    const cells = { 't1.licence.decisions': 9487, 't1.penalty.decisions': 20, 't2.r1.total': 21, 't3.review.total': 2 };
    expect(
      found('C05', { cells }, { lastYear }).map(({ severity, status, message }) => [severity, status, message]),
    ).toEqual([
      [
        'warning',
        'unsure',
        '第二部分表格与上一年度相差悬殊：“行政许可”行“本年处理决定数量”列由550变为9487，“行政处罚”行“本年处理决定数量”列由130变为20。请核对数字和统计口径；属实的，请说明原因。',
      ],
      [
        'warning',
        'unsure',
        '第三部分表格与上一年度相差悬殊：“一、本年新收政府信息公开申请数量”行“总计”列由4变为21。请核对数字和统计口径；属实的，请说明原因。',
      ],
      [
        'warning',
        'unsure',
        '第四部分表格与上一年度相差悬殊：“行政复议·总计”列由30变为2。请核对数字和统计口径；属实的，请说明原因。',
      ],
    ]);
  });

  it('of exactly five times, or between small numbers, pass', () => {
    expect(statusOf('C05', licences(500), { lastYear: reportOf(licences(100)) })).toBe('pass');
    expect(statusOf('C05', licences(20), { lastYear: reportOf(licences(0)) })).toBe('pass');
    expect(statusOf('C05', licences(21), { lastYear: reportOf(licences(0)) })).toBe('unsure');
  });

  it('go by the limits of the authority', () => {
    const settings = CheckSettingsSchema.parse({ thresholds: { changeFactor: 2, changeBase: 5 } });
    expect(statusOf('C05', licences(13), { lastYear: reportOf(licences(6)), settings })).toBe('unsure');
  });

  it('are compared across editions where both count the same, and the rest is said not to be', () => {
    const lastYear = reportOf({
      edition: '2019',
      cells: { 't1x.licence.decisions': 10, 't1x.fee.prevItems': 900, 't1x.normdoc.made': 900, 't2.r3_6.total': 900 },
    });
    expect(found('C05', licences(100), { lastYear }).map(({ status, message }) => [status, message])).toEqual([
      [
        'unsure',
        '第二部分表格与上一年度相差悬殊：“行政许可”行“本年处理决定数量”列由10变为100。请核对数字和统计口径；属实的，请说明原因。',
      ],
      ['notAssessable', '2021年版格式与上一年度报告所用2019年版格式口径不同的单元格未作比较。'],
    ]);
  });

  it('leave the fee, which B05 looks at', () => {
    const fee = (amount: number) => ({ cells: { 't1.fee.amountWan': amount } });
    expect(statusOf('C05', fee(500), { lastYear: reportOf(fee(1)) })).toBe('pass');
  });

  it('are not assessable without last year’s report, for a new body, and where a figure is missing', () => {
    expect(statusOf('C05', licences(100))).toBe('notAssessable');
    const lastYear = reportOf({ cells: { 't1.licence.decisions': '/' } });
    expect(statusOf('C05', licences(100), { lastYear, agency: { ...agency, since: 2025 } })).toBe('notAssessable');
    expect(found('C05', licences(100), { lastYear }).map(({ status, message }) => [status, message])).toEqual([
      ['notAssessable', '上一年度报告第二部分表格“行政许可”行“本年处理决定数量”列没有可用的数字，未作比较。'],
    ]);
  });
});
