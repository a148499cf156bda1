import { describe, expect, it } from 'vitest';
import { CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import { consistentReport, reportOf } from '../../builders/report.ts';
import { found, statusOf } from '../found.ts';

describe('C10: last year’s figures left in the tables', () => {
  const cells = {
    't1.licence.decisions': 37,
    't1.penalty.decisions': 5,
    't1.normdoc.valid': 9,
    't2.r1.corp': 2,
    't2.r1.total': 2,
    't2.r3_1.corp': 2,
    't2.r3_1.total': 2,
    't2.r3_7.corp': 2,
    't2.r3_7.total': 2,
  };

  it('are asked about where all that are not 0 are the same', () => {
    const [finding, ...others] = found('C10', { cells }, { lastYear: reportOf({ cells }) });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure' });
    expect(finding?.message).toBe(
      '三张表格中不为0的5个数字（合计数除外）与上一年度报告完全相同。请核对是否沿用了上一年度的表格。',
    );
  });

  it('pass where one of them differs, this year or last', () => {
    const lastYear = reportOf({ cells });
    expect(statusOf('C10', { cells: { ...cells, 't1.penalty.decisions': 6 } }, { lastYear })).toBe('pass');
    expect(statusOf('C10', { cells: { ...cells, 't1.penalty.decisions': 0 } }, { lastYear })).toBe('pass');
  });

  it('pass where there are only a few, by the number the authority sets', () => {
    const few = { ...cells, 't1.penalty.decisions': 0 };
    const lastYear = reportOf({ cells: few });
    expect(statusOf('C10', { cells: few }, { lastYear })).toBe('pass');
    const settings = CheckSettingsSchema.parse({ thresholds: { unchangedFigures: 4 } });
    expect(statusOf('C10', { cells: few }, { lastYear, settings })).toBe('unsure');
  });

  it('are compared across editions where both have the cell', () => {
    const { cells: former } = consistentReport({ edition: '2021-2019' });
    const same = Object.fromEntries(
      Object.entries(former).flatMap(([name, { raw }]) => (name in reportOf().cells ? [[name, raw]] : [])),
    );
    expect(statusOf('C10', { cells: same }, { lastYear: consistentReport({ edition: '2021-2019' }) })).toBe('unsure');
  });

  it('are not assessable without last year’s report', () => {
    expect(statusOf('C10', { cells })).toBe('notAssessable');
  });
});
