import { describe, expect, it } from 'vitest';
import { reportOf } from '../../builders/report.ts';
import { found } from '../found.ts';

describe('C01 and C02: what the year before carried over', () => {
  const lastYear = reportOf({ cells: { 't2.r4.corp': 2, 't2.r4.total': 2 } });

  it('without last year’s report they are not assessable', () => {
    expect(found('C01', {}).map(({ status, severity }) => [status, severity])).toEqual([['notAssessable', 'info']]);
  });

  it('the same figures pass', () => {
    const parts = { cells: { 't2.r2.corp': 2, 't2.r2.total': 2 } };
    expect([...found('C01', parts, { lastYear }), ...found('C02', parts, { lastYear })]).toEqual([]);
  });

  it('another total is an error, another column a warning', () => {
    const parts = { cells: { 't2.r2.welfare': 3, 't2.r2.total': 3 } };
    const [total] = found('C01', parts, { lastYear });
    expect(total).toMatchObject({ severity: 'error', cells: ['t2.r2.total'], left: 3, right: 2, difference: 1 });
    expect(found('C02', parts, { lastYear }).map(({ severity, cells }) => [severity, cells])).toEqual([
      ['warning', ['t2.r2.corp']],
      ['warning', ['t2.r2.welfare']],
    ]);
  });

  it('the message says what last year’s report carried on', () => {
    const [total] = found('C01', { cells: { 't2.r2.corp': 3, 't2.r2.total': 3 } }, { lastYear });
    expect(total?.message).toBe(
      '第三部分表格“二、上年结转政府信息公开申请数量”行“总计”列＝3，上一年度报告“四、结转下年度继续办理”该列＝2，差1。两者应当相等，请核对；确有原因的，请向主管部门说明。',
    );
  });

  it('editions are compared: all have both rows', () => {
    const former = reportOf({ edition: '2019', cells: { 't2.r4.total': 5 } });
    expect(found('C01', {}, { lastYear: former })).toMatchObject([{ status: 'fail', left: 0, right: 5 }]);
  });

  it('a figure that is missing in either report is not assessable, never right', () => {
    expect(found('C01', { cells: { 't2.r2.total': '' } }, { lastYear })).toMatchObject([
      { status: 'notAssessable', cells: ['t2.r2.total'] },
    ]);
    const blank = reportOf({ cells: { 't2.r4.corp': '/' } });
    expect(found('C02', {}, { lastYear: blank }).map(({ status, message }) => [status, message])).toEqual([
      ['notAssessable', '上一年度报告第三部分表格“四、结转下年度继续办理”行“商业企业”列没有可用的数字，未作比较。'],
    ]);
  });
});
