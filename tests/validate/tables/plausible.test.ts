import { describe, expect, it } from 'vitest';
import { CheckSettingsSchema } from '../../../schemas/checkSettings.ts';
import { found, statusOf } from '../found.ts';

describe('A14: carried on to the next year', () => {
  it('asks where more than three in ten and more than ten cases are carried on', () => {
    const [finding] = found('A14', { cells: { 't2.r1.total': 150, 't2.r2.total': 16, 't2.r4.total': 81 } });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', section: 'applications' });
    expect(finding?.cells).toEqual(['t2.r4.total', 't2.r1.total', 't2.r2.total']);
    expect(finding?.message).toBe(
      '第三部分表格结转下年度81件，占新收和上年结转合计166件的48.8%，超过30%。请核对数字，并在第五部分说明原因或者改进打算。',
    );
  });

  it('passes ten of ten, and a small share of many', () => {
    expect(statusOf('A14', { cells: { 't2.r1.total': 10, 't2.r4.total': 10 } })).toBe('pass');
    expect(statusOf('A14', { cells: { 't2.r1.total': 100, 't2.r4.total': 30 } })).toBe('pass');
  });

  it('goes by the limits of the authority', () => {
    const settings = CheckSettingsSchema.parse({ thresholds: { carriedOnShare: 0.2, carriedOnLeast: 1 } });
    expect(statusOf('A14', { cells: { 't2.r1.total': 8, 't2.r4.total': 2 } }, { settings })).toBe('unsure');
  });

  it('is not assessable where a figure is missing', () => {
    const [finding] = found('A14', { cells: { 't2.r4.total': '/' } });
    expect(finding).toMatchObject({ status: 'notAssessable', cells: ['t2.r4.total'] });
  });
});

describe('A17: the catch-all among the results', () => {
  it('asks where it is more than a quarter', () => {
    const [finding] = found('A17', { cells: { 't2.r3_6_3.total': 3, 't2.r3_7.total': 10 } });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure' });
    expect(finding?.message).toBe(
      '第三部分表格“（六）其他处理3.其他”行“总计”列＝3，占办理结果总计10件的30%，超过25%。能归入其他各项的请归入相应各项。',
    );
    expect(statusOf('A17', { cells: { 't2.r3_6_3.total': 1, 't2.r3_7.total': 4 } })).toBe('pass');
  });

  it.each(['2019', '2021-2019'] as const)('is not assessable on edition %s, which has one row for all', (edition) => {
    expect(statusOf('A17', { edition })).toBe('notAssessable');
  });
});

describe('A18: information the body does not hold', () => {
  it('is worth a remark where it is more than half', () => {
    const [finding] = found('A18', { cells: { 't2.r3_4_1.total': 6, 't2.r3_7.total': 10 } });
    expect(finding).toMatchObject({ severity: 'info', status: 'unsure' });
    expect(finding?.message).toContain('占办理结果总计10件的60%，超过50%');
    expect(statusOf('A18', { cells: { 't2.r3_4_1.total': 5, 't2.r3_7.total': 10 } })).toBe('pass');
    expect(statusOf('A18', { cells: { 't2.r3_4_1.total': '' } })).toBe('notAssessable');
  });
});
