import { describe, expect, it } from 'vitest';
import { found, statusOf } from '../found.ts';

describe('A12: no more answered or carried on than came in', () => {
  it('passes where the sums hold', () => {
    expect(statusOf('A12', { cells: { 't2.r1.corp': 2, 't2.r1.total': 2, 't2.r4.corp': 2, 't2.r4.total': 2 } })).toBe(
      'pass',
    );
  });

  it('leaves it to A01 where its sum is reported, and waits for it to be mended', () => {
    const parts = { cells: { 't2.r1.corp': 1, 't2.r1.total': 1, 't2.r4.corp': 3, 't2.r4.total': 3 } };
    expect(found('A01', parts)).toHaveLength(1);
    expect(found('A12', parts).map(({ status, severity, message }) => [status, severity, message])).toEqual([
      [
        'notAssessable',
        'info',
        '“商业企业”列、“总计”列：办理结果或者结转多于收到的申请，与该列勾稽关系不等是同一处问题，按已指出的错误改正后再核对。',
      ],
    ]);
  });

  it('speaks for itself where the sum is open, because another cell holds no figure', () => {
    const [finding, waiting] = found('A12', {
      cells: { 't2.r1.corp': 1, 't2.r3_7.corp': 3, 't2.r3_1.corp': 3, 't2.r4.corp': '若干' },
    });
    expect(finding).toMatchObject({ severity: 'error', status: 'fail', section: 'applications' });
    expect(finding?.cells).toEqual(['t2.r3_7.corp', 't2.r1.corp', 't2.r2.corp']);
    expect(finding?.message).toBe(
      '第三部分表格“商业企业”列：办理结果总计3件，多于新收和结转的1件。办结的不应多于收到的，请核对。',
    );
    expect(waiting).toBeUndefined();
  });

  it('is not assessable where what came in is not known', () => {
    expect(found('A12', { cells: { 't2.r1.corp': '若干' } }).map(({ status, message }) => [status, message])).toEqual([
      ['notAssessable', '“商业企业”列：有单元格填的不是允许的数字，改正后再核对。'],
    ]);
  });
});

describe('A13: nothing answered of nothing received', () => {
  it('passes on a table of zeros', () => {
    expect(statusOf('A13', {})).toBe('pass');
  });

  it('leaves it to A02 where its sum is reported', () => {
    const parts = { cells: { 't2.r3_2.welfare': 2, 't2.r3_2.total': 2 } };
    expect(found('A02', parts)).toHaveLength(1);
    expect(found('A13', parts).map(({ status }) => status)).toEqual(['notAssessable']);
  });

  it('speaks for itself where the sums are open', () => {
    const [finding] = found('A13', { cells: { 't2.r3_2.welfare': 2, 't2.r3_7.welfare': '若干' } });
    expect(finding).toMatchObject({ severity: 'error', status: 'fail' });
    expect(finding?.cells[0]).toBe('t2.r3_2.welfare');
    expect(finding?.message).toContain(
      '第三部分表格“社会公益组织”列：新收和结转均为0，却填有办理结果或者结转下年度（“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”2件）。',
    );
  });

  it('is not assessable where what came in is not known', () => {
    expect(statusOf('A13', { cells: { 't2.r2.corp': '若干' } })).toBe('notAssessable');
  });
});
