import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { quoteItems, readingOf, type Statement } from '../../statements/reading.ts';
import type { Share } from '../../statements/shares.ts';
import { arithmetic } from './basis.ts';
import { type Judgement, judgePercentage, rounded } from './percentages.ts';

const messages = {
  right: '“{printed}”与{part}÷{whole}相符。',
  wrong: '占比写作“{printed}”，按{part}÷{whole}计算应为{expected}%。请核对百分比和两个数字。',
  unsure: '占比写作“{printed}”，与{part}÷{whole}＝{expected}%略有出入。请确认是按什么计算的。',
} as const;

const kinds: Readonly<Record<Judgement, keyof typeof messages>> = { right: 'right', cutOff: 'unsure', wrong: 'wrong' };

interface Found {
  readonly statement: Statement;
  readonly share: Share;
}

/** A whole of 0 has no shares. */
const sharesFound = (context: Context): Found[] =>
  readingOf(context).statements.flatMap((statement) =>
    statement.shares
      .filter(({ wholes }) => wholes.every((place) => statement.heard[place]!.item.figure!.value > 0))
      .map((share) => ({ statement, share })),
  );

const judge = ({ settings }: Context, { statement, share }: Found, whole: number) => {
  const [printed, part, total] = [share.percentage, share.part, whole].map(
    (place) => statement.heard[place]!.item.figure!,
  );
  const expected = (part!.value / total!.value) * 100;
  const tolerance = settings.thresholds.percentagePoints;
  const judgement = judgePercentage(printed!.value, { decimals: printed!.decimals, expected, tolerance });
  return { whole, judgement, printed: printed!, part: part!, total: total!, expected };
};

const shareFault = (context: Context, found: Found): Fault[] => {
  const { share, statement } = found;
  const judged = share.wholes.map((whole) => judge(context, found, whole));
  const chosen = judged.find(({ judgement }) => judgement === 'right') ?? judged[0]!;
  // Of several possible wholes none fits: it may be of one that is not in the sentence.
  if (chosen.judgement !== 'right' && judged.length > 1) return [];
  const kind = kinds[chosen.judgement];
  const { printed, part, total, expected, whole } = chosen;
  return [
    {
      status: kind === 'right' ? 'pass' : kind === 'wrong' ? 'fail' : 'unsure',
      section: statement.page.passage.place,
      message: fill(messages[kind], {
        printed: `${printed.value}%`,
        part: part.value,
        whole: total.value,
        expected: rounded(expected),
      }),
      quotes: [quoteItems(statement, [whole, share.part, share.percentage])],
      left: printed.value,
      right: rounded(expected),
      difference: rounded(printed.value - expected),
    },
  ];
};

const faultsOf = (context: Context): Fault[] => sharesFound(context).flatMap((found) => shareFault(context, found));

export const percentagesRight: Rule = {
  id: 'D06',
  severity: 'warning',
  title: '文字中的占比计算正确',
  basis: arithmetic,
  involves: '文字中“占比”“占总数的”等百分比，与同一句中的分项和总数。',
  messages,
  lacks: (context) => (faultsOf(context).length === 0 ? '文中没有写出分项、总数和占比的句子' : undefined),
  check: faultsOf,
};
