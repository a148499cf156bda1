import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactOf } from '../../../functions/validate/statements/compact.ts';
import { numeralValue } from '../../../functions/validate/statements/numerals.ts';
import { tokensOf } from '../../../functions/validate/statements/tokens.ts';

const reader = { year: 2025, names: new Map() };

/** The figures of a text as `value unit`, with `~` for approximate ones. */
const figures = (text: string): string[] =>
  tokensOf(compactOf(text), reader).flatMap((token) =>
    token.kind === 'figure' ? [`${token.figure.value}${token.figure.unit}${token.figure.approximate ? '~' : ''}`] : [],
  );

describe('figures', () => {
  it.each([
    ['138条', ['138条']],
    ['1,234条、12,345,678条', ['1234条', '12345678条']],
    ['３６件', ['36件']],
    ['12 件', ['12件']],
    ['1.2万条', ['12000条']],
    ['5.37万元', ['53700元']],
    ['2,950.50元', ['2950.5元']],
    ['一百三十八件', ['138件']],
    ['两件', ['2件']],
    ['十二次', ['12次']],
    ['一万二千条', ['12000条']],
    ['百分之三十', ['30%']],
    ['百分之12.5', ['12.5%']],
    ['96.7%、２９％', ['96.7%', '29%']],
    ['120人次', ['120人次']],
    ['20个工作日、3个月、5个', ['20个工作日', '3个月', '5个']],
    ['约300件', ['300件~']],
    ['近300件', ['300件~']],
    ['300余件', ['300件~']],
    ['1.2万余条', ['12000条~']],
    ['100件以上', ['100件~']],
    ['3至5件', ['5件~']],
    ['1 38件', ['138件~']],
    ['1，234条', ['1234条~']],
  ])('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  it.each([
    '2025年',
    '2025年1月1日至12月31日',
    '二〇二一年',
    '国办公开办函〔2021〕30号',
    '第二十条第（一）项',
    '第3次会议',
    '（一）主动公开',
    '1.总体情况；2、存在问题',
    '电话0571-88888888',
    '上午8:30至11:30',
    '12345热线',
    '高效办成一件事',
    '一次性告知',
    '与公安机关一起推进',
    '每件必复',
    '数百件',
    '两微一端',
    '修订行政许可条例',
  ])('%s has none', (text) => {
    expect(figures(text)).toEqual([]);
  });

  it('a numeral that is none is not read', () => {
    expect(numeralValue('百百')).toBeUndefined();
    expect(numeralValue('一二三')).toBe(123);
    expect(numeralValue('一千零五')).toBe(1005);
  });

  it('every place lies in the text, whatever the text is', () => {
    const pieces = fc.constantFrom(
      '1',
      ',',
      '，',
      '、',
      '（',
      '）',
      '件',
      '一',
      '百分之',
      '收到',
      '申请',
      ' ',
      '万',
      '.',
      '其中',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const compact = compactOf(text);
        const tokens = tokensOf(compact, reader);
        expect(tokens.every(({ from, to }) => from < to && to <= compact.text.length)).toBe(true);
        expect(tokens.every(({ from }, index) => index === 0 || tokens[index - 1]!.to === from)).toBe(true);
      }),
    );
  });
});
