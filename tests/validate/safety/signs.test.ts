import { describe, expect, it } from 'vitest';
import { found, statusOf } from '../found.ts';

const seen = (text: string) => found('F05', { overview: [text] }).map(({ severity, message }) => [severity, message]);

describe('F05: signs left behind', () => {
  it('a space inside a number is a warning with an example', () => {
    expect(seen('主动公开信息1 38条。')).toEqual([
      ['warning', '数字中间有空格，共1处，如第一部分“公开信息1 38条。”。请删去空格，并核对数字是否完整。'],
    ]);
  });

  it('characters that cannot be seen are named by their code', () => {
    expect(seen('主动公开\u200b信息12条，公\ufffd开。')).toEqual([
      [
        'warning',
        '文字中有看不见的控制字符或者乱码，共2处，如第一部分“主动公开□信息12”中的U+200B。请删去或者重新录入。',
      ],
    ]);
  });

  it('mixed widths are for information, one finding a kind however many there are', () => {
    const text = '公开１２条,办结12件,其余不变。'.repeat(40);
    expect(seen(text).map(([severity]) => severity)).toEqual(['info', 'info']);
    expect(found('F05', { overview: [text] })[0]?.quotes).toHaveLength(3);
  });

  it.each([
    '2026年1月20日 10:30召开会议。',
    '公开1,274条，占98.5%。',
    '各月分别为 12 13 15 件。',
    '联系电话：0580 1234567。',
    '全用半角(如12)也可以。',
  ])('%s is tidy', (text) => {
    expect(statusOf('F05', { overview: [text] })).toBe('pass');
  });
});
