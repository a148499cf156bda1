import { type Context, type Fault, fill, notAssessable, type Rule } from '../../rule.ts';
import type { Claim } from '../../statements/claims.ts';
import { type Quantity, quantityNames } from '../../statements/quantities.ts';
import { readingOf } from '../../statements/reading.ts';
import type { Sweeping } from '../../statements/sweepings.ts';
import { aboutTable2, comparison } from './basis.ts';
import { claimsAbout, comparedFault, comparisonMessages, filledIn, filledWords, sayingsOf } from './compare.ts';
import { saysNoneOrSome } from './none.ts';
import { deniesCorrection, quoteSweepings } from './sweeping.ts';

/** What the text says of them and the form counts; that no case was corrected is D09's. */
const comparable = (context: Context, quantities: ReadonlySet<Quantity>): Claim[] =>
  claimsAbout(context, quantities).filter(
    (claim) => filledIn(context, claim.quantity).length > 0 && !deniesCorrection(claim),
  );

const comparedAll = (context: Context, quantities: ReadonlySet<Quantity>): Fault[] =>
  sayingsOf(comparable(context, quantities)).flatMap((saying) =>
    // None against some is D10's, which says it more plainly.
    saysNoneOrSome(context, saying)
      ? [notAssessable(fill(comparisonMessages.elsewhere, { quantity: quantityNames[saying.quantity] }))]
      : comparedFault(context, saying, comparisonMessages),
  );

interface Comparison extends Pick<Rule, 'id' | 'title' | 'involves'> {
  readonly quantities: readonly Quantity[];
  /** What the text does not speak of when the rule cannot be assessed. */
  readonly about: string;
}

const comparisonRule = ({ id, title, involves, quantities, about }: Comparison): Rule => {
  const wanted = new Set(quantities);
  return {
    id,
    severity: 'warning',
    title,
    basis: comparison,
    involves,
    messages: comparisonMessages,
    lacks: (context) => {
      if (comparable(context, wanted).length > 0) return undefined;
      return claimsAbout(context, wanted).some((claim) => !deniesCorrection(claim))
        ? `${context.form.name}的表格没有${about}一项`
        : `文中没有写${about}`;
    },
    check: (context) => comparedAll(context, wanted),
  };
};

const answeredQuantities = new Set<Quantity>(['answered']);

const answeredMessages = {
  ...comparisonMessages,
  allButCarriedOn:
    '文字写申请已全部办结或者答复，第三部分表格中{filled}。还有结转的，请确认文字所指的范围，必要时改为办结的件数。',
  allAnswered: '文字写申请已全部办结或者答复，第三部分表格中没有结转下年度的申请。',
} as const;

const sweepingFaults = (context: Context, sweepings: readonly Sweeping[]): Fault[] => {
  const filled = filledIn(context, 'carriedOut');
  const [carriedOn] = filled;
  if (sweepings.length === 0 || carriedOn?.value === undefined) return [];
  const message = answeredMessages[carriedOn.value === 0 ? 'allAnswered' : 'allButCarriedOn'];
  return [
    {
      status: carriedOn.value === 0 ? 'pass' : 'unsure',
      section: sweepings[0]!.passage.place,
      cells: [...carriedOn.cells],
      message: fill(message, { filled: filledWords(filled) }),
      quotes: quoteSweepings(sweepings),
    },
  ];
};

const allAnswered = (context: Context): Sweeping[] =>
  readingOf(context).sweepings.filter(({ what }) => what === 'allAnswered');

const answered: Rule = {
  id: 'D02',
  severity: 'warning',
  title: '文字中的办结、答复数量与表格一致',
  basis: comparison,
  involves: aboutTable2,
  messages: answeredMessages,
  lacks: (context) =>
    claimsAbout(context, answeredQuantities).length + allAnswered(context).length === 0
      ? '文中没有写办结或者答复的申请数量'
      : undefined,
  check: (context) => [...comparedAll(context, answeredQuantities), ...sweepingFaults(context, allAnswered(context))],
};

/** D01–D04, D08 and D11: a figure of the text against a figure of the form. */
export const applicationRules: readonly Rule[] = [
  comparisonRule({
    id: 'D01',
    title: '文字中的申请数量与表格一致',
    involves: `${aboutTable2}“收到”的数量可以是本年新收，也可以是本年新收与上年结转之和。`,
    quantities: ['received', 'receivedNew', 'handled'],
    about: '收到的申请数量',
  }),
  answered,
  comparisonRule({
    id: 'D03',
    title: '文字中的各类办理结果与表格一致',
    involves: `${aboutTable2}不予公开、无法提供、不予处理、其他处理分别为各自几行之和。`,
    quantities: ['granted', 'partly', 'grantedOrPartly', 'denied', 'unable', 'notProcessed', 'otherHandling'],
    about: '予以公开、部分公开等办理结果的数量',
  }),
  comparisonRule({
    id: 'D04',
    title: '文字中的结转数量与表格一致',
    involves: aboutTable2,
    quantities: ['carriedIn', 'carriedOut'],
    about: '上年结转或者结转下年度的申请数量',
  }),
];

export const disputeCounts: Rule = comparisonRule({
  id: 'D08',
  title: '文字中的行政复议、行政诉讼数量与表格一致',
  involves: '文字中因政府信息公开引发的行政复议、行政诉讼数量，第四部分表格。写“新收”“审结”的只作提示。',
  quantities: [
    'reviewTotal',
    'reviewMaintained',
    'reviewCorrected',
    'reviewOther',
    'reviewPending',
    'litigationTotal',
    'litigationMaintained',
    'litigationCorrected',
    'litigationOther',
    'litigationPending',
    'directTotal',
    'afterTotal',
    'disputesTotal',
  ],
  about: '行政复议、行政诉讼的数量',
});

export const documentCounts: Rule = comparisonRule({
  id: 'D11',
  title: '文字中的规范性文件数量与表格一致',
  involves: '文字中行政规范性文件制发、废止和现行有效的数量，第二部分表格“行政规范性文件”行。',
  quantities: ['normdocIssued', 'normdocRepealed', 'normdocValid'],
  about: '规范性文件制发、废止或者现行有效的数量',
});
