import { describe, expect, it } from 'vitest';
import { found, statusOf } from '../found.ts';

describe('A16: fees unpaid, but none charged', () => {
  const cells = { 't2.r3_6_2.corp': 2, 't2.r3_6_2.total': 2 };

  it.each([
    '本年度未收取信息处理费，无其他需要报告的事项。',
    '本年度信息处理费收取情况：无。',
    '2025年我局收取信息处理费0元。',
    '没有收取政府信息公开信息处理费的情况。',
  ])('asks where section 六 says “%s”', (text) => {
    const [finding] = found('A16', { cells, other: [text] });
    expect(finding).toMatchObject({ severity: 'warning', status: 'unsure', cells: ['t2.r3_6_2.total'] });
    expect(finding?.quotes.map((quote) => [quote.place, text.includes(quote.text)])).toEqual([['other', true]]);
    expect(finding?.message).toContain('说明发出过收费通知；第六部分写明没有收取信息处理费');
  });

  it.each(['全年发出收费通知2件，总金额300元，实际收取0元。', '依法收取信息处理费120元。', '无其他需要报告的事项。'])(
    'passes where section 六 says “%s”',
    (text) => {
      expect(statusOf('A16', { cells, other: [text] })).toBe('pass');
    },
  );

  it('passes where there is no such case', () => {
    expect(statusOf('A16', {})).toBe('pass');
  });

  it('is not assessable without the row, without its figure, or without a text to compare', () => {
    expect(statusOf('A16', { edition: '2019' })).toBe('notAssessable');
    expect(statusOf('A16', { cells: { 't2.r3_6_2.total': '' } })).toBe('notAssessable');
    expect(statusOf('A16', { cells, other: [] })).toBe('notAssessable');
  });
});
