import { type Passage, quoteOf } from '../../passages.ts';
import { sectionOf } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import { figureIn } from '../tables/figure.ts';
import { feePlace, lacksFee } from './fee.ts';

const fee = 't1.fee.amountWan';

const messages = {
  same: '{table}{cell}＝{value}，与第六部分信息处理费“{amount}”是同一数额。这一格填行政事业性收费，不含政府信息公开信息处理费，请核对。',
  unknown: '{table}{cell}没有可用的数字，改正后再核对。',
  noText: '{table}{cell}＝{value}，第六部分没有文字可以对照。',
};

/** An amount of money with its unit; anchored at the first digit, so that a long run of digits is read once. */
const amounts = /(?<![\d.,])(\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?)\s?(万?元)/gu;

/** Digits and signs of full width made plain, one for one, so that places in the text stay the same. */
const narrow = (text: string): string =>
  text.replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** The amounts of a passage that speaks of the handling fee. */
const handlingFees = ({
  text,
}: Passage): { readonly digits: number; readonly yuan: number; readonly at: RegExpExecArray }[] =>
  text.includes('处理费')
    ? [...narrow(text).matchAll(amounts)].map((at) => {
        const digits = Number(at[1]!.replaceAll(',', ''));
        return { digits, yuan: at[2] === '元' ? digits : digits * 10_000, at };
      })
    : [];

const notTheHandlingFee = (context: Context): Fault[] => {
  const value = figureIn(context, fee);
  if (value === undefined) return [notAssessable(fill(messages.unknown, feePlace(context)), [fee])];
  if (value === 0) return [];
  const passages = context.passages.filter(({ place, kind }) => place === 'other' && kind !== 'sectionHeading');
  if (passages.length === 0) return [notAssessable(fill(messages.noText, { ...feePlace(context), value }), [fee])];
  for (const passage of passages) {
    // In the right unit, or the very digits in the wrong one.
    const same = handlingFees(passage).find(
      ({ digits, yuan }) => digits === value || yuan === Math.round(value * 10_000),
    );
    if (same) return [sameAmount(context, passage, same.at, value)];
  }
  return [];
};

const sameAmount = (context: Context, passage: Passage, at: RegExpExecArray, value: number): Fault => {
  const span = [at.index, at.index + at[0].length] as const;
  return {
    status: 'unsure',
    section: sectionOf(context.form, 't1'),
    cells: [fee],
    quotes: [quoteOf(passage, [span])],
    message: fill(messages.same, { ...feePlace(context), value, amount: passage.text.slice(...span) }),
  };
};

export const handlingFeeRules: readonly Rule[] = [
  {
    id: 'B06',
    severity: 'warning',
    title: '收费金额不是信息处理费',
    basis: '格式第二部分表格填行政事业性收费（万元），信息处理费在第六部分报告（元）',
    involves: '第二部分表格行政事业性收费本年收费金额，第六部分文字',
    messages,
    lacks: lacksFee,
    check: notTheHandlingFee,
  },
];
