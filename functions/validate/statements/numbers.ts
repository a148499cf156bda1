import { type Compact, originalPlace } from './compact.ts';
import { isNumeralAt, numeralValue } from './numerals.ts';
import {
  approximateAfter,
  approximateBefore,
  approximateInside,
  multipliers,
  notUnits,
  orderWords,
  units,
  vagueWords,
} from './units.ts';

/** A number that counts something. Places are in the compact text. */
export interface Figure {
  readonly from: number;
  readonly to: number;
  /** In single units: 1.2万条 is 12000 条, 3万元 is 30000 元. */
  readonly value: number;
  /** 件, 条, 元, % …; empty when none is written. */
  readonly unit: string;
  /** Decimals as written, before 万 and 亿. */
  readonly decimals: number;
  /** 约, 近, 余, 多, a range, or digits with a gap: it can agree, but cannot be held to be wrong. */
  readonly approximate: boolean;
}

const byLength = [...units].sort((one, other) => other.length - one.length);
const unitsByFirst = new Map<string, string[]>();
for (const unit of byLength) unitsByFirst.set(unit[0]!, [...(unitsByFirst.get(unit[0]!) ?? []), unit]);

const unitAt = (text: string, at: number): string => {
  if (!unitsByFirst.has(text[at] ?? '')) return '';
  if (notUnits.some((word) => text.startsWith(word, at))) return '';
  return unitsByFirst.get(text[at] ?? '')?.find((unit) => text.startsWith(unit, at)) ?? '';
};

/** What is read at one place: the bare number and where it ends. */
interface Amount {
  readonly value: number;
  readonly decimals: number;
  readonly to: number;
  /** It can only be a number, whatever follows. */
  readonly certain: boolean;
  readonly broken: boolean;
}

// Four groups of thousands are more than any report has; without a limit a page of 1,111,111,… would be read again and again.
const arabic = /(?:\d{1,3}(?:[,，]\d{3}){1,4}(?!\d)|\d+)(?:\.\d+)?/y;

export const isDigitAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
};

const arabicAt = (compact: Compact, from: number): Amount | undefined => {
  const { text } = compact;
  arabic.lastIndex = from;
  const [written] = arabic.exec(text) ?? [];
  if (written === undefined) return undefined;
  const to = from + written.length;
  const gaps = originalPlace(compact, to - 1) - originalPlace(compact, from) !== written.length - 1;
  return {
    value: Number(written.replace(/[,，]/gu, '')),
    decimals: written.split('.')[1]?.length ?? 0,
    to,
    certain: true,
    // 1 38条 may be 138 or 38; 1，234条 may be two things listed.
    broken: gaps || written.includes('，'),
  };
};

/** Longer runs of numerals are no number anybody writes. */
const longestNumeral = 16;

const endOfNumeral = (text: string, from: number): number => {
  let to = from;
  while (isNumeralAt(text, to)) to += 1;
  return to;
};

const numeralAt = ({ text }: Compact, from: number): Amount | undefined => {
  // A numeral begins where none stands before it: the rest of a long run is not read again at every place.
  if (isNumeralAt(text, from - 1)) return undefined;
  const to = endOfNumeral(text, from);
  const value = to - from <= longestNumeral ? numeralValue(text.slice(from, to)) : undefined;
  return value === undefined ? undefined : { value, decimals: 0, to, certain: false, broken: false };
};

const amountAt = (compact: Compact, from: number): Amount | undefined =>
  isDigitAt(compact.text, from) ? arabicAt(compact, from) : numeralAt(compact, from);

const endsWithAny = (text: string, to: number, words: readonly string[]): boolean =>
  words.some((word) => text.endsWith(word, to));

const startsWithAny = (text: string, from: number, words: readonly string[]): boolean =>
  words.some((word) => text.startsWith(word, from));

const hundredths = '百分之';

/** 百分之三十 and 百分之12.5. */
const percentAt = (compact: Compact, from: number): Figure | undefined => {
  if (!compact.text.startsWith(hundredths, from)) return undefined;
  const amount = amountAt(compact, from + hundredths.length);
  if (!amount) return undefined;
  const { value, decimals, to, broken } = amount;
  return { from, to, value, unit: '%', decimals, approximate: broken || approximateAround(compact.text, from, to) };
};

const approximateAround = (text: string, from: number, to: number): boolean =>
  endsWithAny(text, from, approximateBefore) || startsWithAny(text, to, approximateAfter);

/** 3至5件, 3—5件: the second of two numbers of a range. */
const endsRange = (text: string, from: number): boolean =>
  '至到—–-～'.includes(text[from - 1] ?? '。') && (isDigitAt(text, from - 2) || isNumeralAt(text, from - 2));

/** 一起 says together, unless a case or the end of the clause follows. */
const saysTogether = (text: string, from: number, to: number): boolean =>
  text.slice(from, to) === '一起' && !'，。；、）行复诉案'.includes(text[to] ?? '。');

/** The figure that begins at this place; undefined when a year, an ordinal, a list number or nothing begins there. */
export const figureAt = (compact: Compact, from: number): Figure | undefined => {
  const { text } = compact;
  const before = text[from - 1] ?? '';
  const percent = percentAt(compact, from);
  if (percent) return percent;
  if (before !== '' && (orderWords.includes(before) || /[\d.A-Za-z]/u.test(before))) return undefined;
  if (before !== '' && vagueWords.includes(before) && !isDigitAt(text, from)) return undefined;
  const amount = amountAt(compact, from);
  return amount && withUnit(text, from, amount);
};

const withUnit = (text: string, from: number, amount: Amount): Figure | undefined => {
  let { value, to } = amount;
  let approximate = amount.broken || endsRange(text, from);
  for (;;) {
    const character = text[to] ?? '';
    if (character !== '' && approximateInside.includes(character)) approximate = true;
    else if (character in multipliers) value *= multipliers[character]!;
    else break;
    to += 1;
    // One 万 and one 余 is all that is ever written.
    if (to - amount.to >= 3) break;
  }
  const unit = unitAt(text, to);
  // Numerals are in many words (一方面, 两微一端); with a unit behind them they count.
  if (unit === '' && (!amount.certain || to !== amount.to)) return undefined;
  to += unit.length;
  if (saysTogether(text, from, to)) return undefined;
  approximate ||= approximateAround(text, from, to);
  // 5.37 × 10000 is 53700.00000000001 to a machine.
  return { from, to, value: Math.round(value * 1e4) / 1e4, unit, decimals: amount.decimals, approximate };
};

/** Where a run of digits ends that is no figure, so that reading can go on behind it. */
export const endOfDigits = ({ text }: Compact, from: number): number => {
  let to = from;
  while (isDigitAt(text, to) || (text[to] === '.' && isDigitAt(text, to + 1))) to += 1;
  return to;
};
