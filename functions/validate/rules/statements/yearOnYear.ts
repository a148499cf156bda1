import { formOf } from '../../../../schemas/form/index.ts';
import type { Report } from '../../../../schemas/report.ts';
import { quoteOf } from '../../passages.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import type { Change } from '../../statements/changes.ts';
import { quantityNames } from '../../statements/quantities.ts';
import { readingOf, type Statement, spanOf } from '../../statements/reading.ts';
import { comparison } from './basis.ts';
import { filledIn } from './compare.ts';
import { judgePercentage, rounded } from './percentages.ts';

const messages = {
  right: '文字中{quantity}的增减“{printed}”与上一年度报告相符（上年{before}，今年{now}）。',
  wrong: '文字中{quantity}的增减写作“{printed}”，上一年度报告为{before}，今年写{now}，应为{expected}。请核对。',
} as const;

interface Found {
  readonly statement: Statement;
  readonly change: Change;
}

/** What the form does not count has no figure of last year. */
const changesFound = (context: Context): Found[] =>
  readingOf(context).statements.flatMap((statement) =>
    statement.changes
      .filter(({ claim }) => claim.area === 'own' && filledIn(context, claim.quantity).length > 0)
      .map((change) => ({ statement, change })),
  );

interface Expected {
  readonly before: number;
  /** Signed: percent or a number. */
  readonly amount: number;
  readonly right: boolean;
}

const expectedFor = ({ settings }: Context, lastYear: Report, change: Change): Expected[] => {
  const { claim, percent, direction, decimals } = change;
  const printed = change.amount * direction;
  const tolerance = settings.thresholds.percentagePoints;
  return filledIn({ form: formOf(lastYear.edition), report: lastYear }, claim.quantity).flatMap(({ value: before }) => {
    if (before === undefined || (percent && before === 0)) return [];
    const amount = percent ? ((claim.value - before) / before) * 100 : claim.value - before;
    const right = percent
      ? judgePercentage(printed, { decimals, expected: amount, tolerance }) !== 'wrong'
      : printed === amount;
    return [{ before, amount, right }];
  });
};

const inWords = (amount: number, percent: boolean): string =>
  `${amount < 0 ? '减少' : '增加'}${Math.abs(rounded(amount))}${percent ? '%' : ''}`;

const changeFault = (context: Context, { statement, change }: Found): Fault[] => {
  const { lastYear } = context;
  const expected = lastYear ? expectedFor(context, lastYear, change) : [];
  const chosen = expected.find(({ right }) => right) ?? expected[0];
  if (!chosen) return [];
  const { claim, percent, direction } = change;
  return [
    {
      status: chosen.right ? 'pass' : claim.sure ? 'fail' : 'unsure',
      section: claim.passage.place,
      message: fill(messages[chosen.right ? 'right' : 'wrong'], {
        quantity: quantityNames[claim.quantity],
        printed: inWords(change.amount * direction, percent),
        before: chosen.before,
        now: claim.value,
        expected: inWords(chosen.amount, percent),
      }),
      quotes: [quoteOf(claim.passage, [claim.span, spanOf(statement, change.place)])],
      left: change.amount * direction,
      right: rounded(chosen.amount),
      difference: rounded(change.amount * direction - chosen.amount),
    },
  ];
};

const faultsOf = (context: Context): Fault[] => changesFound(context).flatMap((found) => changeFault(context, found));

export const changeAgainstLastYear: Rule = {
  id: 'D07',
  severity: 'warning',
  title: '文字中的同比增减与上一年度报告相符',
  basis: comparison,
  involves: '文字中“同比”“较上年”的增减数量和百分比，上一年度已发布报告的同一项数字。',
  messages,
  lacks: (context) => {
    if (!context.lastYear) return '没有上一年度已发布的报告';
    if (changesFound(context).length === 0) return '文中没有写与上年相比的增减';
    return faultsOf(context).length === 0 ? '上一年度报告中没有可以比较的数字' : undefined;
  },
  check: faultsOf,
};
