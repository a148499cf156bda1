import type { Quote } from '../../../../schemas/finding.ts';
import { quoteOf } from '../../passages.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import type { Claim } from '../../statements/claims.ts';
import type { Quantity } from '../../statements/quantities.ts';
import { readingOf } from '../../statements/reading.ts';
import type { Sweeping } from '../../statements/sweepings.ts';
import { comparison } from './basis.ts';
import { type Filled, filledIn, filledWords, quoteClaims } from './compare.ts';

/** More places than these are not shown. */
const mostQuoted = 5;

export const quoteSweepings = (sweepings: readonly Sweeping[]): Quote[] =>
  sweepings.slice(0, mostQuoted).map(({ passage, span }) => quoteOf(passage, [span]));

const messages = {
  notAll: '文字写{cases}全部维持或者胜诉，第四部分表格中{filled}，两者不一致。请核对；尚未审结的案件，请在文字中写明。',
  all: '文字写{cases}全部维持或者胜诉，与第四部分表格一致。',
  someCorrected: '文字写{cases}没有被纠正或者败诉的，第四部分表格中{filled}，两者不一致。请核对。',
  noneCorrected: '文字写{cases}没有被纠正或者败诉的，与第四部分表格一致。',
  open: '文字中关于{cases}结果的说法未与第四部分表格核对：表格中有关单元格没有填数字。',
} as const;

interface Kind {
  readonly cases: string;
  readonly total: Quantity;
  readonly maintained: Quantity;
}

const kinds: Readonly<Partial<Record<Sweeping['what'], Kind>>> = {
  allReviewsMaintained: { cases: '行政复议', total: 'reviewTotal', maintained: 'reviewMaintained' },
  allLawsuitsMaintained: { cases: '行政诉讼', total: 'litigationTotal', maintained: 'litigationMaintained' },
};

const cellsOf = (filled: readonly Filled[]): string[] => [...new Set(filled.flatMap(({ cells }) => cells))];

const allMaintained = (context: Context, sweeping: Sweeping): Fault[] => {
  const kind = kinds[sweeping.what];
  if (!kind) return [];
  const filled = [...filledIn(context, kind.total), ...filledIn(context, kind.maintained)];
  const [total, maintained] = filled.map(({ value }) => value);
  const known = total !== undefined && maintained !== undefined;
  const holds = total === maintained;
  const words = { cases: kind.cases, filled: filledWords(filled) };
  return [
    {
      status: !known ? 'notAssessable' : holds ? 'pass' : 'fail',
      ...(!known && { severity: 'info' as const }),
      section: sweeping.passage.place,
      cells: cellsOf(filled),
      message: fill(messages[!known ? 'open' : holds ? 'all' : 'notAll'], words),
      quotes: quoteSweepings([sweeping]),
    },
  ];
};

const corrected = new Set<Quantity>(['reviewCorrected', 'litigationCorrected']);

const noneCorrected = (context: Context, claim: Claim): Fault[] => {
  const filled = filledIn(context, claim.quantity);
  const known = filled.every(({ value }) => value !== undefined);
  const holds = filled.every(({ value }) => value === 0);
  const cases = claim.quantity === 'reviewCorrected' ? '行政复议' : '行政诉讼';
  return [
    {
      status: !known ? 'notAssessable' : holds ? 'pass' : claim.sure ? 'fail' : 'unsure',
      ...(!known && { severity: 'info' as const }),
      section: claim.passage.place,
      cells: cellsOf(filled),
      message: fill(messages[!known ? 'open' : holds ? 'noneCorrected' : 'someCorrected'], {
        cases,
        filled: filledWords(filled),
      }),
      quotes: quoteClaims([claim]),
    },
  ];
};

const sweepingsAbout = (context: Context): Sweeping[] =>
  readingOf(context).sweepings.filter(({ what }) => kinds[what] !== undefined);

/** 没有被纠正, 无一败诉. */
export const deniesCorrection = ({ quantity, denied }: Claim): boolean => denied && corrected.has(quantity);

const denialsAbout = (context: Context): Claim[] =>
  readingOf(context).claims.filter((claim) => claim.area === 'own' && deniesCorrection(claim));

export const sweepingResults: Rule = {
  id: 'D09',
  severity: 'warning',
  title: '“全部维持”“无一纠正”等说法与表格一致',
  basis: comparison,
  involves: '文字中行政复议、行政诉讼“均维持”“全部胜诉”“没有被纠正”等说法，第四部分表格各项结果。',
  messages,
  lacks: (context) =>
    sweepingsAbout(context).length + denialsAbout(context).length === 0
      ? '文中没有写案件全部维持或者没有被纠正'
      : undefined,
  check: (context) => [
    ...sweepingsAbout(context).flatMap((sweeping) => allMaintained(context, sweeping)),
    ...denialsAbout(context).flatMap((claim) => noneCorrected(context, claim)),
  ],
};
