import { quoteOf } from '../../passages.ts';
import { placeName } from '../../place.ts';
import { type PlainSentence, plainSentencesOf } from '../../plainSentences.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const messages = {
  tenThousand: '{place}写有“{found}”，同一句中各项相加为{sum}，与不带“万”的数字相同。请核对是否多写了“万”字。',
};

/** 173769万条, or 102条 without 万; thousands may be set off by commas. */
interface Amount {
  readonly from: number;
  readonly to: number;
  /** As written, before 万. */
  readonly value: number;
  readonly tenThousand: boolean;
}

const amount = /(?<![\d.])(\d{1,12}(?:,\d{3}){0,4})(?![\d.])(万?)(?:余|多)?(?=[条件次篇个份期人])/gu;

const amountsIn = ({ text }: PlainSentence): Amount[] =>
  [...text.matchAll(amount)].map(({ index, 0: written, 1: digits = '', 2: ten }) => ({
    from: index,
    to: index + written.length,
    value: Number(digits.replaceAll(',', '')),
    tenThousand: ten !== '',
  }));

/** The first few of some amounts that add up to a total; at least two. */
const partsOf = (total: number, amounts: readonly Amount[]): Amount[] | undefined => {
  let sum = 0;
  for (const [index, { value, tenThousand }] of amounts.entries()) {
    sum += value;
    if (tenThousand || sum > total) return undefined;
    if (sum === total && index > 0) return amounts.slice(0, index + 1);
  }
  return undefined;
};

const mostParts = 50;

const misplacedTenThousand = (sentence: PlainSentence): { total: Amount; parts: readonly Amount[] } | undefined => {
  if (!sentence.text.includes('万')) return undefined;
  const amounts = amountsIn(sentence);
  for (const [index, total] of amounts.entries()) {
    if (!total.tenThousand || total.value === 0) continue;
    const behind = amounts.slice(index + 1, index + 1 + mostParts);
    const before = amounts.slice(Math.max(0, index - mostParts), index).reverse();
    const parts = partsOf(total.value, behind) ?? partsOf(total.value, before);
    if (parts) return { total, parts };
  }
  return undefined;
};

const mostFindings = 10;

const magnitudes = ({ form, passages }: Context): Fault[] =>
  passages
    .flatMap(plainSentencesOf)
    .flatMap((sentence): Fault[] => {
      const misplaced = misplacedTenThousand(sentence);
      if (!misplaced) return [];
      const { total, parts } = misplaced;
      const { passage, text, spanOf } = sentence;
      const known = {
        place: placeName(form, passage.place),
        found: text.slice(total.from, total.to + 1),
        sum: total.value,
      };
      const spans = [total, ...parts].map(({ from, to }) => spanOf(from, to));
      const quotes = [quoteOf(passage, spans)];
      return [{ status: 'unsure', section: passage.place, quotes, message: fill(messages.tenThousand, known) }];
    })
    .slice(0, mostFindings);

export const magnitudeRules: readonly Rule[] = [
  {
    id: 'E18',
    severity: 'warning',
    title: '“万”字没有多写',
    basis: '实践：合计误写为“万条”“万件”，而分项按条、件计',
    involves: '同一句中的合计与分项',
    messages,
    check: magnitudes,
  },
];
