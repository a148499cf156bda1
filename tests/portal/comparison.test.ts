import { describe, expect, test } from 'vitest';
import { compareFigures } from '../../functions/portal/comparison.ts';
import { reportOf } from '../builders/report.ts';

describe('comparing with last year', () => {
  test('names each differing figure by its place, section by section in printed order', () => {
    const now = reportOf({ cells: { 't1.normdoc.valid': 66, 't2.r3_3_1.naturalPerson': 2, 't3.direct.total': 1 } });
    const before = reportOf({ year: 2024, cells: { 't1.normdoc.valid': 65 } });
    expect(compareFigures(now, before)).toEqual([
      {
        title: '二、主动公开政府信息情况',
        differences: [{ row: '第二十条第（一）项 行政规范性文件', column: '现行有效件数', before: '65', now: '66' }],
      },
      {
        title: '三、收到和处理政府信息公开申请情况',
        differences: [{ row: '（三）不予公开 1.属于国家秘密', column: '自然人', before: '0', now: '2' }],
      },
      {
        title: '四、政府信息公开行政复议、行政诉讼情况',
        differences: [{ row: '', column: '行政诉讼 未经复议直接起诉 总计', before: '0', now: '1' }],
      },
    ]);
  });

  test('tells 0 from nothing written, but not 1,200 from 1200', () => {
    const now = reportOf({ cells: { 't2.r1.total': '', 't1.licence.decisions': '1,200' } });
    const before = reportOf({ year: 2024, cells: { 't2.r1.total': 0, 't1.licence.decisions': 1200 } });
    expect(compareFigures(now, before).flatMap(({ differences }) => differences)).toEqual([
      { row: '一、本年新收政府信息公开申请数量', column: '总计', before: '0', now: '（空白）' },
    ]);
  });

  test('leaves out what an older edition of the form did not ask', () => {
    const now = reportOf({ cells: { 't1.rule.issued': 3, 't2.r1.total': 1 } });
    const before = reportOf({ edition: '2019', year: 2020 });
    expect(compareFigures(now, before).map(({ title }) => title)).toEqual(['三、收到和处理政府信息公开申请情况']);
  });
});
