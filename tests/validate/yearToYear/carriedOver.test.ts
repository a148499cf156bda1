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
});
