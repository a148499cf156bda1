import { describe, expect, it } from 'vitest';
import { found, statusOf } from '../found.ts';

describe('A15: figures for the secrecy reviewer', () => {
  it('a refusal for state secrets or public security is to be confirmed, row by row', () => {
    const findings = found('A15', {
      cells: { 't2.r3_3_1.corp': 2, 't2.r3_3_1.total': 2, 't2.r3_3_3.naturalPerson': 5 },
    });
    expect(findings.map(({ severity, status, cells, message }) => [severity, status, cells, message])).toEqual([
      [
        'warning',
        'unsure',
        ['t2.r3_3_1.corp', 't2.r3_3_1.total'],
        '第三部分表格“（三）不予公开1.属于国家秘密”行填有2件。请保密审查人员确认：该情形属实，且公开这一数字不涉及国家秘密。',
      ],
      [
        'warning',
        'unsure',
        ['t2.r3_3_3.naturalPerson'],
        '第三部分表格“（三）不予公开3.危及“三安全一稳定””行填有5件。请保密审查人员确认：该情形属实，且公开这一数字不涉及国家秘密。',
      ],
    ]);
  });

  it('zeros pass, a cell without a figure is not assessable', () => {
    expect(statusOf('A15', {})).toBe('pass');
    expect(found('A15', { cells: { 't2.r3_3_1.corp': '' } }).map(({ status, cells }) => [status, cells])).toEqual([
      ['notAssessable', ['t2.r3_3_1.corp']],
    ]);
  });
});
