import { isCreditCode } from '../../../../schemas/creditCode.ts';
import { type DigitGroup, type JoinedNumber, joinedNumbers, runsOfDigits } from './digitGroups.ts';

/** A number that is, or may be, somebody's. */
export interface PersonalNumber {
  readonly kind: 'identity' | 'identityDoubtful' | 'mobile' | 'card' | 'cardDoubtful';
  readonly digits: string;
  readonly from: number;
  readonly to: number;
}

/** How many digits each group has, e.g. 3-4-4. */
const sizes = (groups: readonly DigitGroup[]): string => groups.map(({ digits }) => digits.length).join('-');

/** First two digits of an address code (GB/T 2260): provinces, and what residents of the other regions are given. */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/u;

const isDate = (digits: string): boolean => {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  return year! >= 1900 && year! < 2100 && date.getUTCMonth() === month! - 1 && date.getUTCDate() === day!;
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ISO 7064 MOD 11-2, as GB 11643 has it. */
const hasCheckDigit = (digits: string): boolean =>
  '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11] === digits[17];

const identityIn = ({ digits, groups }: JoinedNumber): PersonalNumber['kind'] | undefined => {
  if (!/^\d{17}[\dX]$/u.test(digits) || !provinces.test(digits) || !isDate(digits.slice(6, 14))) return undefined;
  if (hasCheckDigit(digits)) return 'identity';
  const isUsual = groups.length === 1 || sizes(groups) === '6-8-4';
  return isUsual && !isCreditCode(digits) ? 'identityDoubtful' : undefined;
};

const phoneWords = /手机|移动电话|电话|联系|号码|微信|咨询/u;
/** A number of a document or a case may have eleven digits as well. */
const codeWords = /第$|编号|文号|索引号|代码|序号|案号|流水号/u;
const counted = /^\s{0,2}(?:余|多)?(?:万|亿|元|件|条|人|次|户|家|个|份|平方|立方|公里|米|吨|%|％)/u;

/** A mobile number as one usually writes it; grouped in another way, only where the words before speak of a telephone. */
const mobileIn = (number: JoinedNumber, before: string, behind: string): PersonalNumber['kind'] | undefined => {
  const digits = number.digits.replace(/^(?:00)?86(?=1\d{10}$)/u, '');
  if (!/^1[3-9]\d{9}$/u.test(digits) || counted.test(behind)) return undefined;
  if (codeWords.test(before) && !phoneWords.test(before)) return undefined;
  const { groups } = number;
  const isUsual = groups.length === 1 || /(?:^|-)(?:3-4-4|3-3-5|3-8|11)$/u.test(sizes(groups));
  if (isUsual) return /^0\d{2,3}$/u.test(number.before?.digits ?? '') && groups.length > 1 ? undefined : 'mobile';
  return groups.every((group) => group.digits.length <= 4) && phoneWords.test(before) ? 'mobile' : undefined;
};

const hasLuhnDigit = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, sign, index) => {
    const value = Number(sign) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};

const cardWords = /卡号|账号|帐号|账户|帐户|银行|开户|借记卡|信用卡/u;

/** UnionPay cards have 16 to 19 digits, older and foreign ones 16 (or 19, 9558). */
const cardPattern = /^(?:62\d{14,17}|9558\d{15}|(?:4\d|5[1-5]|60)\d{14})$/u;

const cardIn = ({ digits, groups }: JoinedNumber, before: string): PersonalNumber['kind'] | undefined => {
  if (!cardPattern.test(digits) || !hasLuhnDigit(digits)) return undefined;
  if (cardWords.test(before)) return 'card';
  // Without a word about banks one number in ten is a card by chance.
  const inFours = groups.length > 1 && /^4-4-4-4(?:-\d)?$/u.test(sizes(groups));
  if (digits.startsWith('62') && inFours) return 'card';
  const isUsual = groups.length === 1 && /^62(?:\d{14}|\d{17})$/u.test(digits);
  return isUsual && !codeWords.test(before) ? 'cardDoubtful' : undefined;
};

/** What may be a mobile number, an identity number or a card, by its length and first digits. */
const possible = /^(?:(?:(?:00)?86)?1[3-9]\d{9}|[1-8]\d{16}[\dX]|(?:4|5[1-5]|6[02])\d{14,17}|9558\d{15})$/u;
const lengths = [11, 13, 15, 16, 17, 18, 19];

/** Characters before a number that may say what it is. */
const lookBack = 20;

/** Letters, decimal points and commas tie digits to something else: a code, an address, another number. */
const tiedBefore = /[A-Za-z_=]$|[A-Za-z]\/$|\d[.,]$/u;
const tiedBehind = /^(?:[A-Za-z_=@]|[.,]\d)/u;

const inRun = (text: string, run: readonly DigitGroup[]): PersonalNumber[] => {
  const found: PersonalNumber[] = [];
  for (const number of joinedNumbers(run, lengths, possible)) {
    const [from, to] = [number.groups[0]!.from, number.groups.at(-1)!.to];
    if (from < (found.at(-1)?.to ?? 0)) continue;
    if (tiedBefore.test(text.slice(Math.max(0, from - 2), from)) || tiedBehind.test(text.slice(to, to + 2))) continue;
    const before = text.slice(Math.max(0, from - lookBack), from);
    const kind = identityIn(number) ?? mobileIn(number, before, text.slice(to, to + 4)) ?? cardIn(number, before);
    if (kind) found.push({ kind, digits: number.digits, from, to });
  }
  return found;
};

/** Identity numbers, mobile numbers and bank cards in a text, however their digits are grouped. */
export const personalNumbersIn = (text: string): PersonalNumber[] =>
  runsOfDigits(text).flatMap((run) => inRun(text, run));

/** The first three and the last four signs; messages go into mails and logs. */
export const masked = (digits: string): string =>
  `${digits.slice(0, 3)}${'*'.repeat(Math.max(1, digits.length - 7))}${digits.slice(-4)}`;

/** A text for a message, with every such number masked. */
export const withNumbersMasked = (text: string): string => {
  let [shown, at] = ['', 0];
  for (const { digits, from, to } of personalNumbersIn(text)) {
    shown += text.slice(at, from) + masked(digits);
    at = to;
  }
  return shown + text.slice(at);
};
