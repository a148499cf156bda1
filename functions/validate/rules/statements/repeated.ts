import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import type { Claim } from '../../statements/claims.ts';
import { type Quantity, quantityNames } from '../../statements/quantities.ts';
import { readingOf } from '../../statements/reading.ts';
import { arithmetic } from './basis.ts';
import { filledIn, quoteClaims } from './compare.ts';

const messages = {
  differs: '文字中的{quantity}前后不一：{values}。请核对，各处写成同一个数字；各处所指不同的，请写明。',
  same: '文字中的{quantity}多处写作“{words}”，前后一致。',
  readings: '文字中的{quantity}有{values}两种写法，分别是表格中的本年新收数、本年新收与上年结转的合计数。',
} as const;

/** The fee is D13's; 办理 has several readings of its own. */
const leftOut = new Set<Quantity>(['feeYuan', 'feeCases', 'handled']);

/** Wordings that may mean different things in two places: they are only asked about. */
const loose = new Set<Quantity>(['answered', 'published', 'normdocIssued']);

const mostNamed = 5;

type Repetition = readonly [Claim, Claim, ...Claim[]];

/** Claims of one quantity and scope, more than one. */
const repetitions = (context: Context): Repetition[] => {
  const groups = new Map<string, Claim[]>();
  for (const claim of readingOf(context).claims) {
    if (claim.approximate || claim.otherCount || leftOut.has(claim.quantity)) continue;
    const key = `${claim.quantity} ${claim.area}`;
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()].filter((group): group is [Claim, Claim, ...Claim[]] => group.length > 1);
};

/** 收到 may be said of the new ones here and of all there; both are in the table then. */
const areReadings = (context: Context, claims: readonly Claim[]): boolean => {
  const filled = filledIn(context, claims[0]!.quantity).map(({ value }) => value);
  return filled.length > 1 && claims.every(({ value }) => filled.includes(value));
};

const isCertain = (claims: Repetition): boolean =>
  claims.every(({ sure, area }) => sure && area === 'own') && !loose.has(claims[0].quantity);

const repetitionFault = (context: Context, claims: Repetition): Fault => {
  const [{ quantity, words, passage }] = claims;
  const different = [...new Map(claims.map((claim) => [claim.value, claim])).values()];
  const values = `${different
    .slice(0, mostNamed)
    .map((claim) => claim.words)
    .join('、')}${different.length > mostNamed ? '等' : ''}`;
  const named = { quantity: quantityNames[quantity], words, values };
  const quotes = quoteClaims(different.length > 1 ? different : claims);
  if (different.length === 1) return { status: 'pass', message: fill(messages.same, named), quotes };
  if (areReadings(context, different)) return { status: 'pass', message: fill(messages.readings, named), quotes };
  return {
    status: isCertain(claims) ? 'fail' : 'unsure',
    section: passage.place,
    message: fill(messages.differs, named),
    quotes,
  };
};

export const saidAlike: Rule = {
  id: 'D14',
  severity: 'warning',
  title: '同一数字在文字各处一致',
  basis: arithmetic,
  involves: '文字中多处出现的同一项数字，如申请数量、主动公开政府信息数量。',
  messages,
  lacks: (context) => (repetitions(context).length === 0 ? '文中没有重复写到的数字' : undefined),
  check: (context) => repetitions(context).map((claims) => repetitionFault(context, claims)),
};
