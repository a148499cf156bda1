import { describe, expect, it } from 'vitest';
import { found } from '../found.ts';

describe('A07: figures', () => {
  it.each([
    ['t2.r1.corp', '-1', '第三部分表格“一、本年新收政府信息公开申请数量”行“商业企业”列：不应为负数，现为-1。'],
    ['t1.rule.issued', '2.5', '第二部分表格“规章”行“本年制发件数”列：应填整数，现为2.5。'],
    [
      't1.fee.amountWan',
      '1.23456',
      '第二部分表格“行政事业性收费”行“本年收费金额（单位：万元）”列：最多保留4位小数，现为1.23456。',
    ],
    ['t3.direct.total', '两件', '第四部分表格“行政诉讼·未经复议直接起诉·总计”列：应填数字，现为“两件”。'],
  ])('%s holding %s is no figure the form allows', (cell, written, message) => {
    const findings = found('A07', { cells: { [cell]: written } });
    expect(findings.map((finding) => [finding.severity, finding.cells, finding.message])).toEqual([
      ['error', [cell], message],
    ]);
  });

  it.each([
    ['2021', 't1.fee.amountWan', '59237.2449'],
    ['2019', 't1x.licence.delta', '-4'],
  ] as const)('in edition %s, %s may hold %s', (edition, cell, written) => {
    expect(found('A07', { edition, cells: { [cell]: written } })).toEqual([]);
  });
});

describe('A08: empty cells', () => {
  it('a blank, a stroke and 无 in one table are one finding that lists them', () => {
    const [finding, ...others] = found('A08', {
      cells: { 't1.rule.issued': '', 't1.rule.valid': '/', 't1.penalty.decisions': '无' },
    });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', section: 'disclosure' });
    expect(finding?.cells).toEqual(['t1.rule.issued', 't1.rule.valid', 't1.penalty.decisions']);
    expect(finding?.message).toContain('没有发生的请填0');
  });

  it('on the form of 2019 they are a warning', () => {
    const [finding] = found('A08', { edition: '2019', year: 2020, cells: { 't1x.rule.made': '' } });
    expect(finding?.severity).toBe('warning');
  });

  it('a cell the sums already ask for is not reported again', () => {
    const parts = { cells: { 't3.review.total': '', 't3.review.other': 2 } };
    expect(found('A08', parts)).toEqual([]);
    expect(found('A05', parts)).toHaveLength(1);
  });
});

describe('a cell that holds what should not be repeated', () => {
  it('is told without anybody’s number, and cut where it is long', () => {
    const [finding] = found('A07', { cells: { 't3.direct.total': `联系人13812345678${'，详见附件'.repeat(30)}` } });
    expect(finding?.message).toMatch(/^第四部分表格.*应填数字，现为“联系人138\*{4}5678，详见附件.*…”。$/);
  });
});
