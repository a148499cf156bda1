import { describe, expect, it } from 'vitest';
import { reportOf } from '../../builders/report.ts';
import { agency, found, statusOf } from '../found.ts';

const stock = (row: string, issued: number, repealed: number, valid: number | string) => ({
  cells: { [`t1.${row}.issued`]: issued, [`t1.${row}.repealed`]: repealed, [`t1.${row}.valid`]: valid },
});

describe.each([
  ['C03', 'rule', '规章'],
  ['C04', 'normdoc', '行政规范性文件'],
] as const)('%s: what is in force goes on from last year', (id, row, label) => {
  const lastYear = reportOf(stock(row, 0, 0, 11));

  it('last year’s, and issued, less repealed, pass', () => {
    expect(statusOf(id, stock(row, 2, 1, 12), { lastYear })).toBe('pass');
  });

  it('another number is a warning that does the sum', () => {
    const [finding, ...others] = found(id, stock(row, 2, 1, 15), { lastYear });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', status: 'fail', left: 15, right: 12, difference: 3 });
    expect(finding?.cells[0]).toBe(`t1.${row}.valid`);
    expect(finding?.message).toBe(
      `第二部分表格“${label}”行：现行有效15件，上一年度现行有效11件加本年制发2件减本年废止1件应为12件，差3件。请核对；统计范围有变化的，请说明。`,
    );
  });

  it('a mixture has the table 1 in force and is compared', () => {
    const mixture = reportOf({ edition: '2021-2019', ...stock(row, 0, 0, 11) });
    expect(statusOf(id, stock(row, 0, 0, 12), { lastYear: mixture })).toBe('fail');
  });

  it('is not assessable across the editions of table 1, for a new body, and where a figure is missing', () => {
    expect(found(id, {}, { lastYear: reportOf({ edition: '2019' }) })[0]?.message).toContain(
      '上一年度报告用的是2019年版格式，没有现行有效件数',
    );
    expect(found(id, { edition: '2019' }, { lastYear })[0]?.message).toContain('2019年版格式没有现行有效件数');
    expect(statusOf(id, {}, { lastYear, agency: { ...agency, since: 2025 } })).toBe('notAssessable');
    expect(statusOf(id, {})).toBe('notAssessable');
    expect(statusOf(id, stock(row, 0, 0, ''), { lastYear })).toBe('notAssessable');
    expect(statusOf(id, {}, { lastYear: reportOf(stock(row, 0, 0, '/')) })).toBe('notAssessable');
  });
});
