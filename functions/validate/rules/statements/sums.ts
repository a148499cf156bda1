import type { Place } from '../../../../schemas/finding.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import type { Breakdown } from '../../statements/breakdowns.ts';
import { quoteItems, readingOf, type Statement } from '../../statements/reading.ts';
import { arithmetic } from './basis.ts';

interface Found {
  readonly statement: Statement;
  readonly breakdown: Breakdown;
}

const money = '元';

const figureOf = ({ heard }: Statement, place: number) => heard[place]!.item.figure!;

/** Totals of the text with their parts; sums of money are told apart, see D13. */
export const breakdownsFound = (context: Context, ofMoney: boolean): Found[] =>
  readingOf(context).statements.flatMap((statement) =>
    statement.breakdowns
      .filter(({ total }) => (figureOf(statement, total).unit === money) === ofMoney)
      .map((breakdown) => ({ statement, breakdown })),
  );

export const sumMessages = {
  adds: '“{total}”等于各分项之和：{parts}。',
  over: '“{total}”小于所列分项之和：{parts}，多{difference}。请核对总数和各分项。',
  short: '“{total}”大于所列分项之和：{parts}，差{difference}。请核对总数和各分项，或者写明还有哪些。',
} as const;

const written = (statement: Statement, place: number): string => {
  const { from, to } = figureOf(statement, place);
  return statement.page.compact.text.slice(from, to);
};

const sumOf = (values: readonly number[]): number =>
  Math.round(values.reduce((total, value) => total + value, 0) * 1e4) / 1e4;

/** 330＋44＋2＝376 */
export const sumFault = ({ statement, breakdown }: Found): Fault => {
  const { total, parts, verdict } = breakdown;
  const left = figureOf(statement, total).value;
  const values = parts.map((place) => figureOf(statement, place).value);
  const right = sumOf(values);
  return {
    status: verdict === 'adds' ? 'pass' : 'fail',
    section: statement.page.passage.place satisfies Place,
    message: fill(sumMessages[verdict], {
      total: written(statement, total),
      parts: values.length > 1 ? `${values.join('＋')}＝${right}` : String(right),
      difference: Math.abs(sumOf([left, -right])),
    }),
    quotes: [
      quoteItems(
        statement,
        [total, ...parts].sort((one, other) => one - other),
      ),
    ],
    left,
    right,
    difference: sumOf([left, -right]),
  };
};

export const partsAddUp: Rule = {
  id: 'D05',
  severity: 'warning',
  title: '同一句中的分项之和等于总数',
  basis: arithmetic,
  involves:
    '文字中同一句写出总数和分项的数字，如“其中”“分别为”“合计”。分项没有列全的（其中只举几项）不算差错，超过总数的才算。',
  messages: sumMessages,
  lacks: (context) => (breakdownsFound(context, false).length === 0 ? '文中没有写出总数和全部分项的句子' : undefined),
  check: (context) => breakdownsFound(context, false).map(sumFault),
};
