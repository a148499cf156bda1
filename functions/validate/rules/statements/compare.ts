import type { Quote } from '../../../../schemas/finding.ts';
import type { CellDefinition } from '../../../../schemas/form/derive.ts';
import { quoteOf } from '../../passages.ts';
import { cellNamed, sectionOf, tableName } from '../../place.ts';
import { type Context, type Fault, fill, notAssessable } from '../../rule.ts';
import type { Claim } from '../../statements/claims.ts';
import { type Meant, meantBy, type Quantity, quantityNames } from '../../statements/quantities.ts';
import { readingOf } from '../../statements/reading.ts';

/** A quantity of the table in one understanding, with its figure. */
export interface Filled extends Meant {
  /** Undefined when one of its cells holds no number. */
  readonly value: number | undefined;
}

/** Several places of the text that say the same. */
export interface Saying {
  readonly quantity: Quantity;
  readonly value: number;
  readonly claims: readonly [Claim, ...Claim[]];
}

export const claimsAbout = (context: Context, quantities: ReadonlySet<Quantity>): Claim[] =>
  readingOf(context).claims.filter(({ quantity }) => quantities.has(quantity));

/** What the table holds for a quantity, in every understanding. */
export const filledIn = ({ form, report }: Pick<Context, 'form' | 'report'>, quantity: Quantity): Filled[] =>
  meantBy(form, quantity).map((meant) => {
    const values = meant.cells.map((name) => report.cells[name]?.value ?? null);
    const known = values.every((value) => value !== null);
    return { ...meant, value: known ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : undefined };
  });

/** No report says more; a text made to be long gets no endless list of findings. */
const mostSayings = 60;

/** Claims that can be held against the table together: same quantity, figure, scope and certainty. */
export const sayingsOf = (claims: readonly Claim[]): Saying[] => {
  const groups = new Map<string, [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const { quantity, value, area, sure, approximate, otherCount, denied } = claim;
    const key = [quantity, value, area, sure, approximate, otherCount, denied].join();
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()]
    .slice(0, mostSayings)
    .map((group) => ({ quantity: group[0].quantity, value: group[0].value, claims: group }));
};

/** More places than these are not shown. */
const mostQuoted = 5;

export const quoteClaims = (claims: readonly Claim[]): Quote[] =>
  claims.slice(0, mostQuoted).map(({ passage, span }) => quoteOf(passage, [span]));

/** 本年新收＝20，本年新收与上年结转合计＝22 */
export const filledWords = (filled: readonly Filled[]): string =>
  filled.map(({ name, value }) => `${name}＝${value ?? '未填'}`).join('，');

const definitionOf = ({ form }: Context, { cells }: Meant): CellDefinition => cellNamed(form, cells[0]!);

/** Messages of a rule that holds claims against the table. */
export const comparisonMessages = {
  agrees: '文字中的{quantity}“{words}”与{table}一致（{meant}＝{value}）。',
  differs:
    '文字中的{quantity}写作“{words}”，{table}中{filled}，两者不一致。请核对文字和表格；文字另有所指的，请写明范围。',
  unsure: '文字中的“{words}”如果是{quantity}，则与{table}不一致（{filled}）。请确认所指范围，必要时改正。',
  open: '文字中的{quantity}“{words}”未与{table}核对：表格中有关单元格没有填数字。',
  notComparable: '文字中的{quantity}“{words}”是约数，或者不是本机关全部的数字，未与{table}核对。',
  elsewhere: '文字与表格对有没有{quantity}说法不一，已在D10中指出，改正后再核对。',
} as const;

export type ComparisonMessages = typeof comparisonMessages;

interface Compared {
  readonly status: Exclude<keyof ComparisonMessages, 'elsewhere'>;
  /** The understanding to show; the one that agrees, or the first. */
  readonly meant: Filled;
  readonly filled: readonly Filled[];
}

/** What may be counted in another way than the table does is only asked about. */
const openToQuestion = new Set<Quantity>(['handled']);

export const compareSaying = (context: Context, { quantity, value, claims }: Saying): Compared | undefined => {
  const filled = filledIn(context, quantity);
  const [first] = filled;
  if (!first) return undefined;
  const [{ approximate, area, sure, otherCount }] = claims;
  const agreeing = filled.find((each) => each.value === value);
  if (agreeing && !approximate) return { status: 'agrees', meant: agreeing, filled };
  if (approximate || area !== 'own') return { status: 'notComparable', meant: first, filled };
  if (filled.some((each) => each.value === undefined)) return { status: 'open', meant: first, filled };
  const certain = sure && !otherCount && !openToQuestion.has(quantity);
  return { status: certain ? 'differs' : 'unsure', meant: first, filled };
};

const statuses: Readonly<Record<Compared['status'], Fault['status']>> = {
  agrees: 'pass',
  differs: 'fail',
  unsure: 'unsure',
  open: 'notAssessable',
  notComparable: 'notAssessable',
};

/** One finding, or one piece of evidence, for what the text says of a quantity. */
export const comparedFault = (context: Context, saying: Saying, messages: ComparisonMessages): Fault[] => {
  const compared = compareSaying(context, saying);
  if (!compared) return [];
  const { status, meant, filled } = compared;
  const { quantity, value, claims } = saying;
  const definition = definitionOf(context, meant);
  const [{ words, otherCount, passage }] = claims;
  const message = fill(messages[status], {
    quantity: quantityNames[quantity],
    words,
    table: tableName(context.form, definition.table),
    meant: meant.name,
    value,
    filled: filledWords(filled),
  });
  const quotes = quoteClaims(claims);
  const cells = [...new Set((status === 'agrees' ? [meant] : filled).flatMap((each) => each.cells))];
  if (statuses[status] === 'notAssessable') return [{ ...notAssessable(message, cells), quotes }];
  return [
    {
      status: statuses[status] ?? 'fail',
      // 新收 and 审结 beside reviews are counts the form does not have.
      ...(otherCount && { severity: 'info' as const }),
      section: status === 'agrees' ? sectionOf(context.form, definition.table) : passage.place,
      cells,
      message,
      quotes,
      left: value,
      ...(meant.value !== undefined && { right: meant.value, difference: value - meant.value }),
    },
  ];
};
