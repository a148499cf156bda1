import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import type { Claim } from '../../statements/claims.ts';
import type { Quantity } from '../../statements/quantities.ts';
import { claimsAbout, filledIn, quoteClaims } from './compare.ts';
import { breakdownsFound, sumFault, sumMessages } from './sums.ts';

const quantities = new Set<Quantity>(['feeYuan', 'feeCases']);

const messages = {
  ...sumMessages,
  noneAndSome: '文字中既写没有收取信息处理费，又写收取了“{words}”，前后矛盾。请核对第六部分的收费情况。',
  twice: '文字中收取信息处理费的{what}前后不一：{values}。请核对，只保留正确的一个。',
  tooMany: '文字写向{cases}件申请收取信息处理费，第三部分表格中新收和上年结转的申请共{applications}件。请核对件数。',
  casesWithoutMoney: '文字写向{cases}件申请收取信息处理费，金额却为零。请核对件数和金额。',
  holds: '文字中的信息处理费收取情况前后一致。',
} as const;

const feeClaims = (context: Context): Claim[] =>
  claimsAbout(context, quantities).filter(({ approximate }) => !approximate);

const fault = (claims: readonly Claim[], message: string): Fault => ({
  section: 'other',
  message,
  quotes: quoteClaims(claims),
});

const contradiction = (claims: readonly Claim[]): Fault[] => {
  const none = claims.find(({ denied }) => denied);
  const some = claims.find(({ value }) => value > 0);
  return none && some ? [fault([none, some], fill(messages.noneAndSome, { words: some.words }))] : [];
};

/** The same twice in one sentence is a part and its whole; sentence by sentence it is a contradiction. */
const differing = (claims: readonly Claim[], quantity: Quantity, what: string): Fault[] => {
  const stated = claims.filter((claim) => claim.quantity === quantity && claim.value > 0);
  const [first, ...others] = stated;
  const other = others.find(({ value, passage }) => value !== first?.value && passage !== first?.passage);
  if (!first || !other) return [];
  return [fault([first, other], fill(messages.twice, { what, values: `${first.words}、${other.words}` }))];
};

const againstApplications = (context: Context, claims: readonly Claim[]): Fault[] => {
  const applications = filledIn(context, 'received').at(-1)?.value;
  const cases = claims.find(({ quantity }) => quantity === 'feeCases');
  if (!cases || applications === undefined || cases.value <= applications) return [];
  return [fault([cases], fill(messages.tooMany, { cases: cases.value, applications }))];
};

const withoutMoney = (claims: readonly Claim[]): Fault[] => {
  const cases = claims.find(({ quantity, value }) => quantity === 'feeCases' && value > 0);
  const money = claims.filter(({ quantity }) => quantity === 'feeYuan');
  const free = cases && money.length > 0 && money.every(({ value, denied }) => value === 0 && !denied);
  return free ? [fault([cases, money[0]!], fill(messages.casesWithoutMoney, { cases: cases.value }))] : [];
};

const feeFaults = (context: Context): Fault[] => {
  const claims = feeClaims(context);
  const faults = [
    ...contradiction(claims),
    ...differing(claims, 'feeYuan', '金额'),
    ...differing(claims, 'feeCases', '件数'),
    ...againstApplications(context, claims),
    ...withoutMoney(claims),
  ];
  const sums = breakdownsFound(context, true).map(sumFault);
  const holds = faults.length === 0 && claims.length > 0;
  return [...faults, ...sums, ...(holds ? [{ ...fault(claims, messages.holds), status: 'pass' as const }] : [])];
};

export const feeStatement: Rule = {
  id: 'D13',
  severity: 'warning',
  title: '信息处理费的件数、金额前后一致',
  basis:
    '国办公开办函〔2021〕30号所附格式：收取信息处理费的情况在“其他需要报告的事项”中报告；收费依据为国办函〔2020〕109号。',
  involves: '第六部分（及其他文字）中信息处理费的件数和金额，第三部分表格一、二两行。',
  messages,
  lacks: (context) =>
    feeClaims(context).length + breakdownsFound(context, true).length === 0
      ? '文中没有写信息处理费的收取情况'
      : undefined,
  check: feeFaults,
};
