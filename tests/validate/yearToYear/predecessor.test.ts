import { describe, expect, it } from 'vitest';
import { reportOf } from '../../builders/report.ts';
import { agency, found, statusOf } from '../found.ts';

const lastYear = reportOf();

describe('C06: whether there is a year before', () => {
  it('says once, for information, that last year’s report is missing and what to do', () => {
    expect(found('C06', {}).map(({ severity, status, message }) => [severity, status, message])).toEqual([
      [
        'info',
        'notAssessable',
        '没有找到2024年已发布的年度报告，本年不作年度间的比较。请自行对照上一年度报告核对“上年结转”和现行有效件数；上一年度报告已在别处发布的，请主管部门导入。',
      ],
    ]);
  });

  it('says that a new body, or one of a merger, has none of its own', () => {
    const [finding] = found('C06', {}, { lastYear, agency: { ...agency, since: 2025 } });
    expect(finding?.message).toBe(
      '丙市青溪县水务局2025年为首个报告年度（新组建或者由合并产生），没有自己的上一年度报告，本年不作年度间的比较。承接原机关未办结申请的，请自行对照原机关的报告填写“上年结转”。',
    );
  });

  it('passes where there is one, also for a body that was new before', () => {
    expect(statusOf('C06', {}, { lastYear })).toBe('pass');
    expect(statusOf('C06', {}, { lastYear, agency: { ...agency, since: 2024 } })).toBe('pass');
  });

  it.each(['C01', 'C02', 'C03', 'C04', 'C05', 'C07', 'C10'])('%s is not assessable for a new body', (id) => {
    const [finding] = found(id, {}, { lastYear, agency: { ...agency, since: 2025 } });
    expect(finding).toMatchObject({ status: 'notAssessable', severity: 'info' });
    expect(finding?.message).toContain('2025年为首个报告年度');
  });
});
