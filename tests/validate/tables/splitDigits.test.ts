import { describe, expect, it } from 'vitest';
import { found, statusOf } from '../found.ts';

/** Twelve applications of natural persons, granted; row 一 as the test says. */
const twelve = (row: Readonly<Record<string, number>>) => ({
  cells: {
    't2.r1.naturalPerson': 12,
    't2.r1.total': 12,
    't2.r3_1.naturalPerson': 12,
    't2.r3_1.total': 12,
    't2.r3_7.naturalPerson': 12,
    't2.r3_7.total': 12,
    ...row,
  },
});

describe('A11: two digits of one number in two cells', () => {
  it('are asked about where joining them mends the row, with the cell in which the column agrees', () => {
    const [finding, ...others] = found('A11', twelve({ 't2.r1.naturalPerson': 1, 't2.r1.corp': 2 }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      status: 'unsure',
      section: 'applications',
      cells: ['t2.r1.naturalPerson', 't2.r1.corp'],
      suggestion: { cell: 't2.r1.naturalPerson', value: 12 },
    });
    expect(finding?.message).toBe(
      '第三部分表格“一、本年新收政府信息公开申请数量”行“自然人”列和“商业企业”列现为“1”“2”，像是12被分到了两格：' +
        '“自然人”列填12、另一格填0，则该行总计相等。请对照原始记录核对。',
    );
  });

  it('are named without a suggestion where the columns do not say which cell it was', () => {
    const cells = { 't2.r1.naturalPerson': 1, 't2.r1.corp': 2, 't2.r1.total': 12, 't2.r3_1.corp': '若干' };
    const [finding] = found('A11', { cells: { ...cells, 't2.r3_7.corp': '若干', 't2.r3_7.naturalPerson': '若干' } });
    expect(finding?.message).toContain('合为一格填12、另一格填0');
    expect(finding?.suggestion).toBeUndefined();
  });

  it('are nothing where the row holds as it stands, or where joining does not mend it', () => {
    expect(statusOf('A11', twelve({}))).toBe('pass');
    expect(statusOf('A11', twelve({ 't2.r1.naturalPerson': 1, 't2.r1.corp': 3 }))).toBe('pass');
  });

  it('are nothing where one cell explains the break: it is reported once', () => {
    const parts = twelve({ 't2.r1.naturalPerson': 1, 't2.r3_1.naturalPerson': 1, 't2.r3_7.naturalPerson': 1 });
    const cells = { ...parts.cells, 't2.r1.corp': 2, 't2.r3_1.corp': 2, 't2.r3_7.corp': 2, 't2.r3_1.total': 3 };
    expect(found('A11', { cells: { ...cells, 't2.r3_7.total': 3 } })).toEqual([]);
  });
});
