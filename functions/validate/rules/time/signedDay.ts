import type { Quote } from '../../../../schemas/finding.ts';
import { type Passage, quoteOf } from '../../passages.ts';
import { plainOf } from '../../plainSentences.ts';
import { originalSpan } from '../../statements/compact.ts';
import { numeralValue } from '../../statements/numerals.ts';

/** A date at the end of the report. `day` is undefined for one the calendar does not have. */
export interface SignedDay {
  readonly day: string | undefined;
  readonly words: string;
  readonly quote: Quote;
}

const numeral = '[0-9〇零○一二三四五六七八九十]';
const date = new RegExp(
  `(?<![0-9])(${numeral}{4})(?:年(${numeral}{1,3})月(${numeral}{1,3})日|[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9]))`,
  'gu',
);

const numberOf = (written: string): number =>
  /^\d+$/u.test(written) ? Number(written) : (numeralValue(written.replaceAll('○', '〇')) ?? 0);

/** Undefined when there is no such day. */
const calendarDay = (year: number, month: number, day: number): string | undefined => {
  const instant = new Date(Date.UTC(year, month - 1, day));
  return instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day
    ? instant.toISOString().slice(0, 10)
    : undefined;
};

/** The last date of the sign-off: what stands to the right at the end, agency and date. */
export const signedDayIn = (passages: readonly Passage[]): SignedDay | undefined => {
  const signature = passages.filter(({ place, kind }) => place === 'other' && kind === 'signature');
  for (const passage of signature.reverse()) {
    const plain = plainOf(passage);
    const found = [...plain.text.matchAll(date)].at(-1);
    if (!found) continue;
    const [words, year = '', ...rest] = found;
    const [month = '', day = ''] = rest.filter((part) => part !== undefined);
    const span = originalSpan(plain, found.index, found.index + words.length);
    return {
      day: calendarDay(numberOf(year), numberOf(month), numberOf(day)),
      words,
      quote: quoteOf(passage, [span]),
    };
  }
  return undefined;
};
