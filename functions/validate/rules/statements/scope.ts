import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import type { Claim } from '../../statements/claims.ts';
import { quantityNames } from '../../statements/quantities.ts';
import { readingOf } from '../../statements/reading.ts';
import { comparison } from './basis.ts';
import { filledIn, filledWords, quoteClaims, sayingsOf } from './compare.ts';

const messages = {
  office:
    '文字中的{quantity}“{words}”说的是办公室、内设机构或者所属单位，表格中{filled}。请确认表格是整个机关的数字，并在文字中写明全部的数字。',
  wide: '文字中的{quantity}“{words}”说的是全县（市、区）或者全系统，表格中{filled}。请确认表格的范围，并在文字中写明本机关的数字。',
} as const;

/** Approximate figures too say whose they are, and the figures of the form only. */
const counted = (context: Context): Claim[] =>
  readingOf(context).claims.filter(({ quantity }) => filledIn(context, quantity).length > 0);

const faultsOf = (context: Context): Fault[] =>
  sayingsOf(counted(context)).flatMap(({ quantity, value, claims }) => {
    const [{ area, words, passage }] = claims;
    const filled = filledIn(context, quantity);
    if (area === 'own' || filled.some((each) => each.value === value)) return [];
    return [
      {
        section: passage.place,
        cells: [...new Set(filled.flatMap(({ cells }) => cells))],
        message: fill(messages[area], { quantity: quantityNames[quantity], words, filled: filledWords(filled) }),
        quotes: quoteClaims(claims),
        left: value,
      },
    ];
  });

export const sameScope: Rule = {
  id: 'D12',
  severity: 'info',
  title: '文字与表格的统计范围相同',
  basis: comparison,
  involves: '文字中申请、复议、诉讼和规范性文件的数字所说的范围（本机关、办公室、全县），三张表格。',
  messages,
  lacks: (context) => (counted(context).length === 0 ? '文中没有写表格中的数字' : undefined),
  check: faultsOf,
};
