import { describe, expect, test } from 'vitest';
import { isCreditCode } from '../../schemas/creditCode.ts';

describe('a 统一社会信用代码', () => {
  test('is taken when its last sign checks the others', () => {
    expect(isCreditCode('11999999000000019M')).toBe(true);
    // The example in GB 32100–2015 itself.
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
  });

  test.each([
    ['one sign is another', '11999999000000018M'],
    ['two neighbours have changed places', '11999999000000091M'],
    ['a sign is missing', '1199999900000019M'],
    ['it has a letter that is never used', '11999999O00000019M'],
    ['it is in small letters', '11999999000000019m'],
    ['it lost its last digits as a number', '119999990000000400'],
  ])('is refused when %s', (_, code) => {
    expect(isCreditCode(code)).toBe(false);
  });
});
