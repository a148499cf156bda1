import { describe, expect, it } from 'vitest';
import { CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import { reportOf } from '../../builders/report.ts';
import { agency, found, statusOf } from '../found.ts';

describe('B03: decisions of a power the body does not hold', () => {
  const known = { agency: { ...agency, powers: ['licence' as const] } };

  it('are asked about, power by power', () => {
    const cells = { 't1.licence.decisions': 9, 't1.penalty.decisions': 2, 't1.fee.amountWan': 0.5 };
    expect(found('B03', { cells }, known).map(({ severity, status, message }) => [severity, status, message])).toEqual([
      [
        'warning',
        'unsure',
        '第二部分表格“行政处罚”行“本年处理决定数量”列＝2，名录中本机关没有这项职权。请核对数字；确有这项职权的，请主管部门更新名录。',
      ],
      [
        'warning',
        'unsure',
        '第二部分表格“行政事业性收费”行“本年收费金额（单位：万元）”列＝0.5，名录中本机关没有这项职权。请核对数字；确有这项职权的，请主管部门更新名录。',
      ],
    ]);
  });

  it('of a power it holds pass, in either edition', () => {
    expect(statusOf('B03', { cells: { 't1.licence.decisions': 9 } }, known)).toBe('pass');
    expect(statusOf('B03', { edition: '2019', cells: { 't1x.licence.decisions': 9 } }, known)).toBe('pass');
    expect(statusOf('B03', { edition: '2019', cells: { 't1x.penalty.decisions': 9 } }, known)).toBe('unsure');
  });

  it('are not assessable where the register does not say, or the cell holds no figure', () => {
    expect(statusOf('B03', { cells: { 't1.penalty.decisions': 2 } })).toBe('notAssessable');
    expect(statusOf('B03', { cells: { 't1.penalty.decisions': 2 } }, { agency })).toBe('notAssessable');
    expect(statusOf('B03', { cells: { 't1.penalty.decisions': '/' } }, known)).toBe('notAssessable');
  });
});

describe('B04: licences and penalties that have vanished', () => {
  const lastYear = reportOf({ cells: { 't1.licence.decisions': 90, 't1.penalty.decisions': 20 } });

  it('are asked about where both are 0 after more than a hundred', () => {
    const [finding] = found('B04', {}, { lastYear });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', section: 'disclosure' });
    expect(finding?.message).toBe(
      '第二部分表格行政许可、行政处罚的处理决定数量均为0，上一年度分别为90件、20件。请核对是否漏填。',
    );
  });

  it('leave nothing to C05: one thing is said once', () => {
    expect(found('C05', {}, { lastYear })).toEqual([]);
  });

  it('pass where one of them is left, where there were few, or by the authority’s own limit', () => {
    expect(statusOf('B04', { cells: { 't1.penalty.decisions': 1 } }, { lastYear })).toBe('pass');
    expect(statusOf('B04', {}, { lastYear: reportOf({ cells: { 't1.licence.decisions': 100 } }) })).toBe('pass');
    const settings = CheckSettingsSchema.parse({ thresholds: { decisionsLastYear: 200 } });
    expect(statusOf('B04', {}, { lastYear, settings })).toBe('pass');
  });

  it('are compared with a report on the form of 2019 too, which counts the same decisions', () => {
    const former = reportOf({ edition: '2019', cells: { 't1x.licence.decisions': 300 } });
    expect(statusOf('B04', {}, { lastYear: former })).toBe('unsure');
  });

  it('are not assessable without last year’s report or its figure, and for a new body', () => {
    expect(statusOf('B04', {})).toBe('notAssessable');
    const blank = reportOf({ cells: { 't1.licence.decisions': '' } });
    expect(statusOf('B04', {}, { lastYear: blank })).toBe('notAssessable');
    expect(statusOf('B04', {}, { lastYear, agency: { ...agency, since: 2025 } })).toBe('notAssessable');
  });
});
