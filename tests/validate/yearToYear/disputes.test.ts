import { describe, expect, it } from 'vitest';
import { reportOf } from '../../builders/report.ts';
import { found, statusOf } from '../found.ts';

describe('C07: cases that were pending', () => {
  const lastYear = reportOf({ edition: '2019', cells: { 't3.review.pending': 30, 't3.after.pending': 7 } });

  it('and are in no total of this year are a warning, in either edition', () => {
    const [finding, ...others] = found('C07', {}, { lastYear });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      section: 'disputes',
      cells: ['t3.review.total', 't3.direct.total', 't3.after.total'],
    });
    expect(finding?.message).toBe(
      '上一年度报告有尚未审结的行政复议、行政诉讼37件，本年第四部分表格三项总计均为0。上年未审结的案件本年应有结果或者仍未审结，请核对是否漏填。',
    );
  });

  it('pass where there are cases this year, or none were pending', () => {
    expect(statusOf('C07', { cells: { 't3.after.total': 1 } }, { lastYear })).toBe('pass');
    expect(statusOf('C07', {}, { lastYear: reportOf() })).toBe('pass');
  });

  it('are not assessable without last year’s report or where a figure is missing', () => {
    expect(statusOf('C07', {})).toBe('notAssessable');
    expect(
      found('C07', { cells: { 't3.direct.total': '' } }, { lastYear }).map(({ status, cells }) => [status, cells]),
    ).toEqual([['notAssessable', ['t3.direct.total']]]);
    expect(statusOf('C07', {}, { lastYear: reportOf({ cells: { 't3.review.pending': '/' } }) })).toBe('notAssessable');
  });
});
