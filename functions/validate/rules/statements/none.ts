import { cellNamed, tableName } from '../../place.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { type Quantity, quantityNames } from '../../statements/quantities.ts';
import { comparison } from './basis.ts';
import { claimsAbout, type Filled, filledIn, filledWords, quoteClaims, type Saying, sayingsOf } from './compare.ts';

/** Quantities of which a report says that there was none. */
const wholes = new Set<Quantity>([
  'received',
  'receivedNew',
  'reviewTotal',
  'litigationTotal',
  'directTotal',
  'afterTotal',
  'disputesTotal',
]);

const isKnown = (filled: readonly Filled[]): boolean =>
  filled.length > 0 && filled.every(({ value }) => value !== undefined);

/** The text says none where the table has some, or the other way round. */
export const saysNoneOrSome = (context: Context, { quantity, value, claims }: Saying): boolean => {
  if (!wholes.has(quantity)) return false;
  const filled = filledIn(context, quantity);
  if (!isKnown(filled)) return false;
  const [{ denied, area }] = claims;
  // An office that received none is no contradiction to the government that received some.
  if (area !== 'own' && !denied) return false;
  return value === 0 ? filled.every((each) => each.value !== 0) : filled.every((each) => each.value === 0);
};

const messages = {
  someInTable:
    '文字写{quantity}为零（“{words}”），{table}中{filled}，两者矛盾。请核对：有申请或者案件的改正文字，没有的改正表格。',
  noneInTable: '文字中的{quantity}写作“{words}”，{table}中{filled}，两者矛盾。请核对：漏填的补填表格，没有的改正文字。',
  unsure: '文字中的“{words}”如果是本机关的{quantity}，则与{table}矛盾（{filled}）。请确认所指范围，必要时改正。',
  agrees: '文字写{quantity}为零（“{words}”），{table}中也没有。',
} as const;

const faultOf = (context: Context, saying: Saying): Fault[] => {
  const { quantity, value, claims } = saying;
  const filled = filledIn(context, quantity);
  if (!isKnown(filled)) return [];
  const [{ words, sure, area, approximate, otherCount, passage }] = claims;
  const contradicts = saysNoneOrSome(context, saying);
  if (!contradicts && value !== 0) return [];
  const plain = sure && area === 'own' && !approximate && !otherCount;
  const kind = !contradicts ? 'agrees' : !plain ? 'unsure' : value === 0 ? 'someInTable' : 'noneInTable';
  return [
    {
      status: kind === 'agrees' ? 'pass' : kind === 'unsure' ? 'unsure' : 'fail',
      // Only what is said plainly returns a report.
      ...(kind === 'unsure' && { severity: 'warning' as const }),
      section: passage.place,
      cells: [...new Set(filled.flatMap(({ cells }) => cells))],
      message: fill(messages[kind], {
        quantity: quantityNames[quantity],
        words,
        table: tableName(context.form, cellNamed(context.form, filled[0]!.cells[0]!).table),
        filled: filledWords(filled),
      }),
      quotes: quoteClaims(claims),
    },
  ];
};

export const noneAgainstSome: Rule = {
  id: 'D10',
  severity: 'error',
  title: '文字与表格对有无申请、有无案件的说法一致',
  basis: comparison,
  involves: '文字中“未收到申请”“未发生行政复议、行政诉讼”等说法，第三部分表格一、二两行，第四部分表格各项总计。',
  messages,
  lacks: (context) => {
    const claims = claimsAbout(context, wholes);
    if (claims.length === 0) return '文中没有写有无申请、有无行政复议和行政诉讼';
    return claims.some(({ quantity }) => isKnown(filledIn(context, quantity)))
      ? undefined
      : '表格中申请或者案件的数量没有填数字';
  },
  check: (context) => sayingsOf(claimsAbout(context, wholes)).flatMap((saying) => faultOf(context, saying)),
};
